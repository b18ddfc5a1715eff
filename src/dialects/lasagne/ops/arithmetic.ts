// Two tensors, or a tensor and a number: Python's operators, maximum and minimum.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import { input, phrase, type Context, type Phrase } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { inSource } from "../sources.ts";

type Operation = OptionsOf<"arithmetic">["function"];

const isNumber = (value: Argument | undefined): boolean =>
  typeof value === "number" || typeof value === "boolean";

function say(name: string, operation: Operation): Phrase<"arithmetic"> {
  const own = inSource(`theano/tensor/basic.py · ${name}`);
  const constant = (context: Context): number | null => {
    const side = ["b", "a"].find((each) => isNumber(context.argument(each)));
    return side === undefined ? null : number(context.argument(side), side);
  };
  return phrase({
    op: "arithmetic",
    calls: [`theano.tensor.${name}`],
    signature: "a, b",
    options: {
      function: impliedWord<Operation>(
        operation,
        "the call's name says it",
        own,
      ),
      constant: {
        from: ["a", "b"],
        read: constant,
        write: (value) => (value === null ? {} : { b: value }),
        default: { kind: "signature", source: own },
        samples: [2, 0.5],
      },
      constantFirst: {
        from: ["a"],
        read: (context) => isNumber(context.argument("a")),
        write: (value) => (value ? null : {}),
        default: { kind: "signature", source: own },
        samples: [false],
      },
    },
    claims: { a: input, b: input },
    sample: { arguments: { a: { tensor: 1 } } },
    source: own,
  });
}

export default [
  say("add", "add"),
  say("sub", "subtract"),
  say("mul", "multiply"),
  say("true_div", "divide"),
  say("pow", "power"),
  say("maximum", "maximum"),
  say("minimum", "minimum"),
];
