// BatchNormalization.
import { elsewhere, only, phrase, type WeightWord } from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { booleanWord, number, numberWord } from "../../words.ts";
import { none, normalisationClaims } from "../claims.ts";
import { initializerWord } from "../initializers.ts";
import { axisWord, fixed } from "../rows.ts";
import { executed, read } from "../source.ts";
import { activeWord } from "./dropout.ts";

const at =
  "keras/src/layers/normalization/batch_normalization.py · BatchNormalization";
const start =
  "axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, beta_initializer='zeros', gamma_initializer='ones', moving_mean_initializer='zeros', moving_variance_initializer='ones', beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None";

const weight = (parameter: string): WeightWord => ({
  parameter,
  codec: () => [],
  initializer: initializerWord(`${parameter}_initializer`, at),
});
const byArgument = elsewhere("a weight's initialiser");

export const batchNorm = phrase<"batchNorm">({
  op: "batchNorm",
  calls: ["keras.layers.BatchNormalization"],
  signature: byVersion(
    ["2.1.4", `${start}, **kwargs`],
    ["2.12.0", `${start}, synchronized=False, **kwargs`],
    [
      "3.15.1",
      `${start}, renorm=False, renorm_clipping=None, renorm_momentum=0.99, synchronized=False, **kwargs`,
    ],
  ),
  applied: "training=None, mask=None",
  options: {
    axis: axisWord(at),
    epsilon: numberWord("epsilon", executed(at)),
    newStatisticShare: {
      from: ["momentum"],
      read: (context) =>
        complement(number(context.argument("momentum"), "momentum")),
      write: (value) =>
        typeof value === "number" ? { momentum: complement(value) } : null,
      default: { kind: "signature", source: executed(at) },
      samples: [0.01, 0.1],
    },
    center: booleanWord("center", executed(at)),
    scale: booleanWord("scale", executed(at)),
    runningVariance: fixed(
      "biased",
      "the batch's variance goes into the moving one as it is (divided by n)",
      at,
    ),
    trackRunning: fixed(true, "moving statistics always exist", at),
    activeIn: activeWord(
      "the batch's statistics are used when the model is called with training=True, as fit does, and the layer is not frozen",
      at,
    ),
  },
  weights: {
    scale: weight("gamma"),
    shift: weight("beta"),
    runningMean: weight("moving_mean"),
    runningVariance: weight("moving_variance"),
  },
  claims: {
    ...normalisationClaims,
    ...none("mask", "renorm_clipping"),
    renorm: only(false),
    renorm_momentum: elsewhere(
      "matters only with renorm=True, which is refused",
    ),
    synchronized: only(false),
    training: elsewhere("the mode"),
    gamma_initializer: byArgument,
    beta_initializer: byArgument,
    moving_mean_initializer: byArgument,
    moving_variance_initializer: byArgument,
  },
  source: read(at),
});

/** 1 − share, without the digits that floating point adds: 0.99 ↔ 0.01. */
function complement(share: number): number {
  return Number((1 - share).toPrecision(12));
}
