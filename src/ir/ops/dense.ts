// Fully connected layer over the last axis.
import { values, type Op } from "../op.ts";
import { IrError, staticDim } from "../shape.ts";

export interface DenseOptions {
  units: number;
  useBias: boolean;
}

export const dense: Op<DenseOptions> = {
  title: "Dense",
  says: "Multiplies the last axis by a matrix and adds a bias.",
  options: {
    units: values("How many outputs."),
    useBias: values("Whether a learned constant is added to each output."),
  },
  shape([input], { units }) {
    if (!input || input.length < 1)
      throw new IrError("Expected dense to receive an input.");
    return [[...input.slice(0, -1), units]];
  },
  roles([input], { units, useBias }) {
    const fanIn = staticDim(input?.at(-1), "the last axis of dense's input");
    const fans = { fanIn, fanOut: units };
    return {
      kernel: { shape: [fanIn, units], fans, state: false },
      ...(useBias && { bias: { shape: [units], fans, state: false } }),
    };
  },
};
