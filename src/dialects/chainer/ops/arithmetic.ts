// Two arrays, or an array and a number: Python's operators, maximum and minimum.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import { input, phrase, type Context, type Phrase } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { inSource } from "../sources.ts";

type Operation = OptionsOf<"arithmetic">["function"];

const isNumber = (value: Argument | undefined): boolean =>
  typeof value === "number" || typeof value === "boolean";

function say(
  path: string,
  operation: Operation,
  left: string,
  right: string,
  at: string,
): Phrase<"arithmetic"> {
  const own = inSource(at);
  const constant = (context: Context): number | null => {
    const name = [right, left].find((each) => isNumber(context.argument(each)));
    return name === undefined ? null : number(context.argument(name), name);
  };
  return phrase({
    op: "arithmetic",
    calls: [path],
    signature: `${left}, ${right}`,
    options: {
      function: impliedWord<Operation>(
        operation,
        "the call's name says it",
        own,
      ),
      constant: {
        from: [left, right],
        read: constant,
        write: (value) => (value === null ? {} : { [right]: value }),
        default: { kind: "signature", source: own },
        samples: [2, 0.5],
      },
      constantFirst: {
        from: [left],
        read: (context) => isNumber(context.argument(left)),
        write: (value) => (value ? null : {}),
        default: { kind: "signature", source: own },
        samples: [false],
      },
    },
    claims: { [left]: input, [right]: input },
    sample: { arguments: { [left]: { tensor: 1 } } },
    source: own,
  });
}

const operators: readonly (readonly [string, Operation])[] = [
  ["add", "add"],
  ["sub", "subtract"],
  ["mul", "multiply"],
  ["truediv", "divide"],
  ["pow", "power"],
];

export default [
  ...operators.map(([name, operation]) =>
    say(
      `operator.${name}`,
      operation,
      "a",
      "b",
      "chainer/functions/math/basic_math.py · install_variable_arithmetics",
    ),
  ),
  ...(["maximum", "minimum"] as const).map((name) =>
    say(
      `chainer.functions.${name}`,
      name,
      "x1",
      "x2",
      `chainer/functions/math/${name}.py · ${name}`,
    ),
  ),
];
