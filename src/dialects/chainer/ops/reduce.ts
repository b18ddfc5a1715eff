// Axes reduced: sum, average (also called mean), max, min, logsumexp, argmax.
import type { OptionsOf } from "../../../ir/index.ts";
import { input, only, phrase, type Phrase } from "../../phrase.ts";
import { byVersion, type Versioned } from "../../version.ts";
import { booleanWord, impliedWord } from "../../words.ts";
import { axesWord } from "../rows.ts";
import { inSource } from "../sources.ts";

type Name = OptionsOf<"reduce">["function"];

function say(
  call: string,
  name: Name,
  file: string,
  signature: Versioned<string>,
  keeps: boolean,
): Phrase<"reduce"> {
  const own = inSource(`chainer/functions/math/${file}.py · ${call}`);
  return phrase({
    op: "reduce",
    calls: [`chainer.functions.${call}`],
    signature,
    options: {
      function: impliedWord<Name>(name, "the call's name says it", own),
      axes: axesWord("axis", own),
      keepDims: keeps
        ? booleanWord("keepdims", own)
        : impliedWord(false, "the reduced axes disappear", own),
    },
    claims: { x: input, weights: only(null) },
    source: own,
  });
}

const kept = "x, axis=None, keepdims=False";

export default [
  say("sum", "sum", "sum", kept, true),
  say(
    "average",
    "mean",
    "average",
    byVersion(["2.1.0", "x, axis=None, weights=None, keepdims=False"]),
    true,
  ),
  say("max", "max", "minmax", kept, true),
  say("min", "min", "minmax", kept, true),
  say("logsumexp", "logSumExp", "logsumexp", "x, axis=None", false),
  say("argmax", "argMax", "minmax", "x, axis=None", false),
];
