// Shape arithmetic: windows, padding, layouts, broadcasting. Dimensions are numbers or multiples of the batch.
import { isBatch, sizeOf } from "rosetta/index.js";

/** The channel axis and the spatial axes of an image of this rank. */
export const axesOf = (dataFormat, rank) =>
  dataFormat === "channelsFirst"
    ? { channel: 1, spatial: range(2, rank) }
    : { channel: rank - 1, spatial: range(1, rank - 1) };

export const range = (start, stop) =>
  Array.from({ length: Math.max(stop - start, 0) }, (_, i) => start + i);

/** One number for all axes, or one per axis. */
export function perAxis(value, rank, name) {
  const list = Array.isArray(value) ? value : Array(rank).fill(value);
  if (list.length === 1 && rank > 1) return Array(rank).fill(list[0]);
  if (list.length !== rank || !list.every(Number.isInteger))
    throw new Error(
      `The ${name} argument must be an integer or tuple of ${rank} integers. Received: ${JSON.stringify(value)}`,
    );
  return list;
}

/** The output size of a window sliding over one axis. */
export function windowed(size, kernel, stride, padding, dilation = 1) {
  const span = dilation * (kernel - 1) + 1;
  if (padding === "same" || padding === "causal")
    return Math.ceil(size / stride);
  const made = Math.floor((size - span) / stride) + 1;
  if (made <= 0)
    throw new Error(
      `Computed output size would be negative or zero: a window of ${span} does not fit an axis of ${size} with padding '${padding}'.`,
    );
  return made;
}

/** An image's dimensions with these channels and spatial sizes. */
export const image = (dims, dataFormat, channels, spatial) =>
  dataFormat === "channelsFirst"
    ? [dims[0], channels, ...spatial]
    : [dims[0], ...spatial, channels];

/** Broadcasting of two shapes; the batch stays known. */
export function broadcast(a, b) {
  const rank = Math.max(a.length, b.length);
  return range(0, rank).map((axis) => {
    const [x, y] = [
      a[axis - rank + a.length] ?? 1,
      b[axis - rank + b.length] ?? 1,
    ];
    if (sizeOf(x) === sizeOf(y)) return isBatch(x) ? x : y;
    if (sizeOf(x) === 1) return y;
    if (sizeOf(y) === 1) return x;
    throw new Error(
      `Operands could not be broadcast together with shapes ${a.map(sizeOf)} and ${b.map(sizeOf)}.`,
    );
  });
}

/** An axis counted from the start. */
export function positive(axis, rank) {
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank)
    throw new Error(
      `Axis ${axis} is out of bounds for a tensor of rank ${rank}.`,
    );
  return axis < 0 ? axis + rank : axis;
}

/** Dimensions as layers see them: the batch is null. */
export const layerShape = (dims) =>
  dims.map((each, i) => (i === 0 || isBatch(each) ? null : each));

export function needRank(layer, dims, rank) {
  if (dims.length !== rank)
    throw new Error(
      `Input 0 is incompatible with layer ${layer.name}: expected ndim=${rank}, found ndim=${dims.length}.`,
    );
}

/** Softmax is made for the last axis only. */
export function lastAxis(name, axis, rank) {
  if (axis === -1 || axis === rank - 1) return;
  throw new Error(
    `${name} along a non-last dimension is not yet supported. Logits was rank ${rank} and dim was ${axis}`,
  );
}
