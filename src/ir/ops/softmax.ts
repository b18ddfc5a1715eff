// Exponentials that sum to one along an axis, or their logarithm.
import { values, type Op } from "../op.ts";
import { IrError } from "../shape.ts";

export interface SoftmaxOptions {
  /** Never negative. */
  axis: number;
  /** Whether the logarithm is returned. */
  log: boolean;
}

export const softmax: Op<SoftmaxOptions> = {
  title: "Softmax",
  says: "Turns scores into probabilities that sum to one.",
  options: {
    axis: values("The axis that sums to one."),
    log: values("Whether log-probabilities are returned."),
  },
  shape([input], { axis }) {
    if (!input || axis >= input.length)
      throw new IrError(
        `Expected softmax's axis to exist. Received axis ${axis}.`,
      );
    return [input];
  },
};
