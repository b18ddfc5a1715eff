// A step graph at one batch size as an ONNX file: state and inputs go in, results and the next state come out.
import { concreteShape } from "../../../ir/shape.ts";
import { EngineError } from "../../engine.ts";
import type { StepGraph } from "../../step/graph.ts";
import type {
  Primitive,
  Ref,
  ScanBody,
  StepNode,
  StepNodeFor,
  StepType,
} from "../../step/primitives.ts";
import { OnnxBuilder, valueInfo } from "../builder.ts";
import { encodeModel, irVersion, opset } from "../proto.ts";
import * as arrange from "./arrange.ts";
import { Emitter, type Target } from "./emitter.ts";
import { conv2dKernelGradient } from "./kernelGradient.ts";
import { inOrder, physical, type Laid } from "./laid.ts";
import * as pointwise from "./pointwise.ts";
import { conv2d, kernelOrder, matmul, maxPool } from "./products.ts";
import { writtenOut } from "./scan.ts";
import { asNode } from "./scanNode.ts";
import { sizeOf, type Translation } from "./translation.ts";

/** A tensor that goes in or comes out, as it lies in memory. */
export interface Port {
  readonly name: string;
  /** Logical axis of each axis in memory. */
  readonly order: readonly number[];
  /** In memory. */
  readonly shape: readonly number[];
  readonly type: StepType;
}
export interface ExportedStep {
  readonly bytes: Uint8Array;
  readonly inputs: readonly Port[];
  /** By name of the graph's output. */
  readonly outputs: readonly Port[];
  /** By state entry: where its next value comes out; absent where the step leaves it as it is. */
  readonly next: Readonly<Record<string, Port>>;
  /** How many numbers each node puts in another order. */
  readonly moved: readonly number[];
}

const translations: {
  readonly [
    P in Exclude<Primitive, "input" | "constant" | "scan" | "scanResult">
  ]: Translation<P>;
} = {
  extent: (e, { dims }) =>
    e.plain(e.b.number(sizeOf(concreteShape(dims, e.batchSize))), []),
  unary: pointwise.unary,
  binary: pointwise.binary,
  select: pointwise.select,
  cast: pointwise.cast,
  matmul,
  conv2d,
  conv2dKernelGradient,
  maxPool,
  pad: arrange.pad,
  slice: arrange.slice,
  dilate: arrange.dilate,
  concat: arrange.concat,
  reshape: arrange.reshape,
  transpose: arrange.transpose,
  broadcastTo: arrange.broadcastTo,
  reduceSum: arrange.reduceSum,
  reduceMax: arrange.reduceMax,
  flip: arrange.flip,
  gather: arrange.gather,
  scatterAdd: arrange.scatterAdd,
  oneHot: arrange.oneHot,
  argMax: arrange.argMax,
};

export interface StepExport {
  readonly batchSize: number;
  readonly target: Target;
  /** How state entries lie in memory, by name; as `stateOrders` says, if not said. */
  readonly orders?: Readonly<Record<string, readonly number[]>>;
  /** Which outputs are wanted; all, if not said. */
  readonly outputs?: readonly string[];
}

export function exportStep(
  graph: StepGraph,
  options: StepExport,
): ExportedStep {
  const { batchSize, target } = options;
  const named = options.orders ?? stateOrders(graph, target);
  const orders = new Map(
    graph.state.flatMap(({ name, input }): [Ref, readonly number[]][] => {
      const order = named[name];
      return order ? [[input, order]] : [];
    }),
  );
  const e = new Emitter(new OnnxBuilder(), batchSize, target);
  const inputs: Port[] = [];
  const writer = new Writer(e, graph.nodes, (node, ref, shape) => {
    const laid: Laid = {
      name: node.attributes.name,
      shape,
      order: orders.get(ref) ?? inOrder(shape.length),
      type: node.type,
    };
    inputs.push({ ...laid, shape: physical(laid) });
    return laid;
  });
  const values = writer.values();
  return finish(e, graph, options, inputs, values);
}

/** Writes the nodes of a graph, or of a scan's body, in their order. */
class Writer {
  private readonly made: Laid[] = [];
  private readonly scans = new Map<Ref, readonly Laid[]>();

  constructor(
    private readonly e: Emitter,
    private readonly nodes: readonly StepNode[],
    private readonly input: (
      node: StepNodeFor<"input">,
      ref: Ref,
      shape: readonly number[],
    ) => Laid,
  ) {}

