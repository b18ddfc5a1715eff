// Several axes become one.
import { values, type Op } from "../op.ts";
import { IrError, type Dim } from "../shape.ts";

export interface FlattenOptions {
  /** First and last axis that are joined; the last counts from the end when negative. */
  startAxis: number;
  endAxis: number;
}

/** The product of dimensions; at most one may be the batch. */
export function productDim(dims: readonly Dim[]): Dim {
  let product = 1;
  let batch: number | null = null;
  for (const dim of dims) {
    if (typeof dim === "number") product *= dim;
    else if (batch === null) batch = dim.batch;
    else
      throw new IrError(
        "Expected at most one batch axis in a flattened range.",
      );
  }
  return batch === null ? product : { batch: batch * product };
}

export const flatten: Op<FlattenOptions> = {
  title: "Flatten",
  says: "Lays several axes out as one.",
  options: {
    startAxis: values("The first axis that is joined."),
    endAxis: values("The last axis that is joined."),
  },
  shape([input], { startAxis, endAxis }) {
    if (!input) throw new IrError("Expected flatten to receive an input.");
    const end = endAxis < 0 ? input.length + endAxis : endAxis;
    const start = startAxis < 0 ? input.length + startAxis : startAxis;
    if (start >= input.length) return [[...input, 1]];
    return [
      [
        ...input.slice(0, start),
        productDim(input.slice(start, end + 1)),
        ...input.slice(end + 1),
      ],
    ];
  },
};
