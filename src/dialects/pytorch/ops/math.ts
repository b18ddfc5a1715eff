// Plain functions of one tensor: torch.exp and its like, clamp, the unary operators.
import type { OptionsOf } from "../../../ir/index.ts";
import { input, phrase, type Phrase, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { noOut } from "../rows.ts";
import { inSource, signed } from "../sources.ts";

type Name = OptionsOf<"math">["function"];

const own = inSource("torch/_torch_docs.py · exp, clamp");
const noBound = impliedWord<number | null>(null, "only clamp has bounds", own);

const bound = (parameter: string): Word<number | null> => ({
  from: [parameter],
  read: (context) =>
    (context.argument(parameter) ?? null) === null
      ? null
      : number(context.argument(parameter), parameter),
  write: (value) => ({ [parameter]: value }),
  default: { kind: "signature", source: own },
  samples: [null, 0, 1],
});

const say = (path: string, name: Name, signature: string): Phrase<"math"> =>
  phrase({
    op: "math",
    calls: [path],
    signature,
    options: {
      function: impliedWord<Name>(name, "the call's name says it", own),
      low: noBound,
      high: noBound,
    },
    claims: path.startsWith("torch.") ? { input, out: noOut } : { a: input },
    source: path.startsWith("torch.") ? signed(path) : own,
  });

const names: readonly (readonly [string, Name])[] = [
  ["exp", "exp"],
  ["log", "log"],
  ["sqrt", "sqrt"],
  ["rsqrt", "rsqrt"],
  ["abs", "abs"],
  ["neg", "negative"],
  ["square", "square"],
  ["sign", "sign"],
  ["sin", "sin"],
  ["cos", "cos"],
];

export default [
  ...names.map(([path, name]) =>
    say(`torch.${path}`, name, "input, *, out=None"),
  ),
  say("operator.neg", "negative", "a, /"),
  say("operator.abs", "abs", "a, /"),
  phrase({
    op: "math",
    calls: ["torch.clamp"],
    signature: "input, min=None, max=None, *, out=None",
    options: {
      function: impliedWord<Name>("clip", "the call's name says it", own),
      low: bound("min"),
      high: bound("max"),
    },
    claims: { input, out: noOut },
    source: signed("torch.clamp"),
  }),
];
