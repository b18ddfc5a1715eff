// BatchNorm. MXNet's momentum is the share of the OLD statistic; fix_gamma=True holds the scale at 1.
import type { ActiveIn, StatisticShare } from "../../../ir/index.ts";
import { elsewhere, only, type Context, type Word } from "../../phrase.ts";
import { boolean, impliedWord, number, numberWord } from "../../words.ts";
import { axis, rankOf } from "../axes.ts";
import { constantWeight, given, notWord, operator } from "../rows.ts";
import { inSource } from "../sources.ts";
import { modeOf } from "./dropout.ts";

const own = inSource("src/operator/nn/batch_norm-inl.h · BatchNormParam");

/** Shares of old and new add up to one; rounded where subtraction leaves dust. */
export const newShare = (momentum: number): number =>
  Number((1 - momentum).toPrecision(12));

const share: Word<StatisticShare> = {
  from: ["momentum"],
  read: (context) => newShare(number(context.argument("momentum"), "momentum")),
  write: (value) =>
    typeof value === "number" ? { momentum: newShare(value) } : null,
  default: { kind: "signature", source: own },
  samples: [0.1, 0.01],
};

const activeIn: Word<ActiveIn> = {
  from: ["use_global_stats"],
  read: (context: Context) =>
    boolean(context.argument("use_global_stats"), "use_global_stats")
      ? "never"
      : modeOf(context),
  write: (value) =>
    value === "always" ? null : { use_global_stats: value === "never" },
  default: { kind: "signature", source: own },
  samples: ["training", "never"],
};

export default operator("BatchNorm", {
  op: "batchNorm",
  applied: "training=True",
  options: {
    axis: {
      from: ["axis"],
      read: (context) =>
        axis(context.argument("axis"), rankOf(context), "axis"),
      write: (value) => ({ axis: value }),
      default: { kind: "signature", source: own },
      samples: [1, 3],
    },
    epsilon: numberWord("eps", own, [0.001, 1e-5]),
    newStatisticShare: share,
    center: impliedWord(true, "BatchNorm always has a shift, beta", own),
    scale: notWord("fix_gamma", own),
    runningVariance: impliedWord<"biased" | "unbiased">(
      "biased",
      "the running variance divides by n on a CPU",
      inSource("src/operator/nn/batch_norm.cc · BatchNormForwardImpl"),
    ),
    trackRunning: impliedWord(
      true,
      "BatchNorm always keeps running statistics",
      own,
    ),
    activeIn,
  },
  weights: {
    scale: constantWeight("gamma", 1),
    shift: constantWeight("beta", 0),
    runningMean: constantWeight("moving_mean", 0),
    runningVariance: constantWeight("moving_var", 1),
  },
  claims: {
    ...given("gamma", "beta", "moving_mean", "moving_var"),
    output_mean_var: only(false),
    min_calib_range: only(null),
    max_calib_range: only(null),
    training: elsewhere("autograd.record and is_train"),
  },
});
