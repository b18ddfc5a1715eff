// Losses, as layers and as functions: cross-entropies in every bundling, squares, absolutes, Huber's mixture; the rarer ones have a file of their own.
import type { OptionsOf } from "../../ir/index.ts";
import { noEpsilon, plainBinary } from "../lossRows.ts";
import {
  elsewhere,
  PhraseError,
  type Context,
  type Phrase,
  type Word,
} from "../phrase.ts";
import { byVersion, type Versioned } from "../version.ts";
import { impliedWord, number, numberWord } from "../words.ts";
import {
  classAxis,
  classWeights,
  modernReduction,
  named,
  numbersWord,
  own,
  pair,
  reduction,
  unweighted,
} from "./lossRows.ts";
import { others } from "./otherLosses.ts";
import { has } from "./rows.ts";
import { executed, inSource } from "./sources.ts";

const labels = impliedWord<OptionsOf<"crossEntropy">["labels"]>(
  (context: Context) =>
    context.inputs[0]?.length === context.inputs[1]?.length
      ? "oneHot"
      : "classIndex",
  "targets of the predictions' own shape are probabilities, others class indices",
  inSource("torch/nn/functional.py · cross_entropy"),
);

const smoothing: Word<number> = {
  ...numberWord("label_smoothing", own, [0, 0.1]),
  read: (context) =>
    has(context, "label_smoothing")
      ? number(context.argument("label_smoothing"), "label_smoothing")
      : 0,
  write: (value, context) =>
    has(context, "label_smoothing") ? { label_smoothing: value } : null,
};

const ignoreIndex: Word<number | null> = {
  from: ["ignore_index"],
  read: (context) => number(context.argument("ignore_index"), "ignore_index"),
  write: (value) => (value === null ? null : { ignore_index: value }),
  default: { kind: "signature", source: own },
  samples: [-100, 0],
};

const noClip = impliedWord<number | null>(
  null,
  "torch does not cut probabilities here",
  executed("behaviours.crossEntropyNoClip"),
);

/** Signatures before reductions had names, and since. */
function weighted(
  before: string,
  old: string,
  modern: string,
  extra = "",
): Versioned<string> {
  return byVersion(
    ["0.3.1", before + old],
    ["0.4.1", before + modern],
    ...(extra ? ([["1.10.0", `${before}${modern}, ${extra}`]] as const) : []),
  );
}

const oldIndexed =
  "weight=None, size_average=True, ignore_index=-100, reduce=True";
const indexed =
  "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'";
const smoothed = "label_smoothing=0.0";
const oldPlain = "size_average=True, reduce=True";
const plain = "size_average=None, reduce=None, reduction='mean'";

const crossEntropy = pair({
  op: "crossEntropy",
  layer: "CrossEntropyLoss",
  functional: "cross_entropy",
  layerSignature: weighted("", oldIndexed, indexed, smoothed),
  functionSignature: weighted("input, target, ", oldIndexed, indexed, smoothed),
  options: {
    predictions: named<OptionsOf<"crossEntropy">["predictions"]>("logits"),
    labels,
    axis: classAxis,
    reduction,
    labelSmoothing: smoothing,
    ignoreIndex,
    clip: noClip,
    ...classWeights,
  },
  claims: {},
});

const negativeLogLikelihood = pair({
  op: "crossEntropy",
  layer: "NLLLoss",
  functional: "nll_loss",
  layerSignature: weighted("", oldIndexed, indexed),
  functionSignature: weighted("input, target, ", oldIndexed, indexed),
  options: {
    predictions:
      named<OptionsOf<"crossEntropy">["predictions"]>("logProbabilities"),
    labels: named<OptionsOf<"crossEntropy">["labels"]>("classIndex"),
    axis: classAxis,
    reduction,
    labelSmoothing: named(0),
    ignoreIndex,
    clip: noClip,
    ...classWeights,
  },
  claims: {},
});

const binary = pair({
  op: "binaryCrossEntropy",
  layer: "BCELoss",
  functional: "binary_cross_entropy",
  layerSignature: byVersion(
    ["0.3.1", "weight=None, size_average=True, reduce=True"],
    ["0.4.1", `weight=None, ${plain}`],
  ),
  functionSignature: byVersion(
    ["0.3.1", "input, target, weight=None, size_average=True, reduce=True"],
    ["0.4.1", `input, target, weight=None, ${plain}`],
  ),
  options: {
    predictions:
      named<OptionsOf<"binaryCrossEntropy">["predictions"]>("probabilities"),
    reduction,
    labelSmoothing: named(0),
    ...plainBinary(own),
    clip: named<number | null>(null),
    logFloor: impliedWord<number | null>(
      -100,
      "torch never takes a logarithm below −100",
      executed("behaviours.bceLogFloor"),
    ),
  },
});

