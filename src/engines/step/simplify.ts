// What a primitive can be replaced by when it changes nothing or follows from its neighbours.
import { sameDim } from "../../ir/shape.ts";
import { dimAt, range, sameShape } from "./dims.ts";
import type {
  Attributes,
  BinaryFunction,
  Primitive,
  Ref,
  StepNode,
  UnaryFunction,
} from "./primitives.ts";
import { erf, softplus } from "./specialFunctions.ts";

/** What a rule may do: look at nodes and emit others. */
export interface Emitter {
  node(ref: Ref): StepNode;
  emit<P extends Primitive>(
    primitive: P,
    attributes: Attributes[P],
    inputs: readonly Ref[],
  ): Ref;
  scalar(value: number): Ref;
}
type Simplification<P extends Primitive> = (
  graph: Emitter,
  attributes: Attributes[P],
  inputs: readonly [Ref, ...Ref[]],
) => Ref | null;

const none = (list: readonly number[], value: number): boolean =>
  list.every((n) => n === value);
const inOrder = (axes: readonly number[]): boolean =>
  axes.every((axis, i) => axis === i);

/** The number that a node is known to be: a constant without axes. */
function known(graph: Emitter, ref: Ref | undefined): number | null {
  if (ref === undefined) return null;
  const node = graph.node(ref);
  const scalar = node.primitive === "constant" && node.shape.length === 0;
  return scalar ? (node.attributes.values[0] ?? null) : null;
}

export const unaryFunctions: {
  readonly [F in UnaryFunction]: (x: number) => number;
} = {
  neg: (x) => -x,
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  sqrt: Math.sqrt,
  rsqrt: (x) => 1 / Math.sqrt(x),
  reciprocal: (x) => 1 / x,
  square: (x) => x * x,
  abs: Math.abs,
  sign: Math.sign,
  step: (x) => (x > 0 ? 1 : 0),
  floor: Math.floor,
  relu: (x) => Math.max(x, 0),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  tanh: Math.tanh,
  softplus,
  erf,
  sin: Math.sin,
  cos: Math.cos,
};

export const binaryFunctions: {
  readonly [F in BinaryFunction]: (a: number, b: number) => number;
} = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  max: Math.max,
  min: Math.min,
  pow: Math.pow,
  greater: (a, b) => Number(a > b),
  greaterEqual: (a, b) => Number(a >= b),
  less: (a, b) => Number(a < b),
  lessEqual: (a, b) => Number(a <= b),
  equal: (a, b) => Number(a === b),
  notEqual: (a, b) => Number(a !== b),
};

/** The number that changes nothing on the right side of a function. */
const rightNeutral: { readonly [F in BinaryFunction]?: number } = {
  add: 0,
  sub: 0,
  mul: 1,
  div: 1,
  pow: 1,
};
const leftNeutral: { readonly [F in BinaryFunction]?: number } = {
  add: 0,
  mul: 1,
};

const binary: Simplification<"binary"> = (graph, { fn }, [a, b]) => {
  const [left, right] = [known(graph, a), known(graph, b)];
  if (left !== null && right !== null)
    return graph.scalar(binaryFunctions[fn](left, right));
  if (right !== null && right === rightNeutral[fn]) return a;
  if (left !== null && left === leftNeutral[fn]) return b ?? null;
  if (right === 2 && fn === "pow")
    return graph.emit("unary", { fn: "square" }, [a]);
  return b === undefined ? null : withoutBroadcast(graph, fn, a, b);
};

/** binary(broadcastTo(x), y) = binary(x, y) where y has the whole shape already. */
function withoutBroadcast(
  graph: Emitter,
  fn: BinaryFunction,
  a: Ref,
  b: Ref,
): Ref | null {
  const [left, right] = [graph.node(a), graph.node(b)];
  const narrow = ({ primitive, inputs: [x] }: StepNode): Ref | undefined =>
    primitive === "broadcastTo" && x !== undefined
      ? scalarUnder(graph, x)
      : undefined;
  const [x, y] = [narrow(left), narrow(right)];
  if (x !== undefined && sameShape(left.shape, right.shape))
    return graph.emit("binary", { fn }, [x, b]);
  if (y !== undefined && sameShape(left.shape, right.shape))
    return graph.emit("binary", { fn }, [a, y]);
  return null;
}

