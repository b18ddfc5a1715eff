// Pooling to a fixed output size, whatever the input's.
import { values, speedOnly, type Op } from "../op.ts";
import type { Layout } from "../shape.ts";
import { image, imageOf } from "./window.ts";

export interface AdaptivePoolOptions {
  reduce: "mean" | "max";
  outputSize: readonly number[];
  layout: Layout;
}

/** The input range of output cell `i` of `out`: [⌊i·n/out⌋, ⌈(i+1)·n/out⌉). Source: aten/src/ATen/native/AdaptivePooling.h. */
export function adaptiveRange(
  i: number,
  n: number,
  out: number,
): { start: number; end: number } {
  return {
    start: Math.floor((i * n) / out),
    end: Math.ceil(((i + 1) * n) / out),
  };
}

export const adaptivePool: Op<AdaptivePoolOptions> = {
  title: "Adaptive pooling",
  says: "Pools with windows chosen so that the output has a fixed size.",
  options: {
    reduce: values("Mean or maximum."),
    outputSize: values("Height and width of the output."),
    layout: speedOnly("Where the channels stand: N,C,H,W or N,H,W,C."),
  },
  shape([input], { outputSize, layout }) {
    const { batch, channels } = imageOf(
      input,
      layout,
      outputSize.length,
      "adaptivePool",
    );
    return [image(batch, channels, outputSize, layout)];
  },
};
