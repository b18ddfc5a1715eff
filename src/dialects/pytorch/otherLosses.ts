// Divergence, counts and margins: KLDivLoss, PoissonNLLLoss, MultiMarginLoss, SoftMarginLoss.
import type { HingeLossOptions, OptionsOf, Reduction } from "../../ir/index.ts";
import { only, type Word } from "../phrase.ts";
import { byVersion } from "../version.ts";
import { booleanWord, numberWord } from "../words.ts";
import { classAxis, named, own, pair, reduction } from "./lossRows.ts";
import { flagWord, has } from "./rows.ts";

type Logarithmic = "probabilities" | "logProbabilities";
const pairOld = "size_average=True, reduce=True";
const pairNew = "size_average=None, reduce=None, reduction='mean'";
const asFunction = (text: string): string => `input, target, ${text}`;

/** torch divides a sum by the number of examples where it is told "batchmean". */
const withBatchMean: Word<Reduction> = {
  ...reduction,
  read: (context) =>
    context.argument("reduction") === "batchmean" &&
    !context.stated("size_average") &&
    !context.stated("reduce")
      ? "batchMean"
      : reduction.read(context),
  write: (value, context) => {
    if (value !== "batchMean") return reduction.write(value, context);
    return has(context, "reduction") ? { reduction: "batchmean" } : null;
  },
  samples: ["mean", "sum", "none", "batchMean"],
};

const logTarget = flagWord<Logarithmic>(
  "log_target",
  "logProbabilities",
  "probabilities",
  own,
);

const divergences = pair({
  op: "divergence",
  layer: "KLDivLoss",
  functional: "kl_div",
  layerSignature: byVersion(
    ["0.3.1", pairOld],
    ["0.4.1", pairNew],
    ["1.6.0", `${pairNew}, log_target=False`],
  ),
  functionSignature: byVersion(
    ["0.3.1", asFunction(pairOld)],
    ["0.4.1", asFunction(pairNew)],
    ["1.6.0", asFunction(`${pairNew}, log_target=False`)],
  ),
  options: {
    predictions: named<Logarithmic>("logProbabilities"),
    targets: {
      ...logTarget,
      read: (context) =>
        has(context, "log_target") ? logTarget.read(context) : "probabilities",
      write: (value, context) =>
        has(context, "log_target") ? logTarget.write(value, context) : null,
    },
    clip: named<number | null>(null),
    axis: named<number | null>(null),
    reduction: withBatchMean,
  },
  claims: {},
});

const counted = (old: boolean): string =>
  old
    ? "log_input=True, full=False, size_average=True, eps=1e-08"
    : "log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction='mean'";

const poissons = pair({
  op: "poissonLoss",
  layer: "PoissonNLLLoss",
  functional: "poisson_nll_loss",
  layerSignature: byVersion(
    ["0.3.1", counted(true)],
    ["0.4.1", counted(false)],
  ),
  functionSignature: byVersion(
    ["0.3.1", asFunction(counted(true))],
    ["0.4.1", asFunction(counted(false))],
  ),
  options: {
    predictions: flagWord<OptionsOf<"poissonLoss">["predictions"]>(
      "log_input",
      "logRates",
      "rates",
      own,
    ),
    epsilon: numberWord("eps", own, [1e-8, 1e-6]),
    full: booleanWord("full", own),
    reduction: {
      ...reduction,
      write: (value, context) =>
        has(context, "reduction")
          ? { reduction: value }
          : value === "none"
            ? null
            : { size_average: value === "mean" },
    },
  },
  claims: {},
});

const margins = pair({
  op: "hingeLoss",
  layer: "MultiMarginLoss",
  functional: "multi_margin_loss",
  layerSignature: byVersion(
    ["0.3.1", "p=1, margin=1, weight=None, size_average=True"],
    ["0.4.1", `p=1, margin=1.0, weight=None, ${pairNew}`],
  ),
  functionSignature: byVersion(
    ["0.3.1", asFunction("p=1, margin=1, weight=None, size_average=True")],
    ["0.4.1", asFunction(`p=1, margin=1.0, weight=None, ${pairNew}`)],
  ),
  options: {
    form: named<HingeLossOptions["form"]>("allClasses"),
    labels: named<HingeLossOptions["labels"]>("classIndex"),
    axis: classAxis,
    margin: numberWord("margin", own, [1, 0.5]),
    power: numberWord("p", own, [1, 2]),
    meanOverClasses: named(true),
    reduction: {
      ...reduction,
      write: (value, context) =>
        has(context, "reduction")
          ? { reduction: value }
          : value === "none"
            ? null
            : { size_average: value === "mean" },
    },
  },
  claims: { weight: only(null) },
});

const softMargins = pair({
  op: "binaryCrossEntropy",
  layer: "SoftMarginLoss",
  functional: "soft_margin_loss",
  layerSignature: byVersion(["0.3.1", pairOld], ["0.4.1", pairNew]),
  functionSignature: byVersion(
    ["0.3.1", asFunction(pairOld)],
    ["0.4.1", asFunction(pairNew)],
  ),
  options: {
    predictions: named<"logits" | "probabilities">("logits"),
    labels: named<"zeroOne" | "signed">("signed"),
    reduction,
    labelSmoothing: named(0),
    clip: named<number | null>(null),
    logFloor: named<number | null>(null),
    positiveWeight: named<readonly number[] | null>(null),
  },
  claims: {},
});

export const others = [
  ...divergences,
  ...poissons,
  ...margins,
  ...softMargins,
] as const;
