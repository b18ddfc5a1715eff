// Executes step graphs with tfjs: every intermediate is freed at its last use, and the state stays on the device between steps.
import * as tf from "@tensorflow/tfjs-core";
import { concreteShape } from "../../ir/shape.ts";
import { EngineError, type BackendId } from "../engine.ts";
import { results, type StepGraph } from "../step/graph.ts";
import type { Ref, StepNode, StepNodeFor } from "../step/primitives.ts";
import {
  kernels,
  type Computed,
  type Kernel,
  type Run,
  type Tensors,
} from "./kernels.ts";
import { runScan } from "./scan.ts";

/** A step graph with its constants on the device and the place of every value's last use. */
export interface Executable {
  readonly graph: StepGraph;
  /**
   * Runs it once. `feeds` are the values of all `input` nodes by reference, and stay the caller's. The results asked for (or all) are
   * the caller's to dispose; one that is itself a feed comes back as a tensor of its own.
   */
  run(
    feeds: ReadonlyMap<Ref, tf.Tensor>,
    batchSize: number,
    wanted?: readonly Ref[],
  ): Map<Ref, tf.Tensor>;
  dispose(): void;
}

export function prepare(graph: StepGraph, backend: BackendId): Executable {
  const constants = constantsOf(graph);
  const bodies = bodiesOf(graph, backend);
  const plans = new Map<string, Plan>();
  const planFor = (wanted: readonly Ref[]): Plan => {
    const key = wanted.join();
    const plan = plans.get(key) ?? planOf(graph, wanted);
    plans.set(key, plan);
    return plan;
  };
  return {
    graph,
    run(feeds, batchSize, wanted = results(graph)) {
      const known = new Map([...constants, ...feeds]);
      const run = { backend, batchSize };
      return execute(graph, planFor(wanted), { known, bodies }, run);
    },
    dispose() {
      tf.dispose([...constants.values()]);
      for (const body of bodies.values()) body.dispose();
    },
  };
}

/** The bodies of the scans, by the scan. */
function bodiesOf(graph: StepGraph, backend: BackendId): Map<Ref, Executable> {
  const bodies = new Map<Ref, Executable>();
  graph.nodes.forEach((node, ref) => {
    if (node.primitive !== "scan") return;
    const { nodes } = node.attributes.body;
    const body = prepare(
      { nodes, inputs: [], state: [], outputs: {} },
      backend,
    );
    bodies.set(ref, body);
  });
  return bodies;
}

function constantsOf(graph: StepGraph): Map<Ref, tf.Tensor> {
  const constants = new Map<Ref, tf.Tensor>();
  graph.nodes.forEach((node, ref) => {
    if (node.primitive !== "constant") return;
    const shape = concreteShape(node.shape, 1);
    constants.set(
      ref,
      tf.tensor([...node.attributes.values], shape, node.type),
    );
  });
  return constants;
}

/** Which nodes are computed, in order, and which values are freed after each. */
interface Plan {
  readonly order: readonly Ref[];
  readonly freed: ReadonlyMap<Ref, readonly Ref[]>;
  readonly wanted: readonly Ref[];
}

function planOf(graph: StepGraph, wanted: readonly Ref[]): Plan {
  const needed = new Set(wanted);
  const lastUse = new Map<Ref, Ref>();
  for (let ref = graph.nodes.length - 1; ref >= 0; ref--) {
    if (!needed.has(ref)) continue;
    for (const source of graph.nodes[ref]?.inputs ?? []) {
      needed.add(source);
      if (!lastUse.has(source)) lastUse.set(source, ref);
    }
  }
  const freed = new Map<Ref, Ref[]>();
  const kept = new Set(wanted);
  for (const [source, user] of lastUse) {
    if (!kept.has(source) && isComputed(graph.nodes[source]))
      freed.set(user, [...(freed.get(user) ?? []), source]);
  }
  const order = [...needed]
    .filter((ref) => isComputed(graph.nodes[ref]))
    .sort((a, b) => a - b);
  return { order, freed, wanted };
}

