// A border around a tensor.
import { values, type Op } from "../op.ts";
import { IrError, type Dim } from "../shape.ts";

export interface PadOptions {
  /** Per axis of the tensor, the batch axis included. */
  before: readonly number[];
  after: readonly number[];
  mode: "constant" | "reflect" | "replicate" | "circular";
  value: number;
}

export const pad: Op<PadOptions> = {
  title: "Padding",
  says: "Adds a border.",
  options: {
    before: values("How much is added at the start of each axis."),
    after: values("How much is added at the end of each axis."),
    mode: values("What the border is filled with."),
    value: values("The number that fills a constant border."),
  },
  shape([input], { before, after }) {
    if (!input) throw new IrError("Expected pad to receive an input.");
    return [
      input.map((dim, axis): Dim => {
        const extra = (before[axis] ?? 0) + (after[axis] ?? 0);
        if (typeof dim === "number") return dim + extra;
        if (extra !== 0)
          throw new IrError("Expected pad to leave the batch axis as it is.");
        return dim;
      }),
    ];
  },
};
