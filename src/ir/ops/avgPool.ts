// Mean over a sliding window.
import { values, speedOnly, type Op } from "../op.ts";
import type { Padding } from "../padding.ts";
import type { Layout } from "../shape.ts";
import { pooled } from "./window.ts";

export interface AvgPoolOptions {
  poolSize: readonly number[];
  strides: readonly number[];
  padding: Padding;
  rounding: "floor" | "ceil";
  /** Whether the zeros of the padding count in the divisor. */
  countPadding: boolean;
  layout: Layout;
}

export const avgPool: Op<AvgPoolOptions> = {
  title: "Average pooling",
  says: "Takes the mean of every window.",
  options: {
    poolSize: values("Height and width of the window."),
    strides: values(
      "How far the window moves; equal to its size means no overlap.",
    ),
    padding: values("How many zeros surround the input."),
    rounding: values(
      "Whether a last, incomplete window counts (ceil) or is dropped (floor).",
    ),
    countPadding: values(
      "Whether padded zeros count when the mean is taken: at the border this changes every value.",
    ),
    layout: speedOnly("Where the channels stand: N,C,H,W or N,H,W,C."),
  },
  shape: ([input], o) => [
    pooled(
      input,
      o.layout,
      o.padding,
      {
        size: o.poolSize,
        strides: o.strides,
        dilation: o.poolSize.map(() => 1),
      },
      o.rounding,
      "avgPool",
    ),
  ],
};
