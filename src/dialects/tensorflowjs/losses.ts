// Losses: by name in compile, as functions of tf.metrics, and as functions of tf.losses.
import type { Reduction, RegressionLossOptions } from "../../ir/index.ts";
import { noEpsilon, plainBinary, unweightedClasses } from "../lossRows.ts";
import {
  input,
  only,
  phrase,
  type Context,
  type Phrase,
  type Word,
} from "../phrase.ts";
import { expected, number, numberWord } from "../words.ts";
import { fixed } from "./rows.ts";
import { read } from "./source.ts";

const at = "tfjs-layers/src/losses.ts";
const sample = {
  inputs: [
    [{ batch: 1 }, 10],
    [{ batch: 1 }, 10],
  ],
  outputs: [[]],
} as const;

/** `compile` averages over the batch; a call by the program itself gives one value per example. */
const averaged: Word<Reduction> = fixed<Reduction>(
  (context) => (context.outputs[0]?.length === 0 ? "mean" : "none"),
  "compile takes the mean over the batch",
  "tfjs-layers/src/engine/training.ts · makeTrainFunction",
);

const called = (...names: readonly string[]): string[] => [...names];
const classes = (context: Context): number =>
  (context.inputs[0]?.length ?? 2) - 1;

function crossEntropy(
  labels: "classIndex" | "oneHot",
  calls: readonly string[],
): Phrase<"crossEntropy"> {
  const where = `${at} · ${labels === "oneHot" ? "categoricalCrossentropy" : "sparseCategoricalCrossentropy"}`;
  return phrase<"crossEntropy">({
    op: "crossEntropy",
    calls,
    signature: "",
    options: {
      predictions: fixed(
        "probabilities",
        "the loss divides by the sum of each row, cuts, and takes no softmax",
        where,
      ),
      labels: fixed(
        labels,
        labels === "oneHot"
          ? "targets are one-hot rows"
          : "targets are class numbers",
        where,
      ),
      axis: fixed(classes, "classes are the last axis", where),
      reduction: averaged,
      labelSmoothing: fixed(0, "no smoothing exists", where),
      ignoreIndex: fixed(null, "no label is left out", where),
      clip: fixed(
        1e-7,
        "probabilities are kept inside [epsilon, 1 − epsilon]; epsilon is the backend's, 1e-7 in single precision",
        where,
      ),
      ...unweightedClasses(read(where)),
    },
    claims: {},
    sample,
    source: read(where),
  });
}

const softmaxAt = "tfjs-core/src/ops/losses/softmax_cross_entropy.ts";

const reductions: readonly (Reduction | null)[] = [
  "none",
  "mean",
  "sum",
  "mean",
];

/** tf.Reduction: NONE 0, MEAN 1, SUM 2, SUM_BY_NONZERO_WEIGHTS 3, which without weights is the mean. */
const reductionWord: Word<Reduction> = {
  from: ["reduction"],
  read: (context) => {
    const value = context.argument("reduction");
    const found = typeof value === "number" ? reductions[value] : undefined;
    if (!found) throw expected("reduction", "a member of tf.Reduction", value);
    return found;
  },
  write: (value) => {
    const place = reductions.indexOf(value);
    return place < 0 ? null : { reduction: place };
  },
  default: {
    kind: "signature",
    source: read("tfjs-core/src/ops/losses/compute_weighted_loss.ts"),
  },
  samples: ["none", "mean", "sum"],
};

const labelsClaims = (...names: readonly string[]): Phrase["claims"] => ({
  ...Object.fromEntries(names.map((name) => [name, input])),
  weights: only(null),
});

const softmaxCrossEntropy = phrase<"crossEntropy">({
  op: "crossEntropy",
  calls: called("tf.losses.softmaxCrossEntropy"),
  signature:
    "onehotLabels, logits, weights=None, labelSmoothing=0, reduction=3",
  options: {
    predictions: fixed("logits", "softmax is part of the loss", softmaxAt),
    labels: fixed("oneHot", "targets are one-hot rows", softmaxAt),
    axis: fixed(classes, "classes are the last axis", softmaxAt),
    reduction: reductionWord,
    labelSmoothing: numberWord("labelSmoothing", read(softmaxAt), [0, 0.1]),
    ignoreIndex: fixed(null, "no label is left out", softmaxAt),
    clip: fixed(null, "nothing is cut", softmaxAt),
    ...unweightedClasses(read(softmaxAt)),
  },
  claims: labelsClaims("onehotLabels", "logits"),
  sample,
  source: read(softmaxAt),
});

