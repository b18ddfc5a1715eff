// nn.BatchNorm and nnx.BatchNorm: `momentum` is the share of the OLD statistic, and the running variance is biased.
import type { Initializer, StatisticShare } from "../../../ir/index.ts";
import {
  elsewhere,
  ignored,
  only,
  phrase,
  type Claim,
  type Phrase,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { booleanWord, impliedWord, number, numberWord } from "../../words.ts";
import { initializerWord, ones, zeros } from "../initializers.ts";
import {
  axisWord,
  inactiveFlag,
  linenClaims,
  nnxClaims,
  numerics,
} from "../rows.ts";
import { inFlax } from "../sources.ts";

/** 1 − share, without the digits that floating point adds: 0.99 ↔ 0.01. */
const complement = (share: number): number =>
  Number((1 - share).toPrecision(12));

/** Learned scale and shift, as all of flax's normalisations have them. */
export const learned = (
  at: string,
): Readonly<Record<"scale" | "shift", WeightWord>> => ({
  scale: {
    parameter: "scale",
    codec: () => [],
    initializer: initializerWord("scale_init", ones, at),
  },
  shift: {
    parameter: "bias",
    codec: () => [],
    initializer: initializerWord("bias_init", zeros, at),
  },
});

const statistic = (
  parameter: string,
  value: number,
  at: string,
): WeightWord => ({
  parameter,
  codec: () => [],
  initializer: impliedWord<Initializer>(
    { kind: "constant", value },
    `running statistics start at mean 0 and variance 1`,
    inFlax(at),
  ),
});

export const normalisationClaims: Readonly<Record<string, Claim>> = {
  ...numerics,
  scale_init: elsewhere("the scale's initialiser"),
  bias_init: elsewhere("the bias's initialiser"),
  axis_name: only(null),
  axis_index_groups: only(null),
  use_fast_variance: ignored("it changes rounding only"),
  force_float32_reductions: ignored("models are read in 32-bit floats"),
  mask: only(null),
  x: { claim: "input" },
};

const momentum = (at: string): Word<StatisticShare> => ({
  from: ["momentum"],
  read: (context) =>
    complement(number(context.argument("momentum"), "momentum")),
  write: (value) =>
    typeof value === "number" ? { momentum: complement(value) } : null,
  default: { kind: "signature", source: inFlax(at) },
  samples: [0.01, 0.1],
});

function say(
  call: string,
  signature: string,
  at: string,
  claims: Readonly<Record<string, Claim>>,
): Phrase<"batchNorm"> {
  const source = inFlax(at);
  return phrase<"batchNorm">({
    op: "batchNorm",
    calls: [call],
    signature,
    applied: "x, use_running_average=None, *, mask=None",
    options: {
      axis: axisWord("axis", source),
      epsilon: numberWord("epsilon", source, [1e-5, 1e-3]),
      newStatisticShare: momentum(at),
      center: booleanWord("use_bias", source),
      scale: booleanWord("use_scale", source),
      runningVariance: impliedWord<"biased" | "unbiased">(
        "biased",
        "the batch's variance goes into the running one as it is (divided by n)",
        source,
      ),
      trackRunning: impliedWord(
        true,
        "running statistics always exist",
        source,
      ),
      activeIn: inactiveFlag(
        "use_running_average",
        "the batch's statistics are used where use_running_average is False",
        source,
      ),
    },
    weights: {
      ...learned(at),
      runningMean: statistic("mean", 0, at),
      runningVariance: statistic("var", 1, at),
    },
    claims: { ...normalisationClaims, ...claims },
    source,
  });
}

const middle =
  "axis=-1, momentum=0.99, epsilon=1e-05, dtype=None, param_dtype='float32', use_bias=True, use_scale=True, bias_init='zeros', scale_init='ones', axis_name=None, axis_index_groups=None, use_fast_variance=True";

export default [
  say(
    "flax.linen.BatchNorm",
    `use_running_average=None, ${middle}, force_float32_reductions=True, parent='unspecified', name=None`,
    "flax/linen/normalization.py · BatchNorm.__call__",
    linenClaims,
  ),
  say(
    "flax.nnx.BatchNorm",
    `num_features, *, use_running_average=False, ${middle}, promote_dtype='promote_dtype', rngs, bias_metadata={}, scale_metadata={}`,
    "flax/nnx/nn/normalization.py · BatchNorm.__call__",
    { ...nnxClaims, num_features: elsewhere("the statistics' shape") },
  ),
];
