// Batch normalisation. torch's momentum is the share of the NEW statistic; the running variance is unbiased.
import type { Initializer, StatisticShare } from "../../../ir/index.ts";
import {
  elsewhere,
  input,
  phrase,
  type Context,
  type Phrase,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import {
  boolean,
  booleanWord,
  impliedWord,
  number,
  numberWord,
} from "../../words.ts";
import { has, placement, since } from "../rows.ts";
import { executed, inSource, signed } from "../sources.ts";
import { givenWord } from "./conv.ts";
import { followsModule, moduleFlag, ownFlag } from "./dropout.ts";

const own = inSource("torch/nn/modules/batchnorm.py · _NormBase.__init__");
const reset = inSource(
  "torch/nn/modules/batchnorm.py · _NormBase.reset_parameters",
);

const constant = (value: number, because: string): Word<Initializer> =>
  impliedWord<Initializer>(
    { kind: "constant", value },
    because,
    executed("behaviours.normInit"),
  );

/** Before 1.2.0 the scale was drawn from U(0, 1). */
const scaleInit: Word<Initializer> = impliedWord<Initializer>(
  (context: Context) =>
    since(context, "1.2.0")
      ? { kind: "constant", value: 1 }
      : { kind: "uniform", low: 0, high: 1 },
  "torch starts the scale at 1; before 1.2.0 it drew it from U(0, 1)",
  reset,
);

const weight = (
  parameter: string,
  initializer: Word<Initializer>,
): WeightWord => ({ parameter, codec: () => [], initializer });

/** Scale and shift of a normalisation, called weight and bias. */
export const affineWeights: Readonly<Record<string, WeightWord>> = {
  scale: weight("weight", constant(1, "torch starts the scale at 1")),
  shift: weight("bias", constant(0, "torch starts the shift at 0")),
};

/** Those of the normalisations whose scale was drawn at random before 1.2.0. */
export const drawnAffineWeights: Readonly<Record<string, WeightWord>> = {
  scale: weight("weight", scaleInit),
  shift: affineWeights["shift"] as WeightWord,
};

const weights: Readonly<Record<string, WeightWord>> = {
  scale: weight("weight", scaleInit),
  shift: affineWeights["shift"] as WeightWord,
  runningMean: weight(
    "running_mean",
    constant(0, "torch starts the running mean at 0"),
  ),
  runningVariance: weight(
    "running_var",
    constant(1, "torch starts the running variance at 1"),
  ),
};

/** `affine` brings scale and shift; `bias=False` (new) leaves the shift out. */
export const centerWord: Word<boolean> = {
  from: ["affine", "bias"],
  read: (context) =>
    boolean(context.argument("affine"), "affine") &&
    (context.argument("bias") ?? true) !== false,
  write: (value, context) =>
    has(context, "bias") ? { bias: value } : { affine: value },
  default: { kind: "signature", source: own },
  samples: [true, false],
};

/** null averages all batches equally. */
const share: Word<StatisticShare> = {
  from: ["momentum"],
  read: (context) =>
    context.argument("momentum") === null
      ? null
      : number(context.argument("momentum"), "momentum"),
  write: (value) =>
    typeof value === "object" && value !== null ? null : { momentum: value },
  default: {
    kind: "signature",
    source: executed("behaviours.batchNormRunning"),
  },
  samples: [0.1, 0.01, null],
};

const shared = {
  axis: impliedWord(1, "torch normalises the channels, axis 1", own),
  epsilon: numberWord("eps", own, [1e-5, 1e-3]),
  newStatisticShare: share,
  runningVariance: impliedWord<"biased" | "unbiased">(
    "unbiased",
    "torch stores the variance divided by n − 1",
    executed("behaviours.batchNormRunning"),
  ),
};

const first = "num_features, eps=1e-05, momentum=0.1, affine=True";
const tracked = `${first}, track_running_stats=True`;
const placed = `${tracked}, device=None, dtype=None`;

const tracking: Word<boolean> = {
  ...booleanWord("track_running_stats", own),
  read: (context) =>
    has(context, "track_running_stats")
      ? boolean(context.argument("track_running_stats"), "track_running_stats")
      : true,
  write: (value, context) =>
    has(context, "track_running_stats") ? { track_running_stats: value } : null,
};

const layer = (rank: number): Phrase<"batchNorm"> =>
  phrase({
    op: "batchNorm",
    calls: [`torch.nn.BatchNorm${rank}d`],
    signature: byVersion(
      ["0.3.1", first],
      ["0.4.0", tracked],
      ["1.9.0", placed],
      ["2.13.0", `${placed}, *, bias=True`],
    ),
    applied: "training=True",
    options: {
      ...shared,
      scale: booleanWord("affine", own),
      center: centerWord,
      trackRunning: tracking,
      activeIn: {
        ...followsModule,
        default: {
          ...followsModule.default,
          value: (context: Context) =>
            tracking.read(context) ? moduleFlag(context) : "always",
        } as typeof followsModule.default,
      },
    },
    weights,
    claims: {
      num_features: elsewhere("the input's channels"),
      training: elsewhere("train() and eval()"),
      ...placement,
    },
    source: signed(`torch.nn.BatchNorm${rank}d`),
  });

const functional = phrase({
  op: "batchNorm",
  calls: ["torch.nn.functional.batch_norm"],
  signature:
    "input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05",
  options: {
    ...shared,
    scale: givenWord("weight"),
    center: givenWord("bias"),
    trackRunning: givenWord("running_mean"),
    activeIn: ownFlag,
  },
  weights,
  claims: { input, running_var: elsewhere("running_mean") },
  source: signed("torch.nn.functional.batch_norm"),
});

export default [...[1, 2, 3].map(layer), functional];
