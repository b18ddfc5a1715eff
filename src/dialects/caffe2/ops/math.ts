// Plain functions of each value.
import type { OptionsOf } from "../../../ir/index.ts";
import { type Phrase, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { operator } from "../calls.ts";
import { inSource } from "../sources.ts";

type Name = OptionsOf<"math">["function"];

const names: Readonly<Record<string, Name>> = {
  Exp: "exp",
  Log: "log",
  Sqrt: "sqrt",
  Rsqrt: "rsqrt",
  Sqr: "square",
  Abs: "abs",
  Negative: "negative",
  Sin: "sin",
  Cos: "cos",
};

const say = (name: string, kind: Name): Phrase<"math"> => {
  const own = inSource(`caffe2/operators/${name.toLowerCase()}_op.cc`);
  const none = impliedWord<number | null>(null, "only Clip has bounds", own);
  return operator(name, [], {
    op: "math",
    options: {
      function: impliedWord<Name>(kind, "the call's name says it", own),
      low: none,
      high: none,
    },
    source: own,
  });
};

const clip = inSource("caffe2/operators/clip_op.h · ClipOp");
const bound = (parameter: string): Word<number | null> => ({
  from: [parameter],
  read: (context) => {
    const value = context.argument(parameter) ?? null;
    return value === null ? null : number(value, parameter);
  },
  write: (value) => ({ [parameter]: value }),
  default: {
    kind: "derived",
    value: () => null,
    because: "a side that is not given has no bound",
    source: clip,
  },
  samples: [null, 0, 1],
});

export default [
  ...Object.entries(names).map(([name, kind]) => say(name, kind)),
  operator("Clip", ["min", "max"], {
    op: "math",
    options: {
      function: impliedWord<Name>("clip", "the call's name says it", clip),
      low: bound("min"),
      high: bound("max"),
    },
    source: clip,
  }),
];
