// Random zeros during training, the rest scaled by 1 / (1 − dropRate).
import { training, type ActiveIn, type Op } from "../op.ts";
import { IrError } from "../shape.ts";

export interface DropoutOptions {
  /** The share that is DROPPED, never the share kept. */
  dropRate: number;
  /** Whether single elements or whole channels are dropped. */
  granularity: "element" | "channel";
  activeIn: ActiveIn;
}

export const dropout: Op<DropoutOptions> = {
  title: "Dropout",
  says: "Sets a random share of the values to zero while training and scales the rest up, so that no unit can be relied upon alone.",
  options: {
    dropRate: training("The share of values set to zero."),
    granularity: training(
      "Whether single values or whole channels are dropped.",
    ),
    activeIn: training(
      "Whether it follows the train/eval flag, always acts, or never does.",
    ),
  },
  shape([input], { dropRate }) {
    if (!input) throw new IrError("Expected dropout to receive an input.");
    if (!(dropRate >= 0 && dropRate <= 1))
      throw new IrError(
        `Expected a drop rate between 0 and 1. Received ${dropRate}.`,
      );
    return [input];
  },
};
