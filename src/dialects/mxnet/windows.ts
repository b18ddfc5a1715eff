// Rows of Pooling, shared by the maximum and the mean.
import type { Word } from "../phrase.ts";
import { expected } from "../words.ts";
import { axesWord, layoutWord, padWord } from "./rows.ts";
import { inSource } from "./sources.ts";

export const pooling = inSource("src/operator/nn/pooling-inl.h · PoolingParam");

const conventions = { valid: "floor", full: "ceil" } as const;

/** `valid` drops an incomplete last window, `full` keeps it. */
const rounding: Word<"floor" | "ceil"> = {
  from: ["pooling_convention"],
  read: (context) => {
    const value = context.argument("pooling_convention");
    if (value === "valid" || value === "full") return conventions[value];
    throw expected("pooling_convention", "'valid' or 'full'", value);
  },
  write: (value) => ({
    pooling_convention: value === "ceil" ? "full" : "valid",
  }),
  default: { kind: "signature", source: pooling },
  samples: ["floor", "ceil"],
};

export const poolRows = {
  poolSize: axesWord("kernel", 1, pooling, [
    [2, 2],
    [3, 1],
  ]),
  /** Unless a stride is given, the window moves by one. */
  strides: axesWord("stride", 1, pooling),
  padding: padWord(pooling),
  rounding,
  layout: layoutWord(pooling),
};
