// Cross-entropy between predicted classes and the true one, in every bundling.
import { training, values, type Op } from "../op.ts";
import {
  predictionsOf,
  reducedShape,
  reductionMeaning,
  withoutAxis,
  type Reduction,
} from "./reduction.ts";

export interface CrossEntropyOptions {
  /** What the loss is given: raw scores, probabilities, or log-probabilities. */
  predictions: "logits" | "probabilities" | "logProbabilities";
  labels: "classIndex" | "oneHot";
  /** The axis of the classes; never negative. */
  axis: number;
  reduction: Reduction;
  labelSmoothing: number;
  /** The label that does not count; null where there is none. */
  ignoreIndex: number | null;
  /** Probabilities are kept inside [clip, 1 − clip]; null where they are not. */
  clip: number | null;
  /** What each class counts, one number per class; null where all count alike. */
  classWeights: readonly number[] | null;
  /** A class's weight multiplies its own term (PyTorch), or the whole loss of the examples that belong to it (Keras): they differ where labels are smoothed or mixed. */
  weighting: "terms" | "examples";
  /** What a mean divides by where classes are weighted: the sum of the weights (PyTorch), or the number of examples (Keras). */
  weightedMean: "weights" | "examples";
}

export const crossEntropy: Op<CrossEntropyOptions> = {
  title: "Cross-entropy",
  says: "Minus the logarithm of the probability given to the true class.",
  options: {
    predictions: values(
      "Whether the loss applies softmax itself (logits) or expects it to be done (probabilities).",
    ),
    labels: values("Whether the truth is a class number or a one-hot row."),
    axis: values("Which axis holds the classes."),
    reduction: reductionMeaning,
    labelSmoothing: training(
      "How much of the truth is spread over the other classes.",
    ),
    ignoreIndex: training("The label that does not count."),
    clip: training(
      "How near to 0 and 1 a probability may come before it is cut; beyond it no gradient flows.",
    ),
    classWeights: training("How much each class counts."),
    weighting: training(
      "Whether a class's weight multiplies its own term or the whole loss of its examples.",
    ),
    weightedMean: training(
      "Whether a weighted mean divides by the weights or by the number of examples.",
    ),
  },
  shape: (inputs, { reduction, axis }) =>
    reducedShape(
      withoutAxis(predictionsOf(inputs, "crossEntropy"), axis),
      reduction,
    ),
};