const binary = phrase<"binaryCrossEntropy">({
  op: "binaryCrossEntropy",
  calls: called(
    "tf.compile.binaryCrossentropy",
    "tf.metrics.binaryCrossentropy",
  ),
  signature: "",
  options: {
    predictions: fixed(
      "probabilities",
      "the loss takes no sigmoid of what it is given",
      at,
    ),
    ...plainBinary(read(at)),
    reduction: averaged,
    labelSmoothing: fixed(0, "no smoothing exists", at),
    clip: fixed(
      1e-7,
      "probabilities are kept inside [epsilon, 1 − epsilon]",
      at,
    ),
    logFloor: fixed(null, "logarithms are not cut; probabilities are", at),
  },
  claims: {},
  sample,
  source: read(at),
});

const sigmoidAt = "tfjs-core/src/ops/losses/sigmoid_cross_entropy.ts";
const sigmoidCrossEntropy = phrase<"binaryCrossEntropy">({
  op: "binaryCrossEntropy",
  calls: called("tf.losses.sigmoidCrossEntropy"),
  signature:
    "multiClassLabels, logits, weights=None, labelSmoothing=0, reduction=3",
  options: {
    predictions: fixed("logits", "the sigmoid is part of the loss", sigmoidAt),
    ...plainBinary(read(sigmoidAt)),
    reduction: reductionWord,
    labelSmoothing: numberWord("labelSmoothing", read(sigmoidAt), [0, 0.1]),
    clip: fixed(null, "nothing is cut", sigmoidAt),
    logFloor: fixed(null, "logarithms are not cut", sigmoidAt),
  },
  claims: labelsClaims("multiClassLabels", "logits"),
  sample,
  source: read(sigmoidAt),
});

type Meaning = RegressionLossOptions["function"];

function regression(
  meaning: Meaning,
  calls: readonly string[],
): Phrase<"regressionLoss"> {
  return phrase<"regressionLoss">({
    op: "regressionLoss",
    calls,
    signature: "",
    options: {
      function: fixed<Meaning>(meaning, "the loss's name says it", at),
      delta: fixed(null, "only Huber's loss has a delta", at),
      epsilon:
        meaning === "percentage"
          ? fixed(1e-7, "targets are kept above the backend's epsilon", at)
          : noEpsilon(read(at)),
      factor: fixed(1, "nothing is halved", at),
      reduction: averaged,
    },
    claims: {},
    sample,
    source: read(at),
  });
}

function coreRegression(
  name: string,
  meaning: "squared" | "absolute" | "huber",
): Phrase<"regressionLoss"> {
  const where = `tfjs-core/src/ops/losses · ${name}`;
  const huber = meaning === "huber";
  return phrase<"regressionLoss">({
    op: "regressionLoss",
    calls: [`tf.losses.${name}`],
    signature: `labels, predictions, weights=None, ${huber ? "delta=1, " : ""}reduction=3`,
    options: {
      function: fixed<Meaning>(meaning, "the loss's name says it", where),
      delta: huber
        ? {
            from: ["delta"],
            read: (context) => number(context.argument("delta"), "delta"),
            write: (value) => (value === null ? null : { delta: value }),
            default: { kind: "signature", source: read(where) },
            samples: [1, 0.5],
          }
        : fixed(null, "only Huber's loss has a delta", where),
      epsilon: noEpsilon(read(where)),
      factor: fixed(1, "nothing is halved but Huber's square", where),
      reduction: reductionWord,
    },
    claims: labelsClaims("labels", "predictions"),
    sample,
    source: read(where),
  });
}

const hinge = phrase<"hingeLoss">({
  op: "hingeLoss",
  calls: called("tf.compile.hinge"),
  signature: "",
  options: {
    form: fixed("binary", "every score is judged alone", at),
    labels: fixed("signed", "no is −1 and yes is 1", at),
    axis: fixed(null, "no axis holds classes", at),
    margin: fixed(1, "the margin is 1", at),
    power: fixed(1, "what remains is not squared", at),
    meanOverClasses: fixed(false, "no classes are summed", at),
    reduction: averaged,
  },
  claims: {},
  sample,
  source: read(at),
});

export const losses: readonly unknown[] = [
  crossEntropy("oneHot", [
    "tf.compile.categoricalCrossentropy",
    "tf.metrics.categoricalCrossentropy",
  ]),
  crossEntropy("classIndex", ["tf.compile.sparseCategoricalCrossentropy"]),
  softmaxCrossEntropy,
  binary,
  sigmoidCrossEntropy,
  regression("squared", [
    "tf.compile.meanSquaredError",
    "tf.metrics.meanSquaredError",
  ]),
  regression("absolute", [
    "tf.compile.meanAbsoluteError",
    "tf.metrics.meanAbsoluteError",
  ]),
  regression("logCosh", ["tf.compile.logcosh"]),
  coreRegression("meanSquaredError", "squared"),
  coreRegression("absoluteDifference", "absolute"),
  coreRegression("huberLoss", "huber"),
  hinge,
];
