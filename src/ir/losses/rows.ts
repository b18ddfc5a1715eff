// Losses that judge a whole row of numbers at once: divergences, margins between classes, angles.
import { training, values, type Op } from "../op.ts";
import {
  predictionsOf,
  reducedShape,
  reductionMeaning,
  withoutAxis,
  type Reduction,
} from "./reduction.ts";

export interface DivergenceOptions {
  predictions: "probabilities" | "logProbabilities";
  targets: "probabilities" | "logProbabilities";
  /** Both are kept inside [clip, 1] (Keras); null where they are not. */
  clip: number | null;
  /** The axis of the distribution, summed before anything is averaged (Keras); null where every element counts by itself (PyTorch). */
  axis: number | null;
  reduction: Reduction;
}

export interface HingeLossOptions {
  /**
   * `binary`: max(0, margin − y·x) element by element · `allClasses`: the sum over the wrong classes of max(0, margin − x_true + x_wrong) ·
   * `worstClass`: of the highest wrong class alone · `worstOrZero`: the same, with zero standing among the wrong scores (Keras's CategoricalHinge).
   */
  form: "binary" | "allClasses" | "worstClass" | "worstOrZero";
  /** For `binary` 1 and −1 (`signed`), 1 and 0, or either, as the batch shows (Keras: 0 and 1 are changed where nothing else is among them). */
  labels: "signed" | "zeroOne" | "zeroOneOrSigned" | "classIndex" | "oneHot";
  /** The axis of the classes; null for `binary`. */
  axis: number | null;
  margin: number;
  /** 2 squares what remains. */
  power: number;
  /** Whether the sum over classes is divided by their number (torch's MultiMarginLoss). */
  meanOverClasses: boolean;
  reduction: Reduction;
}

export interface CosineLossOptions {
  axis: number;
  /** Whether both are brought to length 1 first; without, it is their plain product (TensorFlow 1's cosine_distance). */
  normalized: boolean;
  /** No length is taken for smaller than this. */
  epsilon: number;
  /** The loss is this minus the cosine: 1, or 0 (Keras). */
  offset: number;
  reduction: Reduction;
}

export const divergence: Op<DivergenceOptions> = {
  title: "Kullback–Leibler divergence",
  says: "How much one distribution differs from another: Σ y·(ln y − ln x).",
  options: {
    predictions: values(
      "Whether the model answers with probabilities or their logarithms.",
    ),
    targets: values("Whether the truth is probabilities or their logarithms."),
    clip: training("How near to 0 a probability may come before it is cut."),
    axis: training(
      "Which axis is summed as one distribution before the mean is taken.",
    ),
    reduction: reductionMeaning,
  },
  shape(inputs, { axis, reduction }) {
    const predictions = predictionsOf(inputs, "divergence");
    return reducedShape(
      axis === null ? predictions : withoutAxis(predictions, axis),
      reduction,
    );
  },
};

export const hingeLoss: Op<HingeLossOptions> = {
  title: "Hinge loss",
  says: "Asks that the right answer be ahead by a margin, and no more.",
  options: {
    form: values(
      "Whether one score is judged alone, or all wrong classes, or the worst.",
    ),
    labels: values("How the truth is written."),
    axis: values("Which axis holds the classes."),
    margin: values("How far ahead the right answer must be."),
    power: values("Whether what remains is squared."),
    meanOverClasses: training("Whether classes are averaged or summed."),
    reduction: reductionMeaning,
  },
  shape(inputs, { axis, reduction }) {
    const predictions = predictionsOf(inputs, "hingeLoss");
    return reducedShape(
      axis === null ? predictions : withoutAxis(predictions, axis),
      reduction,
    );
  },
};

export const cosineLoss: Op<CosineLossOptions> = {
  title: "Cosine loss",
  says: "How far predictions point away from the truth, whatever their length.",
  options: {
    axis: values("Which axis holds the vector."),
    normalized: values("Whether both are brought to length 1 first."),
    epsilon: training("What keeps the division by a length finite."),
    offset: values("What the cosine is taken from."),
    reduction: reductionMeaning,
  },
  shape: (inputs, { axis, reduction }) =>
    reducedShape(
      withoutAxis(predictionsOf(inputs, "cosineLoss"), axis),
      reduction,
    ),
};
