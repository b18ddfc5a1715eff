// Losses: operators that compare a model's answers with the truth, one number per example unless they say otherwise.
import type { OptionsOf, Reduction } from "../../ir/index.ts";
import { noEpsilon, plainBinary, unweightedClasses } from "../lossRows.ts";
import { elsewhere, only, type Word } from "../phrase.ts";
import { impliedWord } from "../words.ts";
import { operator } from "./calls.ts";
import { classAxis } from "./ops/softmax.ts";
import { inSource } from "./sources.ts";

type CrossEntropy = OptionsOf<"crossEntropy">;
type Binary = OptionsOf<"binaryCrossEntropy">;
type Regression = OptionsOf<"regressionLoss">["function"];

const cross = inSource(
  "caffe2/operators/cross_entropy_op.cc · LabelCrossEntropyOp",
);
const mixed = inSource("caffe2/operators/cross_entropy_op.cc · CrossEntropyOp");
const softmax = inSource(
  "caffe2/operators/softmax_with_loss_op.cc · SoftmaxWithLossOp",
);
const sigmoid = inSource(
  "caffe2/operators/cross_entropy_op.cc · SigmoidCrossEntropyWithLogitsOp",
);

const usual = (source: typeof cross) => ({
  labelSmoothing: impliedWord(0, "there is no smoothing", source),
  ignoreIndex: impliedWord<number | null>(null, "every label counts", source),
  ...unweightedClasses(source),
});

const chances = (
  name: string,
  labels: CrossEntropy["labels"],
  because: string,
  source: typeof cross,
) =>
  operator(name, [], {
    op: "crossEntropy",
    options: {
      predictions: impliedWord<CrossEntropy["predictions"]>(
        "probabilities",
        "the loss takes the logarithm of what it is given: softmax stands before it",
        source,
      ),
      labels: impliedWord<CrossEntropy["labels"]>(labels, because, source),
      axis: impliedWord(1, "classes stand on the second axis", source),
      reduction: impliedWord<Reduction>(
        "none",
        "each example keeps its loss: AveragedLoss makes one number of them",
        source,
      ),
      clip: impliedWord<number | null>(
        null,
        "a probability is never taken below 1e-20, which single precision hardly reaches",
        source,
      ),
      ...usual(source),
    },
    source,
  });

const softmaxWithLoss = operator(
  "SoftmaxWithLoss",
  ["axis", "scale", "label_prob", "order", "average_by_batch_size"],
  {
    op: "crossEntropy",
    options: {
      predictions: impliedWord<CrossEntropy["predictions"]>(
        "logits",
        "the operator applies softmax itself",
        softmax,
      ),
      labels: {
        from: ["label_prob"],
        read: (context) =>
          context.argument("label_prob") ? "oneHot" : "classIndex",
        write: (value) => ({ label_prob: value === "oneHot" ? 1 : 0 }),
        default: {
          kind: "derived",
          value: () => "classIndex",
          because: "labels are class numbers where label_prob is not given",
          source: softmax,
        },
        samples: ["classIndex", "oneHot"],
      } satisfies Word<CrossEntropy["labels"]>,
      axis: {
        from: ["axis"],
        read: classAxis,
        write: (value) => ({ axis: value }),
        default: {
          kind: "derived",
          value: classAxis,
          because: "the operator takes axis=1 where none is given",
          source: softmax,
        },
        samples: [1],
      } satisfies Word<number>,
      reduction: impliedWord<Reduction>(
        "mean",
        "the losses of all examples are averaged",
        softmax,
      ),
      clip: impliedWord<number | null>(
        null,
        "a probability is never taken below 1e-20, which single precision hardly reaches",
        softmax,
      ),
      ...usual(softmax),
    },
    claims: {
      scale: only(null, 1),
      order: only(null, "NCHW"),
      average_by_batch_size: only(null, 0),
    },
    sample: { inputs: [[4, 8], [4]] },
    source: softmax,
  },
);

const binary = operator(
  "SigmoidCrossEntropyWithLogits",
  ["log_D_trick", "unjoined_lr_loss"],
  {
    op: "binaryCrossEntropy",
    options: {
      predictions: impliedWord<Binary["predictions"]>(
        "logits",
        "the operator applies the sigmoid itself",
        sigmoid,
      ),
      reduction: impliedWord<Reduction>(
        "exampleMean",
        "each example keeps the mean over its own values",
        sigmoid,
      ),
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
    claims: {
      log_D_trick: elsewhere("checked while recording"),
      unjoined_lr_loss: elsewhere("checked while recording"),
    },
    source: sigmoid,
  },
);

/** Distances of whole examples. */
function distance(name: string, kind: Regression, factor: number) {
  const own = inSource(`caffe2/operators/distance_op.h · ${name}Op`);
  return operator(name, [], {
    op: "regressionLoss",
    options: {
      function: impliedWord<Regression>(kind, "the call's name says it", own),
      delta: impliedWord<number | null>(null, "only Huber's loss turns", own),
      epsilon: noEpsilon(own),
      factor: impliedWord(
        factor,
        factor === 1 ? "the distance has no factor" : "the distance is halved",
        own,
      ),
      reduction: impliedWord<Reduction>(
        "exampleSum",
        "each example keeps the sum over its own values",
        own,
      ),
    },
    source: own,
  });
}

export default [
  chances(
    "LabelCrossEntropy",
    "classIndex",
    "labels are class numbers in int32",
    cross,
  ),
  chances("CrossEntropy", "oneHot", "the truth is a distribution", mixed),
  softmaxWithLoss,
  binary,
  distance("SquaredL2Distance", "squared", 0.5),
  distance("L1Distance", "absolute", 1),
];
