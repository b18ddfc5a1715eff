// How tfjs computes each primitive: one small function per primitive, on any backend.
import * as tf from "@tensorflow/tfjs-core";
import type { BackendId } from "../engine.ts";
import type { Attributes, Primitive } from "../step/primitives.ts";
import { asFloats, transpose } from "./floats.ts";
import { binaryFunctions, unaryFunctions } from "./functions.ts";
import { conv2d, conv2dKernelGradient, maxPool } from "./images.ts";
import { matmul } from "./matmul.ts";
import { reduceSum } from "./sums.ts";

export type Tensors = readonly tf.Tensor[];

/** What a kernel may know of the run, besides its inputs and attributes. */
export interface Run {
  readonly backend: BackendId;
  readonly batchSize: number;
  /** Shape of the result at this batch size. */
  readonly shape: readonly number[];
}

export type Kernel<P extends Primitive> = (
  inputs: Tensors,
  attributes: Attributes[P],
  run: Run,
) => tf.Tensor;

/** Inputs are fed and constants are made once, so neither is computed; a scan has several values (scan.ts). */
export type Computed = Exclude<
  Primitive,
  "input" | "constant" | "scan" | "scanResult"
>;

/** An input that the graph's check has proved to be there. */
export function input<T extends tf.Tensor>(inputs: Tensors, index: number): T {
  return inputs[index] as T;
}

const first = (inputs: Tensors): tf.Tensor => input(inputs, 0);

/** Rows summed by index: equal indices add up in tfjs's scatterND. */
function scatterAdd(inputs: Tensors, shape: readonly number[]): tf.Tensor {
  const [indices, rows] = [first(inputs), input(inputs, 1)];
  const width = product(shape.slice(1));
  const table = tf.scatterND(
    tf.reshape(indices, [indices.size, 1]),
    tf.reshape(rows, [indices.size, width]),
    [shape[0] ?? 0, width],
  );
  return tf.reshape(table, [...shape]);
}

/** `factors[axis] − 1` zeros between neighbours: each axis in turn seen as (left, n, right), padded on the right and cut. */
function dilate(x: tf.Tensor, factors: readonly number[]): tf.Tensor {
  return factors.reduce((result, factor, axis) => {
    const size = result.shape[axis] ?? 1;
    if (factor === 1 || size === 1) return result;
    const left = product(result.shape.slice(0, axis));
    const right = product(result.shape.slice(axis + 1));
    const spread = tf.pad(tf.reshape(result, [left, size, right]), [
      [0, 0],
      [0, 0],
      [0, (factor - 1) * right],
    ]);
    const rows = (size - 1) * factor + 1;
    const cut = tf.slice(
      tf.reshape(spread, [left, size * factor, right]),
      [0, 0, 0],
      [left, rows, right],
    );
    return tf.reshape(
      cut,
      result.shape.map((n, i) => (i === axis ? rows : n)),
    );
  }, x);
}

const product = (sizes: readonly number[]): number =>
  sizes.reduce((all, n) => all * n, 1);

/** From `start`, `stride` apart: a plain slice where every stride is 1. */
function slice(
  x: tf.Tensor,
  start: readonly number[],
  stride: readonly number[],
  shape: readonly number[],
): tf.Tensor {
  if (stride.every((step) => step === 1))
    return tf.slice(x, [...start], [...shape]);
  const end = shape.map(
    (n, axis) => (start[axis] ?? 0) + (n - 1) * (stride[axis] ?? 1) + 1,
  );
  return tf.stridedSlice(x, [...start], end, [...stride]);
}

/** WebGL reverses at most four axes, so runs of axes that stay as they are become one. */
function flip(x: tf.Tensor, axes: readonly number[]): tf.Tensor {
  const merged: number[] = [];
  const flipped: number[] = [];
  x.shape.forEach((size, axis) => {
    if (axes.includes(axis)) flipped.push(merged.push(size) - 1);
    else if (axis > 0 && !axes.includes(axis - 1))
      merged.push((merged.pop() ?? 1) * size);
    else merged.push(size);
  });
  return tf.reshape(tf.reverse(tf.reshape(x, merged), flipped), x.shape);
}

