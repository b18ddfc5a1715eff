// Losses that compare predictions and targets element by element.
import { training, values, type Op, type OptionMeaning } from "../op.ts";
import { IrError, type Shape } from "../shape.ts";
import type { Reduction } from "./crossEntropy.ts";

export interface RegressionLossOptions {
  /** `squared` (MSE), `absolute` (MAE), `huber`: quadratic below delta and linear above. */
  function: "squared" | "absolute" | "huber";
  /** Where huber turns linear; null for the others. */
  delta: number | null;
  /** A factor on every element: 0.5 in an L2Loss that halves; 1/beta in a smooth L1. */
  factor: number;
  reduction: Reduction;
}

export interface BinaryCrossEntropyOptions {
  predictions: "logits" | "probabilities";
  reduction: Reduction;
  labelSmoothing: number;
  /** Probabilities are kept inside [clip, 1 − clip]; null where they are not. */
  clip: number | null;
  /** The logarithm is never taken below this; null where it is not. PyTorch's BCELoss clamps log at −100. */
  logFloor: number | null;
}

const reduction: OptionMeaning = training(
  "Whether all elements are averaged or summed.",
);

function scalarOr(
  [predictions]: readonly Shape[],
  how: Reduction,
): readonly Shape[] {
  if (!predictions)
    throw new IrError("Expected the loss to receive predictions.");
  return [how === "none" ? predictions : []];
}

export const regressionLoss: Op<RegressionLossOptions> = {
  title: "Regression loss",
  says: "Measures how far predictions are from the truth.",
  options: {
    function: values("Squared, absolute, or Huber's mixture of both."),
    delta: values("Where Huber's loss turns from quadratic to linear."),
    factor: values("A constant factor on the loss, and so on the gradient."),
    reduction,
  },
  shape: (inputs, options) => scalarOr(inputs, options.reduction),
};

export const binaryCrossEntropy: Op<BinaryCrossEntropyOptions> = {
  title: "Binary cross-entropy",
  says: "Cross-entropy for yes/no outputs, each judged alone.",
  options: {
    predictions: values(
      "Whether the loss applies the sigmoid itself (logits) or expects it to be done (probabilities).",
    ),
    reduction,
    labelSmoothing: training(
      "How much the targets are pulled towards one half.",
    ),
    clip: training(
      "How near to 0 and 1 a probability may come before it is cut.",
    ),
    logFloor: training("The lowest value the logarithm may take."),
  },
  shape: (inputs, options) => scalarOr(inputs, options.reduction),
};
