// Two tensors, or a tensor and a number: Python's operators and the functions of the same meaning.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  only,
  phrase,
  type Claim,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { noOut } from "../rows.ts";
import { inSource, signed } from "../sources.ts";

type Operation = OptionsOf<"arithmetic">["function"];

const own = inSource("torch/_tensor.py · arithmetic operators");

const isNumber = (value: Argument | undefined): boolean =>
  typeof value === "number" || typeof value === "boolean";

/** The number on one side; null where both sides are tensors. */
function constant(left: string, right: string): Word<number | null> {
  return {
    from: [left, right],
    read: (context) => {
      for (const name of [right, left])
        if (isNumber(context.argument(name)))
          return number(context.argument(name), name);
      return null;
    },
    write: (value) => (value === null ? {} : { [right]: value }),
    default: { kind: "signature", source: own },
    samples: [2, 0.5],
  };
}

const constantFirst = (left: string): Word<boolean> => ({
  from: [left],
  read: (context) => isNumber(context.argument(left)),
  write: (value) => (value ? null : {}),
  default: { kind: "signature", source: own },
  samples: [false],
});

function say(
  path: string,
  operation: Operation,
  signature: string,
  left: string,
  right: string,
  claims: Readonly<Record<string, Claim>>,
): Phrase<"arithmetic"> {
  return phrase({
    op: "arithmetic",
    calls: [path],
    signature,
    options: {
      function: impliedWord<Operation>(
        operation,
        "the call's name says it",
        own,
      ),
      constant: constant(left, right),
      constantFirst: constantFirst(left),
    },
    operands: (inputs, context: Context) =>
      inputs.length === 2 && isNumber(context.argument(right))
        ? inputs.slice(0, 1)
        : inputs.length === 2 && isNumber(context.argument(left))
          ? inputs.slice(1)
          : inputs,
    claims,
    sample: { arguments: { [left]: { tensor: 1 } } },
    source: path.startsWith("torch.") ? signed(path) : own,
  });
}

const operators: readonly (readonly [string, Operation])[] = [
  ["add", "add"],
  ["sub", "subtract"],
  ["mul", "multiply"],
  ["truediv", "divide"],
  ["pow", "power"],
];
const alpha = { alpha: only(1), out: noOut };

export default [
  ...operators.map(([name, operation]) =>
    say(`operator.${name}`, operation, "a, b, /", "a", "b", {}),
  ),
  say(
    "torch.add",
    "add",
    "input, other, *, alpha=1, out=None",
    "input",
    "other",
    alpha,
  ),
  say(
    "torch.sub",
    "subtract",
    "input, other, *, alpha=1, out=None",
    "input",
    "other",
    alpha,
  ),
  say("torch.mul", "multiply", "input, other, *, out=None", "input", "other", {
    out: noOut,
  }),
  say(
    "torch.div",
    "divide",
    "input, other, *, rounding_mode=None, out=None",
    "input",
    "other",
    { rounding_mode: only(null), out: noOut },
  ),
  say(
    "torch.pow",
    "power",
    "input, exponent, *, out=None",
    "input",
    "exponent",
    { out: noOut },
  ),
  say(
    "torch.maximum",
    "maximum",
    "input, other, *, out=None",
    "input",
    "other",
    { out: noOut },
  ),
  say(
    "torch.minimum",
    "minimum",
    "input, other, *, out=None",
    "input",
    "other",
    { out: noOut },
  ),
];
