// How many inputs each primitive takes.
import type { Primitive } from "./primitives.ts";

/** One number, several that are right, or any from 1 on. */
export type Count = number | readonly number[] | "any";

export const inputCounts: {
  readonly [P in Exclude<Primitive, "input" | "constant">]: Count;
} = {
  extent: 0,
  unary: 1,
  binary: 2,
  select: 3,
  matmul: 2,
  conv2d: [2, 3],
  conv2dKernelGradient: 2,
  maxPool: 1,
  pad: 1,
  slice: 1,
  dilate: 1,
  concat: "any",
  reshape: 1,
  transpose: 1,
  broadcastTo: 1,
  reduceSum: 1,
  reduceMax: 1,
  flip: 1,
  gather: 2,
  scatterAdd: 2,
  oneHot: 1,
  argMax: 1,
  cast: 1,
  scan: "any",
  scanResult: 1,
};
