// Plain functions of one tensor in keras.ops, and the operators −x and abs(x).
import type { OptionsOf } from "../../../ir/index.ts";
import { input, phrase, type Phrase, type Word } from "../../phrase.ts";
import { number } from "../../words.ts";
import { fixed } from "../rows.ts";
import { executed } from "../source.ts";

const at = (name: string): string => `keras/src/ops/numpy.py · ${name}`;

function plain(
  call: string,
  parameter: string,
  meaning: OptionsOf<"math">["function"],
  name: string,
): Phrase<"math"> {
  return phrase<"math">({
    op: "math",
    calls: [call],
    signature: parameter,
    options: {
      function: fixed(meaning, "the call's name says it", at(name)),
      low: fixed(null, "the function has no bounds", at(name)),
      high: fixed(null, "the function has no bounds", at(name)),
    },
    claims: { [parameter]: input },
    source: executed(at(name)),
  });
}

const names = [
  "negative",
  "exp",
  "log",
  "sqrt",
  "rsqrt",
  "abs",
  "square",
  "sign",
  "sin",
  "cos",
] as const;

const bound = (parameter: string): Word<number | null> => ({
  from: [parameter],
  read: (context) => {
    const value = context.argument(parameter);
    return value === null ? null : number(value, parameter);
  },
  write: (value) => ({ [parameter]: value }),
  default: { kind: "signature", source: executed(at("clip")) },
  samples: [0, 1],
});

const clip: Phrase<"math"> = phrase<"math">({
  op: "math",
  calls: ["keras.ops.clip"],
  signature: "x, x_min, x_max",
  options: {
    function: fixed("clip", "the call's name says it", at("clip")),
    low: bound("x_min"),
    high: bound("x_max"),
  },
  claims: { x: input },
  source: executed(at("clip")),
});

export const math: readonly Phrase<"math">[] = [
  ...names.map((name) => plain(`keras.ops.${name}`, "x", name, name)),
  plain("operator.neg", "a", "negative", "negative"),
  plain("operator.abs", "a", "abs", "absolute"),
  clip,
];