/** On graphics processors tfjs tiles at most four axes; more it reads back and repeats on the CPU (kernels/Tile.ts), which on webgpu loses the device in a worker. So each axis in turn is seen as (left, 1, right). */
function broadcastTo(
  x: tf.Tensor,
  shape: readonly number[],
  backend: BackendId,
): tf.Tensor {
  const gpu = backend === "webgpu" || backend === "webgl";
  if (!gpu || shape.length <= 4) return tf.broadcastTo(x, [...shape]);
  const ones = shape.slice(x.rank).map(() => 1);
  const aligned = tf.reshape(x, [...ones, ...x.shape]);
  return shape.reduce((result, size, axis) => {
    if (result.shape[axis] === size) return result;
    const left = product(result.shape.slice(0, axis));
    const right = product(result.shape.slice(axis + 1));
    const repeated = tf.tile(tf.reshape(result, [left, 1, right]), [
      1,
      size,
      1,
    ]);
    return tf.reshape(
      repeated,
      result.shape.map((n, i) => (i === axis ? size : n)),
    );
  }, aligned);
}

export const kernels: { readonly [P in Computed]: Kernel<P> } = {
  extent: (_, { dims }, { batchSize }) =>
    tf.scalar(
      product(
        dims.map((dim) =>
          typeof dim === "number" ? dim : dim.batch * batchSize,
        ),
      ),
    ),
  unary: (inputs, { fn }) => unaryFunctions[fn](first(inputs)),
  binary: (inputs, { fn }, { backend }) => {
    const [left, right] = [first(inputs), input(inputs, 1)].map((x) =>
      asFloats(x, backend),
    ) as [tf.Tensor, tf.Tensor];
    return asFloats(binaryFunctions[fn](left, right), backend);
  },
  select: (inputs) =>
    tf.where(
      tf.notEqual(first(inputs), tf.scalar(0, first(inputs).dtype)),
      input(inputs, 1),
      input(inputs, 2),
    ),
  matmul,
  conv2d,
  conv2dKernelGradient,
  maxPool,
  pad: (inputs, { before, after, value }) =>
    tf.pad(
      first(inputs),
      first(inputs).shape.map((_, i) => [before[i] ?? 0, after[i] ?? 0]),
      value,
    ),
  slice: (inputs, { start, stride }, { shape }) =>
    slice(first(inputs), start, stride, shape),
  dilate: (inputs, { factors }) => dilate(first(inputs), factors),
  concat: (inputs, { axis }) => tf.concat([...inputs], axis),
  reshape: (inputs, _, { shape }) => tf.reshape(first(inputs), [...shape]),
  transpose: (inputs, { axes }, { backend }) =>
    transpose(first(inputs), axes, backend),
  broadcastTo: (inputs, _, { shape, backend }) =>
    broadcastTo(first(inputs), shape, backend),
  reduceSum,
  reduceMax: (inputs, { axes, keepDims }, { backend }) =>
    tf.max(asFloats(first(inputs), backend), [...axes], keepDims),
  flip: (inputs, { axes }) => flip(first(inputs), axes),
  gather: (inputs) => tf.gather(first(inputs), input(inputs, 1)),
  scatterAdd: (inputs, _, { shape }) => scatterAdd(inputs, shape),
  // tfjs-wasm writes the bits of an integer 1 into a float32 one-hot: make it int32, then cast.
  oneHot: (inputs, { depth }, { backend }) =>
    asFloats(tf.oneHot(first(inputs), depth, 1, 0, "int32"), backend),
  argMax: (inputs, { axis }) => tf.argMax(first(inputs), axis),
  cast: (inputs, { to }, { backend }) =>
    to === "float32"
      ? asFloats(first(inputs), backend)
      : tf.cast(first(inputs), to),
};
