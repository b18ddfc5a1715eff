// The numbers by which plans and kernels name operations and functions.
import type { BinaryFunction, UnaryFunction } from "../step/primitives.ts";

/** Operations, as kernels/program.ts takes them. */
export const operations = {
  chain: 1,
  fill: 2,
  move: 3,
  reduce: 4,
  sumColumns: 5,
  matmul: 6,
  packKernel: 7,
  convolution: 8,
  kernelGradient: 9,
  winogradKernel: 10,
  winograd: 11,
  winogradGradient: 12,
  winogradKernelGradient: 13,
  maxPool: 14,
  maxPoolGradient: 15,
  gather: 16,
  scatterAdd: 17,
  oneHot: 18,
  argMax: 19,
} as const;

export type Operation = keyof typeof operations;

/** Functions of chains, as kernels/functions.ts takes them. */
export const binaryCodes: { readonly [F in BinaryFunction]: number } = {
  add: 0,
  sub: 1,
  mul: 2,
  div: 3,
  max: 4,
  min: 5,
  greater: 6,
  greaterEqual: 7,
  less: 8,
  lessEqual: 9,
  equal: 10,
  notEqual: 11,
  pow: 33,
};

export const unaryCodes: { readonly [F in UnaryFunction]: number } = {
  neg: 17,
  sqrt: 18,
  rsqrt: 19,
  reciprocal: 20,
  square: 21,
  abs: 22,
  sign: 23,
  step: 24,
  floor: 25,
  relu: 26,
  exp: 29,
  sigmoid: 30,
  tanh: 31,
  expm1: 34,
  log: 35,
  softplus: 37,
  erf: 38,
  sin: 39,
  cos: 40,
};

export const copyCode = 16;
export const toFloatCode = 27;
export const toIntegerCode = 28;
export const selectCode = 32;

// The blocks of the kernels, which the plan keeps scratch memory for: see kernels/matmul.ts, convolution.ts, winograd.ts.
export const blockK = 256;
export const blockN = 256;
export const blockM = 48;
export const blockPixels = 48;
export const blockTiles = 48;
