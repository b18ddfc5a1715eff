// nn.BatchNorm. MXNet's momentum is the share of the OLD statistic; epsilon differs from the operator's.
import type { ActiveIn } from "../../../ir/index.ts";
import { elsewhere, type Context, type Word } from "../../phrase.ts";
import {
  boolean,
  booleanWord,
  expected,
  impliedWord,
  number,
  numberWord,
} from "../../words.ts";
import { has, layer, namedWeight } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("python/mxnet/gluon/nn/basic_layers.py · BatchNorm");

const newShare = (momentum: number): number =>
  Number((1 - momentum).toPrecision(12));

const modeOf = (context: Context): ActiveIn =>
  context.stated("training") ? context.activeIn("training") : "training";

const activeIn: Word<ActiveIn> = {
  from: ["use_global_stats"],
  read: (context) =>
    boolean(context.argument("use_global_stats") ?? false, "use_global_stats")
      ? "never"
      : modeOf(context),
  write: (value, context) =>
    value === "always" || !has(context, "use_global_stats")
      ? null
      : { use_global_stats: value === "never" },
  default: { kind: "signature", source: own },
  samples: ["training", "never"],
};

export default layer("BatchNorm", {
  op: "batchNorm",
  applied: "training=True",
  options: {
    axis: {
      from: ["axis"],
      read: (context) => {
        const value = number(context.argument("axis"), "axis");
        const rank = context.inputs[0]?.length ?? 4;
        if (value < -rank || value >= rank)
          throw expected("axis", `an axis of ${rank}`, value);
        return value < 0 ? value + rank : value;
      },
      write: (value) => ({ axis: value }),
      default: { kind: "signature", source: own },
      samples: [1, 3],
    },
    epsilon: numberWord("epsilon", own, [1e-5, 1e-3]),
    newStatisticShare: {
      from: ["momentum"],
      read: (context) =>
        newShare(number(context.argument("momentum"), "momentum")),
      write: (value) =>
        typeof value === "number" ? { momentum: newShare(value) } : null,
      default: { kind: "signature", source: own },
      samples: [0.1, 0.01],
    },
    center: booleanWord("center", own),
    scale: booleanWord("scale", own),
    runningVariance: impliedWord<"biased" | "unbiased">(
      "biased",
      "the running variance divides by n on a CPU",
      inSource("src/operator/nn/batch_norm.cc · BatchNormForwardImpl"),
    ),
    trackRunning: impliedWord(true, "running statistics are always kept", own),
    activeIn,
  },
  weights: {
    scale: namedWeight("gamma", "gamma_initializer"),
    shift: namedWeight("beta", "beta_initializer"),
    runningMean: namedWeight("running_mean", "running_mean_initializer"),
    runningVariance: namedWeight("running_var", "running_variance_initializer"),
  },
  claims: { training: elsewhere("autograd.record") },
});
