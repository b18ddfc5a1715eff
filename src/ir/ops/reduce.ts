// Sum, mean, maximum or minimum over some axes.
import { values, type Op } from "../op.ts";
import { IrError } from "../shape.ts";

export interface ReduceOptions {
  function: "sum" | "mean" | "max" | "min" | "logSumExp" | "argMax";
  /** Ascending, never negative. */
  axes: readonly number[];
  keepDims: boolean;
}

export const reduce: Op<ReduceOptions> = {
  title: "Reduction",
  says: "Reduces some axes to one number each.",
  options: {
    function: values("Sum, mean, maximum or minimum."),
    axes: values("Which axes disappear."),
    keepDims: values("Whether the reduced axes stay, with size 1."),
  },
  shape([input], { axes, keepDims }) {
    if (!input) throw new IrError("Expected reduce to receive an input.");
    return [
      keepDims
        ? input.map((dim, axis) => (axes.includes(axis) ? 1 : dim))
        : input.filter((_, axis) => !axes.includes(axis)),
    ];
  },
};
