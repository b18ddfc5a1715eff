// Plain functions of one tensor: theano.tensor.exp and its like, and clip.
import type { OptionsOf } from "../../../ir/index.ts";
import { input, phrase, type Phrase, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { inSource } from "../sources.ts";

type Name = OptionsOf<"math">["function"];

const own = inSource("theano/tensor/basic.py · _scal_elemwise");
const noBound = impliedWord<number | null>(null, "only clip has bounds", own);

const say = (call: string, name: Name): Phrase<"math"> =>
  phrase({
    op: "math",
    calls: [`theano.tensor.${call}`],
    signature: "a",
    options: {
      function: impliedWord<Name>(name, "the call's name says it", own),
      low: noBound,
      high: noBound,
    },
    claims: { a: input },
    source: own,
  });

const bound = (parameter: string): Word<number | null> => ({
  from: [parameter],
  read: (context) => number(context.argument(parameter), parameter),
  write: (value) => (value === null ? null : { [parameter]: value }),
  default: { kind: "signature", source: own },
  samples: [0, 1],
});

export default [
  say("neg", "negative"),
  say("exp", "exp"),
  say("log", "log"),
  say("sqrt", "sqrt"),
  say("abs_", "abs"),
  say("sqr", "square"),
  say("sgn", "sign"),
  say("sin", "sin"),
  say("cos", "cos"),
  phrase({
    op: "math",
    calls: ["theano.tensor.clip"],
    signature: "x, min, max",
    options: {
      function: impliedWord<Name>("clip", "the call's name says it", own),
      low: bound("min"),
      high: bound("max"),
    },
    claims: { x: input },
    source: own,
  }),
];
