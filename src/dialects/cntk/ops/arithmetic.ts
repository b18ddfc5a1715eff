// Two variables, or a variable and a number: plus, minus, element_times and their like, which Python's operators are, too. What multiplies by −1 or inverts stands here as well.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import { input, phrase, type Context, type Phrase } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { named } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { ops } from "../sources.ts";

type Operation = OptionsOf<"arithmetic">["function"];

const isNumber = (value: Argument | undefined): boolean =>
  typeof value === "number" || typeof value === "boolean";

function say(
  name: string,
  operation: Operation,
  left = "left",
  right = "right",
): Phrase<"arithmetic"> {
  const own = ops(name);
  const constant = (context: Context): number | null => {
    const side = [right, left].find((each) => isNumber(context.argument(each)));
    return side === undefined ? null : number(context.argument(side), side);
  };
  return phrase({
    op: "arithmetic",
    calls: [`cntk.ops.${name}`],
    signature: signatureOf(`cntk.ops.${name}`),
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
    claims: { ...named, [left]: input, [right]: input },
    sample: { arguments: { [left]: { tensor: 1 } } },
    source: own,
  });
}

const inverse = ops("reciprocal");
const reciprocal: Phrase<"arithmetic"> = phrase({
  op: "arithmetic",
  calls: ["cntk.ops.reciprocal"],
  signature: signatureOf("cntk.ops.reciprocal"),
  options: {
    function: impliedWord<Operation>(
      "divide",
      "the call divides 1 by its input",
      inverse,
    ),
    constant: impliedWord<number | null>(
      1,
      "the call divides 1 by its input",
      inverse,
    ),
    constantFirst: impliedWord(true, "1 is what is divided", inverse),
  },
  claims: { ...named, x: input },
  source: inverse,
});

export default [
  say("plus", "add"),
  say("minus", "subtract"),
  say("element_times", "multiply"),
  say("element_divide", "divide"),
  say("element_max", "maximum"),
  say("element_min", "minimum"),
  say("pow", "power", "base", "exponent"),
  reciprocal,
];