const binaryWithLogits = pair({
  op: "binaryCrossEntropy",
  layer: "BCEWithLogitsLoss",
  functional: "binary_cross_entropy_with_logits",
  layerSignature: byVersion(
    ["0.3.1", "weight=None, size_average=True, reduce=True"],
    ["0.4.1", `weight=None, ${plain}, pos_weight=None`],
  ),
  functionSignature: byVersion(
    ["0.3.1", "input, target, weight=None, size_average=True, reduce=True"],
    ["0.4.1", `input, target, weight=None, ${plain}, pos_weight=None`],
  ),
  options: {
    predictions:
      named<OptionsOf<"binaryCrossEntropy">["predictions"]>("logits"),
    reduction,
    labelSmoothing: named(0),
    ...plainBinary(own),
    positiveWeight: {
      ...numbersWord("pos_weight"),
      read: (context) =>
        has(context, "pos_weight")
          ? numbersWord("pos_weight").read(context)
          : null,
      write: (value, context) =>
        has(context, "pos_weight")
          ? numbersWord("pos_weight").write(value, context)
          : null,
    },
    clip: named<number | null>(null),
    logFloor: named<number | null>(null),
  },
});

type Regression = OptionsOf<"regressionLoss">["function"];
const undelta = named<number | null>(null);

const elementwise = (
  layer: string,
  functional: string,
  kind: Regression,
): Phrase<"regressionLoss">[] =>
  pair({
    op: "regressionLoss",
    layer,
    functional,
    layerSignature: byVersion(["0.3.1", oldPlain], ["0.4.1", plain]),
    functionSignature: byVersion(
      ["0.3.1", `input, target, ${oldPlain}`],
      ["0.4.1", `input, target, ${plain}`],
      ["2.6.0", `input, target, ${plain}, weight=None`],
    ),
    options: {
      function: named<Regression>(kind),
      delta: undelta,
      epsilon: noEpsilon(own),
      factor: named(1),
      reduction,
    },
  });

/** SmoothL1 is Huber's loss divided by beta. */
const beta = (context: Context): number => {
  const value = has(context, "beta")
    ? number(context.argument("beta"), "beta")
    : 1;
  if (value <= 0)
    throw new PhraseError(
      `Expected beta to be above 0. Received beta=${value}: that is an L1Loss, write it so.`,
    );
  return value;
};

const smooth = pair({
  op: "regressionLoss",
  layer: "SmoothL1Loss",
  functional: "smooth_l1_loss",
  layerSignature: byVersion(
    ["0.3.1", oldPlain],
    ["0.4.1", plain],
    ["1.6.0", `${plain}, beta=1.0`],
  ),
  functionSignature: byVersion(
    ["0.3.1", `input, target, ${oldPlain}`],
    ["0.4.1", `input, target, ${plain}`],
    ["1.6.0", `input, target, ${plain}, beta=1.0`],
  ),
  options: {
    function: named<Regression>("huber"),
    epsilon: noEpsilon(own),
    delta: {
      from: ["beta"],
      read: beta,
      write: (value, context) =>
        value !== null && has(context, "beta") ? { beta: value } : null,
      default: { kind: "signature", source: own },
      samples: [1, 2],
    },
    factor: {
      from: ["beta"],
      read: (context) => 1 / beta(context),
      write: (value, context) =>
        has(context, "beta") ? { beta: 1 / value } : null,
      default: {
        kind: "signature",
        source: executed("behaviours.smoothL1IsHuberOverBeta"),
      },
      samples: [1, 0.5],
    },
    reduction,
  },
  claims: { ...unweighted, beta: elsewhere("delta and factor") },
});

const huber = pair({
  op: "regressionLoss",
  layer: "HuberLoss",
  functional: "huber_loss",
  layerSignature: "reduction='mean', delta=1.0",
  functionSignature: byVersion(
    ["1.9.0", "input, target, reduction='mean', delta=1.0"],
    ["2.6.0", "input, target, reduction='mean', delta=1.0, weight=None"],
  ),
  options: {
    function: named<Regression>("huber"),
    epsilon: noEpsilon(own),
    delta: numberWord("delta", own, [1, 0.5]) as Word<number | null>,
    factor: named(1),
    reduction: modernReduction,
  },
});

export default [
  ...crossEntropy,
  ...negativeLogLikelihood,
  ...binary,
  ...binaryWithLogits,
  ...elementwise("MSELoss", "mse_loss", "squared"),
  ...elementwise("L1Loss", "l1_loss", "absolute"),
  ...smooth,
  ...huber,
  ...others,
];
