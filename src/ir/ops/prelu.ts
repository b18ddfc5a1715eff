// A leaky ReLU whose slope is learned.
import { values, type Op } from "../op.ts";
import { IrError } from "../shape.ts";

export interface PreluOptions {
  /** Shape of the learned slopes without the batch axis, broadcast against the input: (C, 1, 1), or (1,) for one slope. */
  slopeShape: readonly number[];
}

export const prelu: Op<PreluOptions> = {
  title: "PReLU",
  says: "Keeps positive values and multiplies negative ones by a learned slope.",
  options: {
    slopeShape: values(
      "How many slopes are learned, and which axes share one.",
    ),
  },
  shape([input]) {
    if (!input) throw new IrError("Expected prelu to receive an input.");
    return [input];
  },
  roles: (_inputs, { slopeShape }) => {
    const size = slopeShape.reduce((product, n) => product * n, 1);
    return {
      slope: {
        shape: slopeShape,
        fans: { fanIn: size, fanOut: size },
        state: false,
      },
    };
  },
};