  /** Every node's value; a scan's is the first of its results. */
  values(): Laid[] {
    this.nodes.forEach((node, ref) => {
      try {
        this.made.push(this.value(node, ref));
      } catch (error) {
        throw new EngineError(
          `onnx: ${node.primitive} (node ${ref} of ${this.nodes.length}) cannot be said in ONNX: ${String(error)}`,
          { cause: error },
        );
      }
    });
    return this.made;
  }

  private value(node: StepNode, ref: Ref): Laid {
    const { e } = this;
    const inputs = node.inputs.map((input) => this.made[input] as Laid);
    switch (node.primitive) {
      case "input":
        return this.input(node, ref, concreteShape(node.shape, e.batchSize));
      case "constant":
        return constant(e, node);
      case "scan": {
        const isNode = e.target.scans && node.attributes.sequences > 0;
        const say = isNode ? asNode : writtenOut;
        const results = say(e, node.attributes, inputs, bodyValues);
        this.scans.set(ref, results);
        return results[0] as Laid;
      }
      case "scanResult": {
        const results = this.scans.get(node.inputs[0] as Ref);
        return results?.[node.attributes.index] as Laid;
      }
      default: {
        const translate = translations[
          node.primitive
        ] as Translation<Primitive>;
        const shape = concreteShape(node.shape, e.batchSize);
        return translate(e, node.attributes, inputs, shape);
      }
    }
  }
}

function bodyValues(
  e: Emitter,
  body: ScanBody,
  given: readonly Laid[],
): Laid[] {
  const writer = new Writer(
    e,
    body.nodes,
    (_, ref) => given[body.inputs.indexOf(ref)] as Laid,
  );
  return writer.values();
}

function constant(
  e: Emitter,
  { shape: dims, type, attributes }: StepNodeFor<"constant">,
): Laid {
  const shape = concreteShape(dims, e.batchSize);
  const name =
    type === "int32"
      ? e.b.wholes(attributes.values, shape)
      : e.b.floats(attributes.values, shape);
  return e.plain(name, shape, type);
}

/**
 * How state lies in memory, by entry, where not as its axes say: kernels of convolutions as ONNX's Conv wants them, and what an optimiser
 * remembers of them likewise.
 */
export function stateOrders(
  graph: StepGraph,
  { channelsFirst }: Target,
): Record<string, readonly number[]> {
  if (!channelsFirst) return {};
  const kernels = new Set(
    graph.nodes.flatMap(({ primitive, inputs }) =>
      primitive === "conv2d" ? [inputs[1] as Ref] : [],
    ),
  );
  const parameters = new Set(
    graph.state
      .filter(({ input }) => kernels.has(input))
      .map(({ parameter }) => parameter),
  );
  const laid = graph.state.filter(
    ({ parameter, input }) =>
      parameters.has(parameter) && graph.nodes[input]?.shape.length === 4,
  );
  return Object.fromEntries(laid.map(({ name }) => [name, kernelOrder]));
}

function finish(
  e: Emitter,
  graph: StepGraph,
  { outputs: wanted }: StepExport,
  inputs: readonly Port[],
  values: readonly Laid[],
): ExportedStep {
  const value = (ref: Ref): Laid => values[ref] as Laid;
  const out = (name: string, laid: Laid): Port => {
    e.b.nodes.push({
      input: [laid.name],
      output: [name],
      name,
      opType: "Identity",
      attribute: [],
    });
    return { name, order: laid.order, shape: physical(laid), type: laid.type };
  };
  const named = Object.entries(graph.outputs).filter(
    ([name]) => wanted?.includes(name) ?? true,
  );
  const outputs = named.map(([name, ref]) =>
    out(`out:${name}`, e.settled(value(ref))),
  );
  const changed = graph.state.filter(({ input, next }) => input !== next);
  const next = changed.map(({ name, input, next: ref }): [string, Port] => [
    name,
    out(`next:${name}`, e.arranged(value(ref), value(input).order)),
  ]);
  const ports = [...outputs, ...next.map(([, port]) => port)];
  const bytes = encodeModel({
    irVersion,
    producerName: "rosetta-notebook",
    graph: {
      node: e.b.nodes,
      name: "step",
      initializer: e.b.initializers,
      input: inputs.map(({ name, shape, type }) =>
        valueInfo(name, shape, type),
      ),
      output: ports.map(({ name, shape, type }) =>
        valueInfo(name, shape, type),
      ),
    },
    opsetImport: [
      { domain: "", version: opset },
      { domain: "com.microsoft", version: 1 },
    ],
  });
  return {
    bytes,
    inputs,
    outputs,
    next: Object.fromEntries(next),
    moved: e.moves,
  };
}
