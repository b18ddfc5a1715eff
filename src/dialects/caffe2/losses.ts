// Losses: operators that compare a model's answers with the truth, one number per example unless they say otherwise.
import type { OptionsOf, Reduction } from "../../ir/index.ts";
import { unweightedClasses } from "../lossRows.ts";
import { impliedWord } from "../words.ts";
import { operator } from "./calls.ts";
import { inSource } from "./sources.ts";

type CrossEntropy = OptionsOf<"crossEntropy">;

const cross = inSource(
  "caffe2/operators/cross_entropy_op.cc · LabelCrossEntropyOp",
);

const labelCrossEntropy = operator("LabelCrossEntropy", [], {
  op: "crossEntropy",
  options: {
    predictions: impliedWord<CrossEntropy["predictions"]>(
      "probabilities",
      "the loss takes the logarithm of what it is given: softmax stands before it",
      cross,
    ),
    labels: impliedWord<CrossEntropy["labels"]>(
      "classIndex",
      "labels are class numbers in int32",
      cross,
    ),
    axis: impliedWord(1, "classes stand on the second axis", cross),
    reduction: impliedWord<Reduction>(
      "none",
      "each example keeps its loss: AveragedLoss makes one number of them",
      cross,
    ),
    labelSmoothing: impliedWord(0, "there is no smoothing", cross),
    ignoreIndex: impliedWord<number | null>(null, "every label counts", cross),
    clip: impliedWord<number | null>(
      null,
      "a probability is never taken below 1e-20, which single precision hardly reaches",
      cross,
    ),
    ...unweightedClasses(cross),
  },
  source: cross,
});

export default [labelCrossEntropy];
