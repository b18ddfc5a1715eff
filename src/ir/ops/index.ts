// All ops of the neutral language, by name.
import { crossEntropy } from "../losses/crossEntropy.ts";
import {
  binaryCrossEntropy,
  poissonLoss,
  regressionLoss,
} from "../losses/elementwise.ts";
import { cosineLoss, divergence, hingeLoss } from "../losses/rows.ts";
import type { Op } from "../op.ts";
import { activation } from "./activation.ts";
import { adaptivePool } from "./adaptivePool.ts";
import { arithmetic } from "./arithmetic.ts";
import { avgPool } from "./avgPool.ts";
import { batchNorm } from "./batchNorm.ts";
import { concatenate } from "./concatenate.ts";
import { conv } from "./conv.ts";
import { convTranspose } from "./convTranspose.ts";
import { dense } from "./dense.ts";
import { dropout } from "./dropout.ts";
import { embedding } from "./embedding.ts";
import { flatten } from "./flatten.ts";
import { globalPool } from "./globalPool.ts";
import { groupNorm } from "./groupNorm.ts";
import { gru } from "./gru.ts";
import { layerNorm } from "./layerNorm.ts";
import { localResponseNorm } from "./localResponseNorm.ts";
import { lstm } from "./lstm.ts";
import { math } from "./math.ts";
import { matmul } from "./matmul.ts";
import { maxPool } from "./maxPool.ts";
import { pad } from "./pad.ts";
import { parameter } from "./parameter.ts";
import { permute } from "./permute.ts";
import { prelu } from "./prelu.ts";
import { reduce } from "./reduce.ts";
import { reshape } from "./reshape.ts";
import { simpleRnn } from "./simpleRnn.ts";
import { slice } from "./slice.ts";
import { softmax } from "./softmax.ts";
import { upsample } from "./upsample.ts";

export const ops = {
  conv,
  convTranspose,
  dense,
  maxPool,
  avgPool,
  globalPool,
  adaptivePool,
  flatten,
  reshape,
  permute,
  concatenate,
  slice,
  pad,
  upsample,
  dropout,
  batchNorm,
  layerNorm,
  groupNorm,
  localResponseNorm,
  simpleRnn,
  gru,
  lstm,
  embedding,
  parameter,
  activation,
  prelu,
  softmax,
  arithmetic,
  math,
  matmul,
  reduce,
  crossEntropy,
  regressionLoss,
  binaryCrossEntropy,
  poissonLoss,
  divergence,
  hingeLoss,
  cosineLoss,
} as const;

export type OpName = keyof typeof ops;
export type OptionsOf<Name extends OpName> =
  (typeof ops)[Name] extends Op<infer Options> ? Options : never;

/** Every op under what a reader looks for it by. */
export const opFamilies = {
  layers: [
    "dense",
    "conv",
    "convTranspose",
    "embedding",
    "dropout",
    "simpleRnn",
    "gru",
    "lstm",
    "parameter",
  ],
  pooling: ["maxPool", "avgPool", "globalPool", "adaptivePool"],
  normalisation: ["batchNorm", "layerNorm", "groupNorm", "localResponseNorm"],
  activations: ["activation", "prelu", "softmax"],
  losses: [
    "crossEntropy",
    "regressionLoss",
    "binaryCrossEntropy",
    "poissonLoss",
    "divergence",
    "hingeLoss",
    "cosineLoss",
  ],
  shapes: [
    "flatten",
    "reshape",
    "permute",
    "concatenate",
    "slice",
    "pad",
    "upsample",
  ],
  arithmetic: ["arithmetic", "math", "matmul", "reduce"],
} as const satisfies Readonly<Record<string, readonly OpName[]>>;

export type OpFamily = keyof typeof opFamilies;

/** Ops that end a model: they compare predictions with targets. */
export const lossNames: readonly OpName[] = opFamilies.losses;

/** The op with its options forgotten, for code that treats all ops alike. */
export function opOf(name: OpName): Op<Record<string, unknown>> {
  return ops[name] as unknown as Op<Record<string, unknown>>;
}

export type { StatisticShare } from "./batchNorm.ts";
