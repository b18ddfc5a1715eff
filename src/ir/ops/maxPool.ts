// Maximum over a sliding window.
import { values, speedOnly, type Op } from "../op.ts";
import type { Padding } from "../padding.ts";
import type { Layout } from "../shape.ts";
import { pooled } from "./window.ts";

export interface MaxPoolOptions {
  poolSize: readonly number[];
  strides: readonly number[];
  padding: Padding;
  dilation: readonly number[];
  rounding: "floor" | "ceil";
  layout: Layout;
}

export const maxPool: Op<MaxPoolOptions> = {
  title: "Max pooling",
  says: "Keeps the largest value of every window.",
  options: {
    poolSize: values("Height and width of the window."),
    strides: values(
      "How far the window moves; equal to its size means no overlap.",
    ),
    padding: values("How much border is added (it never wins the maximum)."),
    dilation: values("The gap between the window's taps."),
    rounding: values(
      "Whether a last, incomplete window counts (ceil) or is dropped (floor).",
    ),
    layout: speedOnly("Where the channels stand: N,C,H,W or N,H,W,C."),
  },
  shape: ([input], o) => [
    pooled(
      input,
      o.layout,
      o.padding,
      { size: o.poolSize, strides: o.strides, dilation: o.dilation },
      o.rounding,
      "maxPool",
    ),
  ],
};
