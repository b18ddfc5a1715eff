// Rows of pooling layers: unlike the operator, they move by their own size unless told otherwise.
import type { Word } from "../phrase.ts";
import { boolean, tuple, tupleWord } from "../words.ts";
import { layoutWord, paddingWord } from "./rows.ts";
import { inSource } from "./sources.ts";

export const pooling = inSource(
  "python/mxnet/gluon/nn/conv_layers.py · _Pooling",
);

function strides(rank: number): Word<readonly number[]> {
  const plain = tupleWord("strides", rank, pooling);
  return {
    ...plain,
    read: (context) => {
      const value = context.argument("strides") ?? null;
      return value === null
        ? tuple(context.argument("pool_size"), rank, "pool_size")
        : plain.read(context);
    },
    default: {
      kind: "derived",
      value: (context) =>
        tuple(context.argument("pool_size"), rank, "pool_size"),
      because: "strides=None moves the window by its own size",
      source: pooling,
    },
  };
}

const rounding: Word<"floor" | "ceil"> = {
  from: ["ceil_mode"],
  read: (context) =>
    boolean(context.argument("ceil_mode"), "ceil_mode") ? "ceil" : "floor",
  write: (value) => ({ ceil_mode: value === "ceil" }),
  default: { kind: "signature", source: pooling },
  samples: ["floor", "ceil"],
};

export const poolRows = (rank: number) => ({
  poolSize: tupleWord("pool_size", rank, pooling),
  strides: strides(rank),
  padding: paddingWord("padding", rank, pooling),
  rounding,
  layout: layoutWord(rank, pooling),
});
