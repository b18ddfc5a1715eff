// Normalisation by the statistics of the batch in training and by running ones in evaluation.
import { training, values, type ActiveIn, type Op } from "../op.ts";
import { IrError, staticDim } from "../shape.ts";

/**
 * The weight of the NEW batch statistic in the running one: PyTorch's momentum, 1 − Keras's. null: a plain average over all batches ·
 * `afterFirst`: the first batch counts whole, each later one by this share (CNTK: Source/ComputationNetworkLib/TrainingNodes.h · BatchNormalizationNode).
 */
export type StatisticShare = number | null | { readonly afterFirst: number };

export interface BatchNormOptions {
  /** The axis whose entries are normalised separately: the channels. Never negative. */
  axis: number;
  epsilon: number;
  newStatisticShare: StatisticShare;
  center: boolean;
  scale: boolean;
  /**
   * What is kept of a batch's spread: its variance, divided by n (`biased`) or n − 1 (`unbiased`), or 1/√(variance + ε) with the biased one
   * (`inverseDeviation`, Lasagne's inv_std), by which evaluation multiplies. The batch is always normalised with the biased variance.
   */
  runningVariance: "biased" | "unbiased" | "inverseDeviation";
  /** Whether running statistics exist at all. */
  trackRunning: boolean;
  /** When batch statistics are used (and running ones updated). */
  activeIn: ActiveIn;
}

export const batchNorm: Op<BatchNormOptions> = {
  title: "Batch normalisation",
  says: "Shifts and scales every channel to mean 0 and variance 1 over the batch, then by two learned numbers.",
  options: {
    axis: values("Which axis holds the channels."),
    epsilon: values(
      "A small number added to the variance before the square root.",
    ),
    newStatisticShare: training(
      "How much each new batch counts in the running statistics that evaluation uses.",
    ),
    center: values("Whether a learned shift is added."),
    scale: values("Whether a learned factor is applied."),
    runningVariance: training(
      "Whether the running variance is corrected for the batch size (n − 1), or its inverse root is averaged instead.",
    ),
    trackRunning: training(
      "Whether running statistics are kept for evaluation.",
    ),
    activeIn: training("When the batch's own statistics are used."),
  },
  shape([input], { axis }) {
    if (!input || axis >= input.length)
      throw new IrError(
        `Expected batchNorm's axis to exist. Received axis ${axis}.`,
      );
    return [input];
  },
  roles([input], { axis, center, scale, trackRunning }) {
    const channels = staticDim(input?.[axis], "the channels of batchNorm");
    const fans = { fanIn: channels, fanOut: channels };
    const one = (state: boolean) => ({ shape: [channels], fans, state });
    return {
      ...(scale && { scale: one(false) }),
      ...(center && { shift: one(false) }),
      ...(trackRunning && {
        runningMean: one(true),
        runningVariance: one(true),
      }),
    };
  },
};
