// Plain functions of one array: functions.exp and its like, clip, clipped_relu, negation.
import type { OptionsOf } from "../../../ir/index.ts";
import { input, phrase, type Phrase, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { inSource } from "../sources.ts";

type Name = OptionsOf<"math">["function"];

const own = inSource("chainer/functions/math/basic_math.py");
const noBound = impliedWord<number | null>(null, "only clip has bounds", own);

const bound = (parameter: string): Word<number | null> => ({
  from: [parameter],
  read: (context) => {
    const value = context.argument(parameter) ?? null;
    return value === null ? null : number(value, parameter);
  },
  write: (value) => (value === null ? null : { [parameter]: value }),
  default: { kind: "signature", source: own },
  samples: [0, 1],
});

const say = (path: string, name: Name, parameter: string): Phrase<"math"> =>
  phrase({
    op: "math",
    calls: [path],
    signature: parameter,
    options: {
      function: impliedWord<Name>(name, "the call's name says it", own),
      low: noBound,
      high: noBound,
    },
    claims: { [parameter]: input },
    source: own,
  });

const names = [
  "exp",
  "log",
  "sqrt",
  "rsqrt",
  "square",
  "sign",
  "sin",
  "cos",
] as const;
const clip = impliedWord<Name>("clip", "the call's name says it", own);

export default [
  ...names.map((name) => say(`chainer.functions.${name}`, name, "x")),
  say("chainer.functions.absolute", "abs", "self"),
  say("operator.neg", "negative", "a"),
  phrase({
    op: "math",
    calls: ["chainer.functions.clip"],
    signature: "x, x_min, x_max",
    options: { function: clip, low: bound("x_min"), high: bound("x_max") },
    claims: { x: input },
    source: inSource("chainer/functions/math/clip.py · clip"),
  }),
  phrase({
    op: "math",
    calls: ["chainer.functions.clipped_relu"],
    signature: "x, z=20.0",
    options: {
      function: clip,
      low: impliedWord<number | null>(
        0,
        "a ReLU that is cut at z",
        inSource("chainer/functions/activation/clipped_relu.py · ClippedReLU"),
      ),
      high: bound("z"),
    },
    claims: { x: input },
    source: inSource(
      "chainer/functions/activation/clipped_relu.py · clipped_relu",
    ),
  }),
];
