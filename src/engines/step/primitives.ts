// The primitive tensor operations that step graphs are made of: every engine executes these and nothing else.
import type { Dim, Shape } from "../../ir/shape.ts";

/** A node of a step graph by its place in `StepGraph.nodes`; it only ever points backwards. */
export type Ref = number;

/** Numbers are float32 (Float64 on the reference); indices are int32. */
export type StepType = "float32" | "int32";

/** Functions of one value. `step` is 1 where x > 0 and 0 elsewhere; `softplus` is ln(1 + eˣ); `floor` and `sign` have gradient 0. */
export type UnaryFunction =
  | "neg"
  | "exp"
  | "expm1"
  | "log"
  | "sqrt"
  | "rsqrt"
  | "reciprocal"
  | "square"
  | "abs"
  | "sign"
  | "step"
  | "floor"
  | "relu"
  | "sigmoid"
  | "tanh"
  | "softplus"
  | "erf"
  | "sin"
  | "cos";

/** Functions of two values. Comparisons give float32 0 or 1. */
export type BinaryFunction =
  | "add"
  | "sub"
  | "mul"
  | "div"
  | "max"
  | "min"
  | "pow"
  | "greater"
  | "greaterEqual"
  | "less"
  | "lessEqual"
  | "equal"
  | "notEqual";

/** A pair for the two spatial axes: height, width. */
export type Pair = readonly [number, number];

/** How a window slides over the two spatial axes of an N,H,W,C image. The border is zeros (minus infinity in `maxPool`) and never negative. */
export interface Slide {
  readonly strides: Pair;
  readonly before: Pair;
  readonly after: Pair;
}

/** What each primitive needs to know besides its inputs. Axes are never negative. */
export interface Attributes {
  /** Fed from outside: a batch, a mask, a scalar or a state entry. Shape and type stand on the node. */
  input: { readonly name: string };
  /** Known numbers, row-major; the shape on the node is static. */
  constant: { readonly values: readonly number[] };
  /** The product of these dimensions at the batch size of the run, as a float32 scalar: what a mean divides by. */
  extent: { readonly dims: Shape };
  /** (x) */
  unary: { readonly fn: UnaryFunction };
  /** (a, b), broadcast as NumPy does. */
  binary: { readonly fn: BinaryFunction };
  /** (condition, a, b), all of one shape: a where the condition is not 0. */
  select: Record<never, never>;
  /** (a, b) of equal rank ≥ 2 and equal leading axes: the matrix product of the last two axes. */
  matmul: { readonly transposeA: boolean; readonly transposeB: boolean };
  /**
   * (image N,H,W,C; kernel H,W,I,O; perhaps a bias O): cross-correlation, the bias added, then the activation (none, if not said).
   * Per axis, stride or dilation is 1: the builder sees to it.
   */
  conv2d: Slide & {
    readonly dilation: Pair;
    readonly activation?: "none" | "relu";
  };
  /** (image N,H,W,C; output gradient N,H,W,O): gradient of `conv2d` by its kernel, H,W,I,O. `expandKernelGradients` replaces it by plain primitives. */
  conv2dKernelGradient: Slide & {
    readonly dilation: Pair;
    readonly kernel: Pair;
  };
  /** (image N,H,W,C): maximum of each window. */
  maxPool: Slide & { readonly size: Pair };
  /** (x): a border of one number. */
  pad: {
    readonly before: readonly number[];
    readonly after: readonly number[];
    readonly value: number;
  };
  /** (x): `size` elements per axis from `start`, `stride` apart. Axes with a batch in them are whole: start 0, stride 1. */
  slice: {
    readonly start: readonly number[];
    readonly size: Shape;
    readonly stride: readonly number[];
  };
  /** (x): `factors[axis] − 1` zeros between neighbours: n → (n − 1)·factor + 1. The adjoint of a strided slice. Batch axes have factor 1. */
  dilate: { readonly factors: readonly number[] };
  /** (x, y, …): joined along an axis. */
  concat: { readonly axis: number };
  /** (x): the same elements in the same order. */
  reshape: { readonly shape: Shape };
  /** (x): output axis i is input axis `axes[i]`. */
  transpose: { readonly axes: readonly number[] };
  /** (x): repeated along axes of size 1 and new leading axes. */
  broadcastTo: { readonly shape: Shape };
  /** (x): sum over some axes, ascending. */
  reduceSum: { readonly axes: readonly number[]; readonly keepDims: boolean };
  /** (x): maximum over some axes, ascending. */
  reduceMax: { readonly axes: readonly number[]; readonly keepDims: boolean };
  /** (x): the order of elements reversed along some axes. */
  flip: { readonly axes: readonly number[] };
  /** (table (count, …), int32 indices): rows of the table; indices' shape, then the row's. */
  gather: Record<never, never>;
  /** (int32 indices, rows: indices' shape, then a row's): a table of `count` rows, each the sum of the rows at its index. The adjoint of `gather`. */
  scatterAdd: { readonly count: number };
  /** (int32 indices): a new last axis of this depth, 1 at the index and 0 elsewhere; all 0 for an index outside [0, depth). */
  oneHot: { readonly depth: number };
  /** (x): int32 index of the first maximum along an axis, which disappears. */
  argMax: { readonly axis: number };
  /** (x): int32 truncates towards zero. */
  cast: { readonly to: StepType };
  /**
   * (initial states, then sequences with the steps as first axis, then values kept the same at every step): runs the body once per step, from
   * the last step to the first where `backward`. Its value is a tuple, of which `scanResult` takes one; shape and type on the node say nothing.
   */
  scan: {
    readonly steps: number;
    readonly backward: boolean;
    /** How many of the inputs are sequences. */
    readonly sequences: number;
    readonly body: ScanBody;
  };
  /** (a scan): one of its results: the states after the last of its steps, then the body's outputs of all steps, stacked in the order of the sequences. */
  scanResult: { readonly index: number };
}

/** What a scan does at each step: a small graph of its own, whose references count its own nodes. */
export interface ScanBody {
  readonly nodes: readonly StepNode[];
  /** One `input` node for each input of the scan: the states before the step, this step's slice of each sequence (without the axis of steps), the values that are kept. */
  readonly inputs: readonly Ref[];
  /** The states after the step, of the shapes they had before it. */
  readonly states: readonly Ref[];
  readonly outputs: readonly Ref[];
}

export type Primitive = keyof Attributes;

interface NodeOf<P extends Primitive> {
  readonly primitive: P;
  readonly attributes: Attributes[P];
  readonly inputs: readonly Ref[];
  readonly shape: Shape;
  readonly type: StepType;
}

/** One operation of a step graph, with the shape and type of what it gives. */
export type StepNode = { [P in Primitive]: NodeOf<P> }[Primitive];
export type StepNodeFor<P extends Primitive> = NodeOf<P>;

/** Comparisons: gradient 0 everywhere. */
export const comparisons: readonly BinaryFunction[] = [
  "greater",
  "greaterEqual",
  "less",
  "lessEqual",
  "equal",
  "notEqual",
];

export type { Dim, Shape };
