// nn.max_pool: strides of 1 where none are said.
import { input, phrase } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { channelsLast, stepsWord, windowWord } from "../rows.ts";
import { poolPadding, source } from "./avgPool.ts";

export default [
  phrase<"maxPool">({
    op: "maxPool",
    calls: ["flax.linen.max_pool"],
    signature: "inputs, window_shape, strides=None, padding='VALID'",
    options: {
      poolSize: windowWord("window_shape", source),
      strides: stepsWord("strides", "window_shape", source),
      padding: poolPadding,
      dilation: impliedWord<readonly number[]>(
        (context) =>
          Array<number>((context.inputs[0]?.length ?? 4) - 2).fill(1),
        "the window has no gaps",
        source,
      ),
      rounding: impliedWord<"floor" | "ceil">(
        "floor",
        "a last, incomplete window is dropped; padding='SAME' pads until none is",
        source,
      ),
      layout: channelsLast,
    },
    claims: { inputs: input },
    source,
  }),
];
