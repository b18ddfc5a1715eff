// Batch normalisation. Chainer's decay is the share of the OLD statistic; the running variance is unbiased; epsilon is 2e-5.
import type { Initializer, StatisticShare } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  input,
  only,
  phrase,
  type Context,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { booleanWord, impliedWord, number, numberWord } from "../../words.ts";
import { initializerWord } from "../initializers.ts";
import { axisOf, givenWord } from "../rows.ts";
import { inSource } from "../sources.ts";
import { byConfig, trainClaim } from "./dropout.ts";

const own = inSource(
  "chainer/links/normalization/batch_normalization.py · BatchNormalization.__init__",
);
const functional = inSource(
  "chainer/functions/normalization/batch_normalization.py · _BatchNormalizationImpl.forward",
);
const constant = (value: number): Initializer => ({ kind: "constant", value });

export const weight = (
  parameter: string,
  argument: string,
  value: number,
): WeightWord => ({
  parameter,
  codec: () => [],
  initializer: initializerWord(argument, constant(value), own),
});

/** Scale gamma at 1 and shift beta at 0, unless told otherwise. */
export const affineWeights: Readonly<Record<string, WeightWord>> = {
  scale: weight("gamma", "initial_gamma", 1),
  shift: weight("beta", "initial_beta", 0),
};

/** `axis` names the axes that are normalised together; the one left holds the channels. */
const channels: Word<number> = {
  from: ["axis"],
  read: (context) => {
    const value = context.argument("axis") ?? null;
    if (value === null) return 1;
    const together = (
      Array.isArray(value) ? (value as readonly Argument[]) : [value]
    ).map((each) => axisOf(each, context, "axis"));
    return (context.inputs[0] ?? []).findIndex(
      (_, axis) => !together.includes(axis),
    );
  },
  write: (value, context) => {
    if (context.argument("axis") === undefined) return null;
    return {
      axis: (context.inputs[0] ?? []).flatMap((_, axis) =>
        axis === value ? [] : [axis],
      ),
    };
  },
  default: { kind: "signature", source: own },
  samples: [1, 3],
};

/** 1 − decay, in the numbers people write. */
const share = (context: Context): number =>
  Number((1 - number(context.argument("decay"), "decay")).toPrecision(12));

const newStatisticShare: Word<StatisticShare> = {
  from: ["decay"],
  read: share,
  write: (value) =>
    typeof value === "number"
      ? { decay: Number((1 - value).toPrecision(12)) }
      : null,
  default: { kind: "signature", source: functional },
  samples: [0.1, 0.01],
};

const shared = {
  axis: channels,
  epsilon: numberWord("eps", own, [2e-5, 1e-3]),
  newStatisticShare,
  runningVariance: impliedWord<"biased" | "unbiased">(
    "unbiased",
    "Chainer stores the variance times m / (m − 1)",
    functional,
  ),
  activeIn: byConfig,
};

/** The first versions stated dtype=numpy.float32, which means the same. */
const first =
  "size, decay=0.9, eps=2e-05, dtype=None, use_gamma=True, use_beta=True, initial_gamma=None, initial_beta=None";
const full = `size=None${first.slice(4)}, axis=None, initial_avg_mean=None, initial_avg_var=None`;

const link = phrase({
  op: "batchNorm",
  calls: ["chainer.links.BatchNormalization"],
  signature: byVersion(["2.1.0", first], ["5.0.0", full]),
  applied: "train, finetune=False",
  options: {
    ...shared,
    scale: booleanWord("use_gamma", own),
    center: booleanWord("use_beta", own),
    trackRunning: impliedWord(true, "the link keeps running statistics", own),
  },
  weights: {
    ...affineWeights,
    runningMean: weight("avg_mean", "initial_avg_mean", 0),
    runningVariance: weight("avg_var", "initial_avg_var", 1),
  },
  claims: {
    size: elsewhere("the input's channels"),
    dtype: only(null, { dtype: "float32" }),
    initial_gamma: elsewhere("the scale's initialiser"),
    initial_beta: elsewhere("the shift's initialiser"),
    initial_avg_mean: elsewhere("the running mean's initialiser"),
    initial_avg_var: elsewhere("the running variance's initialiser"),
    finetune: only(false),
    ...trainClaim,
  },
  source: own,
});

const call = phrase({
  op: "batchNorm",
  calls: ["chainer.functions.batch_normalization"],
  signature: byVersion(
    [
      "2.1.0",
      "x, gamma, beta, *, eps=2e-05, running_mean=None, running_var=None, decay=0.9",
    ],
    [
      "5.0.0",
      "x, gamma, beta, *, eps=2e-05, running_mean=None, running_var=None, decay=0.9, axis=None",
    ],
  ),
  applied: "train",
  options: {
    ...shared,
    scale: givenWord("gamma", functional),
    center: givenWord("beta", functional),
    trackRunning: impliedWord(
      false,
      "the function keeps no running statistics of its own",
      functional,
    ),
    activeIn: impliedWord<"training" | "always" | "never">(
      "always",
      "the function always uses the batch's own statistics",
      functional,
    ),
  },
  weights: affineWeights,
  claims: {
    x: input,
    running_mean: only(null),
    running_var: only(null),
    ...trainClaim,
  },
  source: functional,
});

export default [link, call];
