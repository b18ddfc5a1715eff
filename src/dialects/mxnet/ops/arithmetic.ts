// Two tensors, or a tensor and a number: Python's operators and the functions of the same meaning.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import { phrase, type Context, type Phrase, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { operator } from "../rows.ts";
import { inSource } from "../sources.ts";

type Operation = OptionsOf<"arithmetic">["function"];

const own = inSource("python/mxnet/ndarray/ndarray.py · _ufunc_helper");
const elementwise = inSource(
  "src/operator/tensor/elemwise_binary_broadcast_op_basic.cc",
);

const isNumber = (value: Argument | undefined): boolean =>
  typeof value === "number" || typeof value === "boolean";

/** The number on one side; null where both sides are tensors. */
const constant: Word<number | null> = {
  from: ["a", "b"],
  read: (context) => {
    for (const name of ["b", "a"])
      if (isNumber(context.argument(name)))
        return number(context.argument(name), name);
    return null;
  },
  write: (value) => (value === null ? {} : { b: value }),
  default: { kind: "signature", source: own },
  samples: [2, 0.5],
};

const constantFirst: Word<boolean> = {
  from: ["a"],
  read: (context) => isNumber(context.argument("a")),
  write: (value) => (value ? null : {}),
  default: { kind: "signature", source: own },
  samples: [false],
};

const named = (operation: Operation) =>
  impliedWord<Operation>(operation, "the call's name says it", own);

const symbol = (name: string, operation: Operation): Phrase<"arithmetic"> =>
  phrase({
    op: "arithmetic",
    calls: [`operator.${name}`],
    signature: "a, b, /",
    options: { function: named(operation), constant, constantFirst },
    operands: (inputs, context: Context) =>
      inputs.length === 2 && isNumber(context.argument("b"))
        ? inputs.slice(0, 1)
        : inputs.length === 2 && isNumber(context.argument("a"))
          ? inputs.slice(1)
          : inputs,
    claims: {},
    sample: { arguments: { a: { tensor: 1 } } },
    source: own,
  });

const functions: readonly (readonly [Operation, readonly string[]])[] = [
  ["add", ["broadcast_add", "broadcast_plus", "elemwise_add"]],
  ["subtract", ["broadcast_sub", "broadcast_minus", "elemwise_sub"]],
  ["multiply", ["broadcast_mul", "elemwise_mul"]],
  ["divide", ["broadcast_div", "elemwise_div"]],
  ["power", ["broadcast_power"]],
  ["maximum", ["broadcast_maximum"]],
  ["minimum", ["broadcast_minimum"]],
];

export default [
  symbol("add", "add"),
  symbol("sub", "subtract"),
  symbol("mul", "multiply"),
  symbol("truediv", "divide"),
  symbol("pow", "power"),
  ...functions.flatMap(([operation, names]) =>
    operator(names, {
      op: "arithmetic",
      options: {
        function: named(operation),
        constant: impliedWord<number | null>(
          null,
          "both sides are arrays",
          elementwise,
        ),
        constantFirst: impliedWord(false, "both sides are arrays", elementwise),
      },
    }),
  ),
];
