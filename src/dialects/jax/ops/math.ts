// Plain functions of one array: jnp.exp and its like, those of lax, clip, the unary operators.
import type { OptionsOf } from "../../../ir/index.ts";
import { input, phrase, type Phrase, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { placement } from "../rows.ts";
import { inJax } from "../sources.ts";

type Name = OptionsOf<"math">["function"];

const source = inJax("jax/_src/numpy/ufuncs.py");
const noBound = impliedWord<number | null>(
  null,
  "only clip has bounds",
  source,
);

const bound = (parameter: string): Word<number | null> => ({
  from: [parameter],
  read: (context) =>
    (context.argument(parameter) ?? null) === null
      ? null
      : number(context.argument(parameter), parameter),
  write: (value) => ({ [parameter]: value }),
  default: { kind: "signature", source },
  samples: [null, 0, 1],
});

const say = (path: string, name: Name, signature: string): Phrase<"math"> =>
  phrase<"math">({
    op: "math",
    calls: [path],
    signature,
    options: {
      function: impliedWord<Name>(name, "the call's name says it", source),
      low: noBound,
      high: noBound,
    },
    claims: { a: input, x: input, ...placement },
    source,
  });

const names: readonly (readonly [string, Name])[] = [
  ["exp", "exp"],
  ["log", "log"],
  ["sqrt", "sqrt"],
  ["abs", "abs"],
  ["square", "square"],
  ["sign", "sign"],
  ["sin", "sin"],
  ["cos", "cos"],
];
const exact = new Set(["abs", "square", "sign"]);

export default [
  ...names.map(([path, name]) => say(`jax.numpy.${path}`, name, "x, /")),
  say("jax.numpy.negative", "negative", "x, /"),
  ...names.map(([path, name]) =>
    say(`jax.lax.${path}`, name, exact.has(path) ? "x" : "x, *, accuracy=None"),
  ),
  say("jax.lax.neg", "negative", "x"),
  say("jax.lax.rsqrt", "rsqrt", "x, *, accuracy=None"),
  say("operator.neg", "negative", "a, /"),
  say("operator.abs", "abs", "a, /"),
  phrase<"math">({
    op: "math",
    calls: ["jax.numpy.clip"],
    signature: "arr=None, /, min=None, max=None",
    options: {
      function: impliedWord<Name>("clip", "the call's name says it", source),
      low: bound("min"),
      high: bound("max"),
    },
    claims: { arr: input },
    source,
  }),
];
