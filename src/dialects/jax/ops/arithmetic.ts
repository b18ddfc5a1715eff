// Two arrays, or an array and a number: Python's operators and the functions of jnp and lax.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import { only, phrase, type Phrase, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { inJax } from "../sources.ts";

type Operation = OptionsOf<"arithmetic">["function"];

const source = inJax("jax/_src/numpy/ufuncs.py");

const isNumber = (value: Argument | undefined): boolean =>
  typeof value === "number" || typeof value === "boolean";

/** The number on one side; null where both sides are arrays. */
const constant = (left: string, right: string): Word<number | null> => ({
  from: [left, right],
  read: (context) => {
    for (const name of [right, left])
      if (isNumber(context.argument(name)))
        return number(context.argument(name), name);
    return null;
  },
  write: (value) => (value === null ? {} : { [right]: value }),
  default: { kind: "signature", source },
  samples: [2, 0.5],
});

const constantFirst = (left: string): Word<boolean> => ({
  from: [left],
  read: (context) => isNumber(context.argument(left)),
  write: (value) => (value ? null : {}),
  default: { kind: "signature", source },
  samples: [false],
});

const say = (
  path: string,
  operation: Operation,
  signature: string,
  left: string,
  right: string,
): Phrase<"arithmetic"> =>
  phrase<"arithmetic">({
    op: "arithmetic",
    calls: [path],
    signature,
    options: {
      function: impliedWord<Operation>(
        operation,
        "the call's name says it",
        source,
      ),
      constant: constant(left, right),
      constantFirst: constantFirst(left),
    },
    claims: { out_dtype: only(null) },
    sample: { arguments: { [left]: { tensor: 1 } } },
    source,
  });

const operations: readonly (readonly [string, string, string, Operation])[] = [
  ["add", "add", "add", "add"],
  ["sub", "subtract", "sub", "subtract"],
  ["mul", "multiply", "mul", "multiply"],
  ["truediv", "divide", "div", "divide"],
  ["pow", "power", "pow", "power"],
  ["", "maximum", "max", "maximum"],
  ["", "minimum", "min", "minimum"],
];

export default operations.flatMap(([operator, jnp, lax, operation]) => [
  ...(operator
    ? [say(`operator.${operator}`, operation, "a, b, /", "a", "b")]
    : []),
  say(`jax.numpy.${jnp}`, operation, "x, y, /", "x", "y"),
  say(
    `jax.lax.${lax}`,
    operation,
    lax === "mul" ? "x, y, *, out_dtype=None" : "x, y",
    "x",
    "y",
  ),
]);
