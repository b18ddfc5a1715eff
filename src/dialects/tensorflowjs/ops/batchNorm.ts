// batchNormalization.
import { elsewhere, phrase, type WeightWord } from "../../phrase.ts";
import { booleanWord, number, numberWord } from "../../words.ts";
import { layerClaims, none } from "../claims.ts";
import { initializerWord } from "../initializers.ts";
import { axisWord, fixed } from "../rows.ts";
import { read } from "../source.ts";
import { activeWord } from "./dropout.ts";

const at = "tfjs-layers/src/layers/normalization.ts · BatchNormalization";

const weight = (parameter: string, initializer: string): WeightWord => ({
  parameter,
  codec: () => [],
  initializer: initializerWord(initializer, at),
});
const byArgument = elsewhere("a weight's initialiser");

/** 1 − share, without the digits that floating point adds: 0.99 ↔ 0.01. */
const complement = (share: number): number =>
  Number((1 - share).toPrecision(12));

export const batchNorm = phrase<"batchNorm">({
  op: "batchNorm",
  calls: ["tf.layers.batchNormalization"],
  signature:
    "axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, betaInitializer='zeros', gammaInitializer='ones', movingMeanInitializer='zeros', movingVarianceInitializer='ones', betaConstraint=None, gammaConstraint=None, betaRegularizer=None, gammaRegularizer=None, **kwargs",
  applied: "training=None",
  options: {
    axis: axisWord(at),
    epsilon: numberWord("epsilon", read(at)),
    newStatisticShare: {
      from: ["momentum"],
      read: (context) =>
        complement(number(context.argument("momentum"), "momentum")),
      write: (value) =>
        typeof value === "number" ? { momentum: complement(value) } : null,
      default: { kind: "signature", source: read(at) },
      samples: [0.01, 0.1],
    },
    center: booleanWord("center", read(at)),
    scale: booleanWord("scale", read(at)),
    runningVariance: fixed(
      "biased",
      "the batch's variance goes into the moving one as it is (divided by n)",
      at,
    ),
    trackRunning: fixed(true, "moving statistics always exist", at),
    activeIn: activeWord(
      "the batch's statistics are used while fit trains",
      at,
    ),
  },
  weights: {
    scale: weight("gamma", "gammaInitializer"),
    shift: weight("beta", "betaInitializer"),
    runningMean: weight("moving_mean", "movingMeanInitializer"),
    runningVariance: weight("moving_variance", "movingVarianceInitializer"),
  },
  claims: {
    ...layerClaims,
    ...none(
      "betaConstraint",
      "gammaConstraint",
      "betaRegularizer",
      "gammaRegularizer",
    ),
    training: elsewhere("the mode"),
    gammaInitializer: byArgument,
    betaInitializer: byArgument,
    movingMeanInitializer: byArgument,
    movingVarianceInitializer: byArgument,
  },
  source: read(at),
});