/** The scalar itself where a node only gives it axes of size 1. */
function scalarUnder(graph: Emitter, ref: Ref): Ref {
  const { primitive, inputs } = graph.node(ref);
  const [x] = inputs;
  const isScalar = x !== undefined && graph.node(x).shape.length === 0;
  return primitive === "reshape" && isScalar ? x : ref;
}

const reshape: Simplification<"reshape"> = (graph, { shape }, [x]) => {
  const node = graph.node(x);
  if (sameShape(node.shape, shape)) return x;
  if (node.primitive !== "reshape") return null;
  return graph.emit("reshape", { shape }, node.inputs);
};

const transpose: Simplification<"transpose"> = (graph, { axes }, [x]) => {
  if (inOrder(axes)) return x;
  const node = graph.node(x);
  if (node.primitive === "transpose") {
    const joined = axes.map((axis) => node.attributes.axes[axis] ?? axis);
    return graph.emit("transpose", { axes: joined }, node.inputs);
  }
  const moved = axes.filter((axis) => node.shape[axis] !== 1);
  if (!moved.every((axis, i) => i === 0 || axis > (moved[i - 1] ?? 0)))
    return null;
  return graph.emit(
    "reshape",
    { shape: axes.map((axis) => dimAt(node.shape, axis)) },
    [x],
  );
};

const reduceSum: Simplification<"reduceSum"> = (
  graph,
  { axes, keepDims },
  [x],
) => {
  const { shape } = graph.node(x);
  if (axes.length === 0) return x;
  if (!axes.every((axis) => shape[axis] === 1)) return null;
  const kept = keepDims
    ? shape
    : shape.filter((_, axis) => !axes.includes(axis));
  return graph.emit("reshape", { shape: kept }, [x]);
};

const table: { readonly [P in Primitive]?: Simplification<P> } = {
  unary: (graph, { fn }, [x]) => {
    const value = known(graph, x);
    return value === null ? null : graph.scalar(unaryFunctions[fn](value));
  },
  binary,
  pad: (_, { before, after }, [x]) =>
    none([...before, ...after], 0) ? x : null,
  slice: (graph, { size }, [x]) => {
    const { shape } = graph.node(x);
    return size.every((dim, axis) => sameDim(dim, dimAt(shape, axis)))
      ? x
      : null;
  },
  dilate: (graph, { factors }, [x]) => {
    const { shape } = graph.node(x);
    return range(shape.length).every(
      (axis) => factors[axis] === 1 || shape[axis] === 1,
    )
      ? x
      : null;
  },
  concat: (_, __, inputs) => (inputs.length === 1 ? inputs[0] : null),
  reshape,
  transpose,
  broadcastTo: (graph, { shape }, [x]) =>
    sameShape(graph.node(x).shape, shape) ? x : null,
  reduceSum,
  reduceMax: (_, { axes }, [x]) => (axes.length === 0 ? x : null),
  flip: (graph, { axes }, [x]) => {
    const { shape } = graph.node(x);
    return axes.every((axis) => shape[axis] === 1) ? x : null;
  },
  cast: (graph, { to }, [x]) => (graph.node(x).type === to ? x : null),
};

/** A node that is as good as the one about to be made, or null. */
export function simplified<P extends Primitive>(
  graph: Emitter,
  primitive: P,
  attributes: Attributes[P],
  inputs: readonly Ref[],
): Ref | null {
  const rule = table[primitive];
  const [first, ...rest] = inputs;
  if (!rule || first === undefined) return null;
  return rule(graph, attributes, [first, ...rest]);
}
