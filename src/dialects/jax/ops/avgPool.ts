// nn.avg_pool: strides of 1 where none are said; padding counts in the mean unless told not to.
import type { Padding } from "../../../ir/index.ts";
import { input, phrase, type Word } from "../../phrase.ts";
import { booleanWord, impliedWord } from "../../words.ts";
import {
  channelsLast,
  paddingSamples,
  rankOf,
  readPadding,
  sayPadding,
  stepsWord,
  windowWord,
} from "../rows.ts";
import { inFlax } from "../sources.ts";

export const source = inFlax("flax/linen/pooling.py · pool");

export const poolPadding: Word<Padding> = {
  from: ["padding"],
  read: (context) =>
    readPadding(context.argument("padding"), rankOf(context, "window_shape")),
  write: (value) => ({ padding: sayPadding(value) }),
  default: { kind: "signature", source },
  samples: paddingSamples,
};

export default [
  phrase<"avgPool">({
    op: "avgPool",
    calls: ["flax.linen.avg_pool"],
    signature:
      "inputs, window_shape, strides=None, padding='VALID', count_include_pad=True",
    options: {
      poolSize: windowWord("window_shape", source),
      strides: stepsWord("strides", "window_shape", source),
      padding: poolPadding,
      rounding: impliedWord<"floor" | "ceil">(
        "floor",
        "a last, incomplete window is dropped; padding='SAME' pads until none is",
        source,
      ),
      countPadding: booleanWord("count_include_pad", source),
      layout: channelsLast,
    },
    claims: { inputs: input },
    source,
  }),
];