const isComputed = (node: StepNode | undefined): boolean =>
  node?.primitive !== "input" && node?.primitive !== "constant";

/** What is there before a run. */
interface Given {
  readonly known: ReadonlyMap<Ref, tf.Tensor>;
  readonly bodies: ReadonlyMap<Ref, Executable>;
}

function execute(
  graph: StepGraph,
  plan: Plan,
  given: Given,
  run: Omit<Run, "shape">,
): Map<Ref, tf.Tensor> {
  const made = new Map<Ref, tf.Tensor>();
  const tuples = new Map<Ref, tf.Tensor[]>();
  const values = { ...given, made, tuples, graph };
  try {
    for (const ref of plan.order) {
      const node = graph.nodes[ref] as StepNode;
      if (node.primitive === "scan")
        tuples.set(ref, scanned(ref, node, values, run));
      else made.set(ref, compute(node, values, run));
      for (const last of plan.freed.get(ref) ?? []) {
        tf.dispose([made.get(last), tuples.get(last)]);
        made.delete(last);
        tuples.delete(last);
      }
    }
  } catch (error) {
    tf.dispose([[...made.values()], [...tuples.values()]]);
    throw error;
  }
  return new Map(
    plan.wanted.map((ref) => [
      ref,
      made.get(ref) ?? copyOf(given.known, ref, graph),
    ]),
  );
}

interface Values extends Given {
  readonly graph: StepGraph;
  readonly made: ReadonlyMap<Ref, tf.Tensor>;
  readonly tuples: ReadonlyMap<Ref, readonly tf.Tensor[]>;
}

const inputsOf = (node: StepNode, { made, known, graph }: Values) =>
  node.inputs.map((source) => made.get(source) ?? fed(known, source, graph));

function scanned(
  ref: Ref,
  node: StepNodeFor<"scan">,
  values: Values,
  { batchSize }: Omit<Run, "shape">,
): tf.Tensor[] {
  const { states, outputs } = node.attributes.body;
  const body = values.bodies.get(ref);
  if (!body)
    throw new EngineError(`Expected the body of scan ${ref} to be prepared.`);
  const wanted = [...new Set([...states, ...outputs])];
  return runScan(node, inputsOf(node, values), (feeds) =>
    body.run(feeds, batchSize, wanted),
  );
}

function compute(
  node: Exclude<StepNode, { primitive: "scan" }>,
  values: Values,
  run: Omit<Run, "shape">,
): tf.Tensor {
  if (node.primitive === "scanResult") {
    const tuple = values.tuples.get(node.inputs[0] as Ref);
    return tf.clone(tuple?.[node.attributes.index] as tf.Tensor);
  }
  const inputs = inputsOf(node, values);
  const shape = concreteShape(node.shape, run.batchSize);
  const kernel = kernels[node.primitive as Computed] as Kernel<Computed>;
  try {
    return tf.tidy(() =>
      kernel(inputs as Tensors, node.attributes as never, { ...run, shape }),
    );
  } catch (error) {
    throw new EngineError(
      `${node.primitive} on tfjs ${run.backend}: ${String(error)} Received inputs ${inputs.map((x) => `(${x.shape.join(", ")}) ${x.dtype}`).join(", ")}.`,
      { cause: error },
    );
  }
}

function fed(
  known: ReadonlyMap<Ref, tf.Tensor>,
  ref: Ref,
  graph: StepGraph,
): tf.Tensor {
  const tensor = known.get(ref);
  if (tensor) return tensor;
  const node = graph.nodes[ref];
  const name = node?.primitive === "input" ? node.attributes.name : "?";
  throw new EngineError(
    `Expected a value for the step's input ${name} (node ${ref}). Received none.`,
  );
}

const copyOf = (
  known: ReadonlyMap<Ref, tf.Tensor>,
  ref: Ref,
  graph: StepGraph,
): tf.Tensor => tf.clone(fed(known, ref, graph));
