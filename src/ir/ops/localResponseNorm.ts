// Division by what neighbouring channels answer at the same place, as in AlexNet.
import { speedOnly, values, type Op } from "../op.ts";
import { IrError, type Layout } from "../shape.ts";

export interface LocalResponseNormOptions {
  /** Channels before and after each that count in its sum of squares; beyond the border there are zeros. */
  before: number;
  after: number;
  /** x / (bias + scale · Σ x²)^exponent. `scale` multiplies the plain sum: dialects that divide alpha by the window's size say so here. */
  bias: number;
  scale: number;
  exponent: number;
  layout: Layout;
}

export const localResponseNorm: Op<LocalResponseNormOptions> = {
  title: "Local response normalisation",
  says: "Divides every value by how strongly neighbouring channels answer at the same place.",
  options: {
    before: values("How many channels before each count."),
    after: values("How many channels after each count."),
    bias: values("What is added to the sum of squares."),
    scale: values("What the sum of squares is multiplied by."),
    exponent: values("The power of the divisor."),
    layout: speedOnly("Where the channels stand."),
  },
  shape([input]) {
    if (!input || input.length < 3)
      throw new IrError(
        "Expected localResponseNorm to receive an input with at least 3 axes.",
      );
    return [input];
  },
};
