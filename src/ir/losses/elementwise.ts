// Losses that compare predictions and targets element by element.
import { training, values, type Op } from "../op.ts";
import {
  predictionsOf,
  reducedShape,
  reductionMeaning,
  type Reduction,
} from "./reduction.ts";

export interface RegressionLossOptions {
  /**
   * `squared` (MSE), `absolute` (MAE), `huber`: quadratic below delta and linear above · `logCosh`: ln cosh of the difference ·
   * `percentage`: 100·|y − x| / max(|y|, epsilon) · `squaredLogarithms`: (ln(1 + max(x, epsilon)) − ln(1 + max(y, epsilon)))².
   */
  function:
    | "squared"
    | "absolute"
    | "huber"
    | "logCosh"
    | "percentage"
    | "squaredLogarithms";
  /** Where huber turns linear; null for the others. */
  delta: number | null;
  /** For percentage and squaredLogarithms; null for the others. */
  epsilon: number | null;
  /** A factor on every element: 0.5 in an L2Loss that halves; 1/beta in a smooth L1. */
  factor: number;
  reduction: Reduction;
}

export interface BinaryCrossEntropyOptions {
  predictions: "logits" | "probabilities";
  /** What says yes and no: 1 and 0, or 1 and −1 (torch's SoftMarginLoss, Gluon's LogisticLoss). */
  labels: "zeroOne" | "signed";
  reduction: Reduction;
  labelSmoothing: number;
  /** Probabilities are kept inside [clip, 1 − clip]; null where they are not. */
  clip: number | null;
  /** The logarithm is never taken below this; null where it is not. PyTorch's BCELoss clamps log at −100. */
  logFloor: number | null;
  /** A factor on the terms of yes, one number or one per element of the last axis; null for none (torch's pos_weight). */
  positiveWeight: readonly number[] | null;
}

export interface PoissonLossOptions {
  /** The expected counts themselves, or their logarithms. */
  predictions: "rates" | "logRates";
  /** Added to rates before their logarithm is taken: x − y·ln(x + epsilon). */
  epsilon: number;
  /** Whether Stirling's term y·ln y − y + ½·ln(2πy) is added where y > 1. */
  full: boolean;
  reduction: Reduction;
}

export const regressionLoss: Op<RegressionLossOptions> = {
  title: "Regression loss",
  says: "Measures how far predictions are from the truth.",
  options: {
    function: values(
      "How a distance counts: squared, absolute, Huber's mixture of both, or one of their relatives.",
    ),
    delta: values("Where Huber's loss turns from quadratic to linear."),
    epsilon: values("What keeps a division or a logarithm finite."),
    factor: values("A constant factor on the loss, and so on the gradient."),
    reduction: reductionMeaning,
  },
  shape: (inputs, { reduction }) =>
    reducedShape(predictionsOf(inputs, "regressionLoss"), reduction),
};

export const binaryCrossEntropy: Op<BinaryCrossEntropyOptions> = {
  title: "Binary cross-entropy",
  says: "Cross-entropy for yes/no outputs, each judged alone.",
  options: {
    predictions: values(
      "Whether the loss applies the sigmoid itself (logits) or expects it to be done (probabilities).",
    ),
    labels: values("Whether no is written 0 or −1."),
    reduction: reductionMeaning,
    labelSmoothing: training(
      "How much the targets are pulled towards one half.",
    ),
    clip: training(
      "How near to 0 and 1 a probability may come before it is cut.",
    ),
    logFloor: training("The lowest value the logarithm may take."),
    positiveWeight: training("How much more a yes counts than a no."),
  },
  shape: (inputs, { reduction }) =>
    reducedShape(predictionsOf(inputs, "binaryCrossEntropy"), reduction),
};

export const poissonLoss: Op<PoissonLossOptions> = {
  title: "Poisson loss",
  says: "How unlikely the counts are under the predicted rates.",
  options: {
    predictions: values(
      "Whether the model answers with rates or with their logarithms.",
    ),
    epsilon: values("What keeps the logarithm of a rate finite."),
    full: values("Whether the term that no prediction changes is added."),
    reduction: reductionMeaning,
  },
  shape: (inputs, { reduction }) =>
    reducedShape(predictionsOf(inputs, "poissonLoss"), reduction),
};
