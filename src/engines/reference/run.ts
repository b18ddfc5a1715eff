// Runs step graphs in Float64: slow, plain and exact, the judge of the engines.
import { concreteShape } from "../../ir/shape.ts";
import { EngineError } from "../engine.ts";
import { results, type StepGraph } from "../step/graph.ts";
import type { Ref, StepNode } from "../step/primitives.ts";
import { kernels, type Array64, type Call, type Plain } from "./kernels.ts";
import { scanned } from "./scan.ts";
import { count } from "./strided.ts";

/** Arrays by name of a graph input or state entry. */
export type Feed = Readonly<Record<string, ArrayLike<number>>>;

export interface RunResult {
  readonly outputs: Readonly<Record<string, Array64>>;
  /** The next state, by entry name. */
  readonly state: Readonly<Record<string, Float64Array>>;
}

/** Executes a step graph once. `feed` holds all inputs and the state, in the graph's own storage. */
export function runReference(
  graph: StepGraph,
  batchSize: number,
  feed: Feed,
): RunResult {
  const values = evaluate(graph, batchSize, feed);
  const value = (ref: Ref): Array64 => {
    const array = values[ref];
    if (!array)
      throw new EngineError(`reference: Expected node ${ref} to be computed.`);
    return array;
  };
  return {
    outputs: Object.fromEntries(
      Object.entries(graph.outputs).map(([name, ref]) => [name, value(ref)]),
    ),
    state: Object.fromEntries(
      graph.state.map(({ name, next }) => [name, value(next).data]),
    ),
  };
}

function evaluate(
  graph: StepGraph,
  batchSize: number,
  feed: Feed,
): (Array64 | undefined)[] {
  const made = (node: StepNode, shape: readonly number[]): Array64 | null =>
    node.primitive === "input"
      ? { shape, data: fed(feed, node.attributes.name, shape) }
      : null;
  return evaluateNodes(graph.nodes, results(graph), batchSize, made);
}

/** The values of nodes in order, freed at their last use but for those that are wanted; `given` knows those of inputs. */
function evaluateNodes(
  nodes: readonly StepNode[],
  wanted: readonly Ref[],
  batchSize: number,
  given: (node: StepNode, shape: readonly number[], ref: Ref) => Array64 | null,
): (Array64 | undefined)[] {
  const values: (Array64 | undefined)[] = [];
  const tuples = new Map<Ref, readonly Array64[]>();
  const lastUse = lastUses(nodes, wanted);
  nodes.forEach((node, ref) => {
    const shape = concreteShape(node.shape, batchSize);
    const inputs = node.inputs.map((input) => values[input] as Array64);
    if (node.primitive === "scan")
      tuples.set(
        ref,
        scanned(node, inputs, (body, wantedInBody, fedToBody) =>
          evaluateNodes(
            body.nodes,
            wantedInBody,
            batchSize,
            (_, __, place) => fedToBody.get(place) ?? null,
          ),
        ),
      );
    else if (node.primitive === "scanResult")
      values[ref] = tuples.get(node.inputs[0] as Ref)?.[node.attributes.index];
    else
      values[ref] = given(node, shape, ref) ?? {
        shape,
        data: computed(node as Computable, shape, inputs, batchSize),
      };
    for (const input of node.inputs)
      if (lastUse.get(input) === ref) {
        values[input] = undefined;
        tuples.delete(input);
      }
  });
  return values;
}

type Computable = Extract<StepNode, { primitive: Plain }>;

function computed(
  node: Computable,
  shape: readonly number[],
  inputs: readonly Array64[],
  batchSize: number,
): Float64Array {
  const kernel = kernels[node.primitive] as (
    call: Call<Plain>,
    inputs: readonly Array64[],
  ) => Float64Array;
  return kernel({ node, shape, batchSize }, inputs);
}

/** The last node that uses each node; none for those that must stay. */
function lastUses(
  nodes: readonly StepNode[],
  wanted: readonly Ref[],
): Map<Ref, Ref> {
  const last = new Map<Ref, Ref>();
  nodes.forEach(({ inputs }, ref) => {
    for (const input of inputs) last.set(input, ref);
  });
  for (const ref of wanted) last.delete(ref);
  return last;
}

function fed(feed: Feed, name: string, shape: readonly number[]): Float64Array {
  const array = feed[name];
  if (!array)
    throw new EngineError(
      `reference: Expected an array for the input ${name}. Received ${Object.keys(feed).join(", ")}.`,
    );
  if (array.length !== count(shape))
    throw new EngineError(
      `reference: Expected ${count(shape)} numbers for ${name} (${shape.join(", ")}). Received ${array.length}.`,
    );
  return Float64Array.from(array);
}
