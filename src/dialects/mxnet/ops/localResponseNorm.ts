// LRN: alpha is divided by the window's size, and the constant is 2.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Context, Word } from "../../phrase.ts";
import { expected, impliedWord, number, numberWord } from "../../words.ts";
import { operator } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("src/operator/nn/lrn-inl.h · LRNForward");

/** How many channels the window counts; an odd number. */
function sizeOf(context: Context): number {
  const size = number(context.argument("nsize"), "nsize");
  if (!Number.isInteger(size) || size % 2 !== 1)
    throw expected("nsize", "an odd whole number", size);
  return size;
}

/** So many on both sides. */
const side: Word<number> = {
  from: ["nsize"],
  read: (context) => (sizeOf(context) - 1) / 2,
  write: (value) => ({ nsize: 2 * value + 1 }),
  default: { kind: "signature", source: own },
  samples: [2, 1],
};

const scale: Word<number> = {
  from: ["alpha", "nsize"],
  read: (context) =>
    number(context.argument("alpha"), "alpha") / sizeOf(context),
  write: (value, context) => ({ alpha: value * sizeOf(context) }),
  default: { kind: "signature", source: own },
  samples: [1e-4, 0.5],
};

export default operator("LRN", {
  op: "localResponseNorm",
  options: {
    before: side,
    after: side,
    bias: numberWord("knorm", own, [2, 1]),
    scale,
    exponent: numberWord("beta", own, [0.75, 0.5]),
    layout: impliedWord<OptionsOf<"localResponseNorm">["layout"]>(
      "channelsFirst",
      "the channels are axis 1",
      own,
    ),
  },
  sample: { arguments: { nsize: 5 } },
});
