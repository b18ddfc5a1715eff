// Plain functions of each value: exp, log, sqrt, clip and their like.
import type { OptionsOf } from "../../../ir/index.ts";
import { input, phrase, type Phrase, type Word } from "../../phrase.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { named } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { ops } from "../sources.ts";

type Name = OptionsOf<"math">["function"];

const names: readonly (readonly [string, Name])[] = [
  ["exp", "exp"],
  ["log", "log"],
  ["sqrt", "sqrt"],
  ["square", "square"],
  ["abs", "abs"],
  ["sin", "sin"],
  ["cos", "cos"],
  ["negate", "negative"],
  ["clip", "clip"],
];

function say([name, meaning]: readonly [string, Name]): Phrase<"math"> {
  const own = ops(name);
  const bound = (parameter: string): Word<number | null> =>
    meaning === "clip"
      ? (numberWord(parameter, own, [0, 1]) as Word<number | null>)
      : impliedWord<number | null>(null, "only clip has bounds", own);
  return phrase({
    op: "math",
    calls: [`cntk.ops.${name}`],
    signature: signatureOf(`cntk.ops.${name}`),
    options: {
      function: impliedWord<Name>(meaning, "the call's name says it", own),
      low: bound("min_value"),
      high: bound("max_value"),
    },
    claims: { ...named, x: input },
    source: own,
  });
}

export default names.map(say);
