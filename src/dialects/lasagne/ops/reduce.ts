// Axes reduced: theano.tensor.sum, mean, max, min, argmax.
import type { OptionsOf } from "../../../ir/index.ts";
import { ignored, input, only, phrase, type Phrase } from "../../phrase.ts";
import { booleanWord, impliedWord } from "../../words.ts";
import { axesOf } from "../rows.ts";
import { inSource } from "../sources.ts";

type Name = OptionsOf<"reduce">["function"];

function say(call: string, name: Name, signature: string): Phrase<"reduce"> {
  const own = inSource(`theano/tensor/basic.py · ${call}`);
  return phrase({
    op: "reduce",
    calls: [`theano.tensor.${call}`],
    signature,
    options: {
      function: impliedWord<Name>(name, "the call's name says it", own),
      axes: {
        from: ["axis"],
        read: (context) => axesOf(context.argument("axis"), context, "axis"),
        write: (value) => ({ axis: [...value] }),
        default: { kind: "signature", source: own },
        samples: [[1], [2, 3]],
      },
      keepDims: booleanWord("keepdims", own),
    },
    claims: {
      input,
      x: input,
      dtype: ignored("models are read in 32-bit floats"),
      acc_dtype: ignored("models are read in 32-bit floats"),
      op: only(false),
    },
    source: own,
  });
}

export default [
  say(
    "sum",
    "sum",
    "input, axis=None, dtype=None, keepdims=False, acc_dtype=None",
  ),
  say(
    "mean",
    "mean",
    "input, axis=None, dtype=None, op=False, keepdims=False, acc_dtype=None",
  ),
  say("max", "max", "x, axis=None, keepdims=False"),
  say("min", "min", "x, axis=None, keepdims=False"),
  say("argmax", "argMax", "x, axis=None, keepdims=False"),
];
