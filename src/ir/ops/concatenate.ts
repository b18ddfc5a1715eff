// Tensors joined along an axis.
import { values, type Op } from "../op.ts";
import { IrError, staticDim } from "../shape.ts";

export interface ConcatenateOptions {
  /** Never negative. */
  axis: number;
}

export const concatenate: Op<ConcatenateOptions> = {
  title: "Concatenate",
  says: "Joins tensors end to end along one axis.",
  options: { axis: values("The axis along which they are joined.") },
  shape(inputs, { axis }) {
    const [first] = inputs;
    if (!first || axis >= first.length)
      throw new IrError(
        `Expected concatenate's axis to exist. Received axis ${axis}.`,
      );
    const size = inputs.reduce(
      (sum, input) => sum + staticDim(input[axis], "the joined axis"),
      0,
    );
    return [first.map((dim, i) => (i === axis ? size : dim))];
  },
};
