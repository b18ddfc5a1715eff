// Rows of pooling windows, shared by the maximum and the mean.
import type { Word } from "../phrase.ts";
import { tuple, tupleWord } from "../words.ts";
import { channelsFirst, flagWord, paddingWord } from "./rows.ts";
import { inSource } from "./sources.ts";

const own = inSource(
  "torch/nn/modules/pooling.py · _MaxPoolNd.__init__, _AvgPoolNd",
);

/** `stride=None` means the window's own size. */
function poolStrides(rank: number): Word<readonly number[]> {
  const plain = tupleWord("stride", rank, own);
  return {
    ...plain,
    read: (context) => {
      const value = context.argument("stride");
      return value === null || value === undefined
        ? tuple(context.argument("kernel_size"), rank, "kernel_size")
        : plain.read(context);
    },
    default: {
      kind: "derived",
      value: (context) =>
        tuple(context.argument("kernel_size"), rank, "kernel_size"),
      because: "stride=None moves the window by its own size",
      source: own,
    },
  };
}

export const poolRows = (rank: number) => ({
  poolSize: tupleWord("kernel_size", rank, own),
  strides: poolStrides(rank),
  padding: paddingWord("padding", rank, own),
  rounding: flagWord<"floor" | "ceil">("ceil_mode", "ceil", "floor", own),
  layout: channelsFirst,
});
