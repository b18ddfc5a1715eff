// Every op of the neutral language in primitives: a missing one is a compile error.
import type { OpName } from "../../../ir/ops/index.ts";
import { activation } from "./activation.ts";
import { avgPool } from "./avgPool.ts";
import type { Lower } from "./call.ts";
import { conv } from "./conv.ts";
import { convTranspose } from "./convTranspose.ts";
import { dense } from "./dense.ts";
import { dropout } from "./dropout.ts";
import {
  binaryCrossEntropy,
  poissonLoss,
  regressionLoss,
} from "./elementLosses.ts";
import {
  arithmetic,
  embedding,
  math,
  parameter,
  prelu,
  softmax,
} from "./elementwise.ts";
import { crossEntropy } from "./losses.ts";
import { maxPool } from "./maxPool.ts";
import { batchNorm, groupNorm, layerNorm, localResponseNorm } from "./norms.ts";
import { adaptivePool, globalPool } from "./pools.ts";
import { gru, lstm, simpleRnn } from "./recurrent.ts";
import { matmul, reduce } from "./reductions.ts";
import { cosineLoss, divergence, hingeLoss } from "./rowLosses.ts";
import {
  concatenate,
  flatten,
  pad,
  permute,
  reshape,
  slice,
} from "./shapes.ts";
import { upsample } from "./upsample.ts";

export const lowerings: { readonly [Name in OpName]: Lower<Name> } = {
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
};
