// How each primitive becomes calls: views where nothing has to be computed, kernels elsewhere.
import { EngineError } from "../engine.ts";
import type { Primitive, Ref, StepNodeFor } from "../step/primitives.ts";
import { blockK, blockM, blockN } from "./codes.ts";
import { emitConvolution, emitKernelGradient } from "./convolutions.ts";
import { placeOf, type Planner } from "./planner.ts";
import {
  broadcastView,
  count,
  flipView,
  isContiguous,
  joinAxes,
  rowMajor,
  sliceView,
  transposeView,
  wholeOf,
  type View,
} from "./view.ts";

type Rule<P extends Primitive> = (
  planner: Planner,
  node: StepNodeFor<P>,
  ref: Ref,
) => void;

/** Primitives that run as chains. */
type Pointwise = "unary" | "binary" | "select" | "cast";
/** Primitives that were written out before: scans.ts. */
type WrittenOut = "scan" | "scanResult";
type Ruled = Exclude<Primitive, Pointwise | WrittenOut>;

const first = (node: { inputs: readonly Ref[] }): Ref => node.inputs[0] as Ref;

const asView =
  <P extends Primitive>(
    of: (view: View, node: StepNodeFor<P>, shape: number[]) => View,
  ): Rule<P> =>
  (planner, node, ref) => {
    const view = planner.view(first(node));
    planner.views.set(ref, of(view, node, planner.shape(ref)));
  };

const input: Rule<"input"> = (planner, node, ref) => {
  const { name } = node.attributes;
  const shape = planner.shape(ref);
  const held = planner.options.held(name);
  const buffer = held ?? planner.temporary(count(shape));
  if (!held) planner.fed.set(name, buffer);
  planner.views.set(ref, wholeOf(buffer, shape));
};

const reshape: Rule<"reshape"> = (planner, node, ref) => {
  const view = planner.contiguous(planner.view(first(node)));
  const shape = planner.shape(ref);
  planner.views.set(ref, { ...view, shape, strides: rowMajor(shape) });
};

const pad: Rule<"pad"> = (planner, node, ref) => {
  planner.result(ref);
  const whole = planner.view(ref);
  const from = planner.view(first(node));
  planner.fill(whole, node.attributes.value);
  const steps = from.shape.map(() => 1);
  planner.move(
    from,
    sliceView(whole, node.attributes.before, from.shape, steps),
  );
};

const dilate: Rule<"dilate"> = (planner, node, ref) => {
  planner.result(ref);
  const whole = planner.view(ref);
  const from = planner.view(first(node));
  planner.fill(whole, 0);
  const start = from.shape.map(() => 0);
  planner.move(
    from,
    sliceView(whole, start, from.shape, node.attributes.factors),
  );
};

const concat: Rule<"concat"> = (planner, node, ref) => {
  planner.result(ref);
  const whole = planner.view(ref);
  const steps = whole.shape.map(() => 1);
  let start = 0;
  for (const source of node.inputs) {
    const from = planner.view(source);
    const { axis } = node.attributes;
    const at = from.shape.map((_, i) => (i === axis ? start : 0));
    planner.move(from, sliceView(whole, at, from.shape, steps));
    start += from.shape[axis] ?? 0;
  }
};

/** Rows from which on a sum of columns is worth sharing among threads. */
const manyRows = 256;

const reduction =
  (kind: 0 | 1): Rule<"reduceSum" | "reduceMax"> =>
  (planner, node, ref) => {
    const view = planner.view(first(node));
    const { axes } = node.attributes;
    const part = (reduced: boolean) => {
      const at = view.shape.flatMap((_, axis) =>
        axes.includes(axis) === reduced ? [axis] : [],
      );
      return joinAxes(
        at.map((axis) => view.shape[axis] ?? 1),
        [at.map((axis) => view.strides[axis] ?? 0)],
      );
    };
    const [kept, reduced] = [part(false), part(true)];
    const results = count(kept.shape);
    const [rows = 1] = reduced.shape;
    const columns =
      kind === 0 &&
      isContiguous(view) &&
      kept.shape.length === 1 &&
      reduced.shape.length === 1 &&
      kept.strides[0]?.[0] === 1 &&
      reduced.strides[0]?.[0] === results;
    if (columns && results > 1 && rows >= manyRows) {
      const { threads } = planner.options;
      const sums = { buffer: planner.temporary(threads * results), offset: 0 };
      planner.call("sumColumns", [placeOf(view), sums, rows, results]);
      const to = planner.result(ref);
      const byThread = [results, 4, threads, 4 * results];
      planner.call("reduce", [sums, to, 0, results, 1, 1, ...byThread]);
      return;
    }
    const to = planner.result(ref);
    const walk = ({ shape, strides }: typeof kept): number[] =>
      shape.flatMap((n, axis) => [n, 4 * (strides[0]?.[axis] ?? 0)]);
    planner.call("reduce", [
      placeOf(view),
      to,
      kind,
      results,
      kept.shape.length,
      reduced.shape.length,
      ...walk(kept),
      ...walk(reduced),
    ]);
  };

