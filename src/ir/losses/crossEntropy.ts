// Cross-entropy between predicted classes and the true one, in every bundling.
import { training, values, type Op } from "../op.ts";
import { IrError } from "../shape.ts";

/** How per-example losses become one number. */
export type Reduction = "mean" | "sum" | "none";

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
    reduction: training(
      "Whether the batch is averaged or summed: a sum multiplies the learning rate by the batch size.",
    ),
    labelSmoothing: training(
      "How much of the truth is spread over the other classes.",
    ),
    ignoreIndex: training("The label that does not count."),
    clip: training(
      "How near to 0 and 1 a probability may come before it is cut; beyond it no gradient flows.",
    ),
  },
  shape([predictions], { reduction, axis }) {
    if (!predictions)
      throw new IrError("Expected crossEntropy to receive predictions.");
    return [
      reduction === "none" ? predictions.filter((_, i) => i !== axis) : [],
    ];
  },
};
