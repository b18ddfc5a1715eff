// Losses. softmax_cross_entropy takes scores and class numbers, or distributions where the truth is float.
import type { OptionsOf, Reduction } from "../../ir/index.ts";
import { noEpsilon, plainBinary, unweightedClasses } from "../lossRows.ts";
import {
  ignored,
  input,
  only,
  phrase,
  type Context,
  type Word,
} from "../phrase.ts";
import { byVersion } from "../version.ts";
import { expected, impliedWord, number, numberWord } from "../words.ts";
import { inSource } from "./sources.ts";

type CrossEntropy = OptionsOf<"crossEntropy">;
type Binary = OptionsOf<"binaryCrossEntropy">;
type Regression = OptionsOf<"regressionLoss">["function"];

const softmax = inSource(
  "chainer/functions/loss/softmax_cross_entropy.py · SoftmaxCrossEntropy",
);
const sigmoid = inSource(
  "chainer/functions/loss/sigmoid_cross_entropy.py · SigmoidCrossEntropy",
);

/** `reduce="mean"` or `"no"`. */
const reduction: Word<Reduction> = {
  from: ["reduce"],
  read: (context) => {
    const value = context.argument("reduce");
    if (value === "mean") return "mean";
    if (value === "no") return "none";
    throw expected("reduce", "'mean' or 'no'", value);
  },
  write: (value) =>
    value === "sum" ? null : { reduce: value === "mean" ? "mean" : "no" },
  default: { kind: "signature", source: softmax },
  samples: ["mean", "none"],
};

const ignoreIndex: Word<number | null> = {
  ...numberWord("ignore_label", softmax, [-1, 0]),
  write: (value) => (value === null ? null : { ignore_label: value }),
};

const crossBase =
  "x, t, normalize=True, cache_score=True, class_weight=None, ignore_label=-1, reduce='mean'";

const crossEntropy = phrase({
  op: "crossEntropy",
  calls: ["chainer.functions.softmax_cross_entropy"],
  signature: byVersion(
    ["2.1.0", crossBase],
    ["3.0.0", `${crossBase}, enable_double_backprop=False`],
    [
      "6.0.0",
      `${crossBase}, enable_double_backprop=False, soft_target_loss='cross-entropy'`,
    ],
  ),
  options: {
    predictions: impliedWord<CrossEntropy["predictions"]>(
      "logits",
      "the loss applies softmax itself",
      softmax,
    ),
    labels: impliedWord<CrossEntropy["labels"]>(
      (context: Context) =>
        context.inputs[0]?.length === context.inputs[1]?.length
          ? "oneHot"
          : "classIndex",
      "a truth of the predictions' own shape holds distributions, another one class numbers",
      softmax,
    ),
    axis: impliedWord(1, "Chainer's classes stand on the second axis", softmax),
    reduction,
    labelSmoothing: impliedWord(0, "there is no smoothing", softmax),
    ignoreIndex,
    clip: impliedWord<number | null>(
      null,
      "it starts from scores: nothing is cut",
      softmax,
    ),
    ...unweightedClasses(softmax),
  },
  claims: {
    x: input,
    t: input,
    normalize: only(true),
    cache_score: ignored("it changes memory and speed"),
    class_weight: only(null),
    enable_double_backprop: ignored("it is of use for second derivatives only"),
    soft_target_loss: only("cross-entropy"),
  },
  source: softmax,
});

const binary = phrase({
  op: "binaryCrossEntropy",
  calls: ["chainer.functions.sigmoid_cross_entropy"],
  signature: "x, t, normalize=True, reduce='mean'",
  options: {
    predictions: impliedWord<Binary["predictions"]>(
      "logits",
      "the loss applies the sigmoid itself",
      sigmoid,
    ),
    reduction: {
      ...reduction,
      default: { kind: "signature", source: sigmoid },
    },
    labelSmoothing: impliedWord(0, "there is no smoothing", sigmoid),
    clip: impliedWord<number | null>(
      null,
      "it starts from scores: nothing is cut",
      sigmoid,
    ),
    logFloor: impliedWord<number | null>(
      null,
      "it starts from scores: no logarithm is bounded",
      sigmoid,
    ),
    ...plainBinary(sigmoid),
  },
  claims: { x: input, t: input, normalize: only(true) },
  source: sigmoid,
});

/** Losses of two arrays of one shape. */
function elementwise(
  name: string,
  kind: Regression,
  how: Reduction,
  file: string,
) {
  const own = inSource(`chainer/functions/${file}.py · ${name}`);
  return phrase({
    op: "regressionLoss",
    calls: [`chainer.functions.${name}`],
    signature: "x0, x1",
    options: {
      function: impliedWord<Regression>(kind, "the loss's name says it", own),
      delta: impliedWord<number | null>(null, "only Huber's loss turns", own),
      epsilon: noEpsilon(own),
      factor: impliedWord(1, "the loss has no factor", own),
      reduction: impliedWord<Reduction>(
        how,
        how === "mean"
          ? "all elements are averaged"
          : "each element keeps its loss",
        own,
      ),
    },
    claims: { x0: input, x1: input },
    source: own,
  });
}

const huberSource = inSource(
  "chainer/functions/loss/huber_loss.py · HuberLoss",
);

/** One loss per example unless reduce='no': summed along the second axis, which for matrices is all there is. */
const huberReduction: Word<Reduction> = {
  from: ["reduce"],
  read: (context) => {
    const value = context.argument("reduce");
    if (value === "no") return "none";
    if (value !== "sum_along_second_axis")
      throw expected("reduce", "'sum_along_second_axis' or 'no'", value);
    if ((context.inputs[0]?.length ?? 2) !== 2)
      throw expected(
        "reduce",
        "'no' for arrays of more than two axes (a sum along the second of them alone is not modelled here)",
        value,
      );
    return "exampleSum";
  },
  write: (value) =>
    value === "none"
      ? { reduce: "no" }
      : value === "exampleSum"
        ? { reduce: "sum_along_second_axis" }
        : null,
  default: { kind: "signature", source: huberSource },
  samples: ["exampleSum", "none"],
};

const huber = phrase({
  op: "regressionLoss",
  calls: ["chainer.functions.huber_loss"],
  signature: "x, t, delta, reduce='sum_along_second_axis'",
  options: {
    function: impliedWord<Regression>(
      "huber",
      "the loss's name says it",
      huberSource,
    ),
    delta: {
      from: ["delta"],
      read: (context) => number(context.argument("delta"), "delta"),
      write: (value) => (value === null ? null : { delta: value }),
      default: { kind: "signature", source: huberSource },
      samples: [1, 0.5],
    },
    epsilon: noEpsilon(huberSource),
    factor: impliedWord(1, "the loss has no factor", huberSource),
    reduction: huberReduction,
  },
  claims: { x: input, t: input },
  sample: { inputs: [[4, 3]] },
  source: huberSource,
});

export default [
  crossEntropy,
  binary,
  elementwise(
    "mean_squared_error",
    "squared",
    "mean",
    "loss/mean_squared_error",
  ),
  elementwise(
    "mean_absolute_error",
    "absolute",
    "mean",
    "loss/mean_absolute_error",
  ),
  elementwise("squared_error", "squared", "none", "loss/squared_error"),
  elementwise("absolute_error", "absolute", "none", "loss/absolute_error"),
  huber,
];