/** A stack of matrices by strides in bytes: row, column, matrix; copied where its leading axes are no one axis. */
function matrices(planner: Planner, ref: Ref, transposed: boolean) {
  const stackOf = (view: View) =>
    joinAxes(view.shape.slice(0, -2), [view.strides.slice(0, -2)]);
  const given = planner.view(ref);
  const view =
    stackOf(given).shape.length === 1 ? given : planner.contiguous(given);
  const stack = stackOf(view).strides[0]?.[0] ?? 0;
  const [row = 0, column = 0] = view.strides.slice(-2);
  const pair = transposed ? [column, row] : [row, column];
  return { place: placeOf(view), strides: [...pair, stack].map((n) => 4 * n) };
}

const matmul: Rule<"matmul"> = (planner, node, ref) => {
  const [left, right] = node.inputs as readonly [Ref, Ref];
  const { transposeA, transposeB } = node.attributes;
  const a = matrices(planner, left, transposeA);
  const b = matrices(planner, right, transposeB);
  const shape = planner.shape(ref);
  const [m = 1, n = 1] = shape.slice(-2);
  const k = planner.shape(left).at(transposeA ? -2 : -1) ?? 1;
  const each = blockK * (blockN + blockM) + 16;
  const packs = planner.temporary(each * planner.options.threads);
  const to = planner.result(ref);
  planner.call("matmul", [
    a.place,
    b.place,
    to,
    m,
    n,
    k,
    count(shape.slice(0, -2)),
    ...a.strides,
    ...b.strides,
    { buffer: packs, offset: 0 },
    4 * each,
  ]);
};

const maxPool: Rule<"maxPool"> = (planner, node, ref) => {
  const { size, strides, before } = node.attributes;
  const image = planner.dense(first(node));
  const to = planner.result(ref);
  const shape = planner.shape(ref);
  const outer = [shape[1] ?? 1, shape[2] ?? 1];
  planner.call("maxPool", [
    image,
    0,
    to,
    ...planner.shape(first(node)),
    ...outer,
    ...size,
    ...strides,
    ...before,
  ]);
};

const gather: Rule<"gather"> = (planner, node, ref) => {
  const [table, indices] = node.inputs as readonly [Ref, Ref];
  const [rows = 1, ...row] = planner.shape(table);
  const report = { buffer: planner.options.report, offset: 0 };
  const [from, at] = [planner.dense(table), planner.dense(indices)];
  const to = planner.result(ref);
  const sizes = [rows, count(planner.shape(indices)), count(row)];
  planner.call("gather", [from, at, to, ...sizes, report]);
};

const scatterAdd: Rule<"scatterAdd"> = (planner, node, ref) => {
  const [indices, rows] = node.inputs as readonly [Ref, Ref];
  const [size = 1, ...row] = planner.shape(ref);
  const report = { buffer: planner.options.report, offset: 0 };
  const [from, at] = [planner.dense(rows), planner.dense(indices)];
  const to = planner.result(ref);
  const sizes = [size, count(planner.shape(indices)), count(row)];
  planner.call("scatterAdd", [from, at, to, ...sizes, report]);
};

export const rules: { readonly [P in Ruled]: Rule<P> } = {
  input,
  constant: (planner, node, ref) => {
    const { values } = node.attributes;
    const buffer = planner.options.constant(values, node.type === "int32");
    planner.views.set(ref, wholeOf(buffer, planner.shape(ref)));
  },
  extent: (planner, node, ref) => {
    const { dims } = node.attributes;
    const { batchSize } = planner.options;
    const size = dims.reduce<number>(
      (all, dim) =>
        all * (typeof dim === "number" ? dim : dim.batch * batchSize),
      1,
    );
    const buffer = planner.options.constant([size], false);
    planner.views.set(ref, wholeOf(buffer, []));
  },
  matmul,
  conv2d: emitConvolution,
  conv2dKernelGradient: emitKernelGradient,
  maxPool,
  pad,
  slice: asView<"slice">((view, { attributes }, shape) =>
    sliceView(view, attributes.start, shape, attributes.stride),
  ),
  dilate,
  concat,
  reshape,
  transpose: asView<"transpose">((view, { attributes }) =>
    transposeView(view, attributes.axes),
  ),
  broadcastTo: asView<"broadcastTo">((view, _, shape) =>
    broadcastView(view, shape),
  ),
  reduceSum: reduction(0),
  reduceMax: reduction(1),
  flip: asView<"flip">((view, { attributes }) =>
    flipView(view, attributes.axes),
  ),
  gather,
  scatterAdd,
  oneHot: (planner, node, ref) => {
    const from = planner.dense(first(node));
    const to = planner.result(ref);
    const n = count(planner.shape(first(node)));
    planner.call("oneHot", [from, to, n, node.attributes.depth]);
  },
  argMax: (planner, node, ref) => {
    const { axis } = node.attributes;
    const from = planner.dense(first(node));
    const to = planner.result(ref);
    const shape = planner.shape(first(node));
    const inner = count(shape.slice(axis + 1));
    const n = shape[axis] ?? 1;
    planner.call("argMax", [from, to, count(planner.shape(ref)), n, inner]);
  },
};

/** Emits a node that is not part of a chain. */
export function emitNode(planner: Planner, ref: Ref): void {
  const node = planner.node(ref);
  const rule = rules[node.primitive as Ruled] as Rule<Primitive> | undefined;
  if (!rule)
    throw new EngineError(
      `simd: Expected ${node.primitive} (node ${ref}) to be part of a chain, or written out.`,
    );
  rule(planner, node, ref);
}
