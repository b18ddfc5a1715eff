// A box cut out of a tensor, with steps.
import { values, type Op } from "../op.ts";
import { IrError, type Dim } from "../shape.ts";

export interface SliceOptions {
  /** Per axis: from, up to (exclusive; null is the end), step. Whole axes are 0, null, 1. Never negative but in `step`. */
  ranges: readonly {
    readonly start: number;
    readonly stop: number | null;
    readonly step: number;
  }[];
  /** Axes of size 1 that disappear, because they were indexed by a number. */
  dropAxes: readonly number[];
}

export const slice: Op<SliceOptions> = {
  title: "Slice",
  says: "Keeps a part of each axis.",
  options: {
    ranges: values("Which part of each axis is kept."),
    dropAxes: values("Which axes disappear."),
  },
  shape([input], { ranges, dropAxes }) {
    if (!input || ranges.length !== input.length)
      throw new IrError("Expected slice to give a range for each axis.");
    const kept = input.map((dim, axis): Dim => {
      const { start, stop, step } = ranges[axis] ?? {
        start: 0,
        stop: null,
        step: 1,
      };
      if (start === 0 && stop === null && Math.abs(step) === 1) return dim;
      if (typeof dim !== "number")
        throw new IrError("Expected slices to leave the batch axis whole.");
      return Math.ceil(((stop ?? dim) - start) / Math.abs(step));
    });
    return [kept.filter((_, axis) => !dropAxes.includes(axis))];
  },
};
