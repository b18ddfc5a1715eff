// Axes in another order (transpose, swapaxes, movedim).
import { values, type Op } from "../op.ts";
import { IrError, type Dim } from "../shape.ts";

export interface PermuteOptions {
  /** Output axis i is input axis `axes[i]`; the batch axis included. */
  axes: readonly number[];
}

export const permute: Op<PermuteOptions> = {
  title: "Permute",
  says: "Puts the axes in another order.",
  options: { axes: values("Which input axis stands at each place.") },
  shape([input], { axes }) {
    if (
      !input ||
      axes.length !== input.length ||
      new Set(axes).size !== axes.length
    ) {
      throw new IrError(
        `Expected permute to name each of the ${input?.length ?? 0} axes once. Received (${axes.join(", ")}).`,
      );
    }
    return [axes.map((axis) => input[axis] as Dim)];
  },
};
