// Two tensors, or a tensor and a number: Python's operators and the functions of the same meaning.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import { elsewhere, phrase, type Phrase, type Word } from "../../phrase.ts";
import { number } from "../../words.ts";
import { named } from "../claims.ts";
import { fixed } from "../rows.ts";
import { read, signatureOf, signed } from "../source.ts";

type Operation = OptionsOf<"arithmetic">["function"];

const at = "ops/math_ops.py";
const isNumber = (value: Argument | undefined): boolean =>
  typeof value === "number" || typeof value === "boolean";

/** The number on one side; null where both sides are tensors. */
const constant = (left: string, right: string): Word<number | null> => ({
  from: [left, right],
  read: (context) => {
    for (const name of [right, left])
      if (isNumber(context.argument(name)))
        return number(context.argument(name), name);
    return null;
  },
  write: (value) => (value === null ? {} : { [right]: value }),
  default: { kind: "signature", source: read(at) },
  samples: [2, 0.5],
});

const say = (
  name: string,
  operation: Operation,
  [left, right]: readonly [string, string] = ["x", "y"],
): Phrase<"arithmetic"> =>
  phrase<"arithmetic">({
    op: "arithmetic",
    calls: [`tensorflow.${name}`],
    signature: signatureOf(`tensorflow.${name}`),
    options: {
      function: fixed<Operation>(operation, "the call's name says it", at),
      constant: constant(left, right),
      constantFirst: {
        from: [left],
        read: (context) => isNumber(context.argument(left)),
        write: (value) => (value ? null : {}),
        default: { kind: "signature", source: read(at) },
        samples: [false],
      },
    },
    claims: {
      ...named,
      data_format: elsewhere("checked while recording"),
    },
    sample: { arguments: { [left]: { tensor: 1 } } },
    source: signed(`tensorflow.${name}`),
  });

export default [
  say("add", "add"),
  say("subtract", "subtract"),
  say("multiply", "multiply"),
  say("divide", "divide"),
  say("truediv", "divide"),
  say("div", "divide"),
  say("pow", "power"),
  say("maximum", "maximum"),
  say("minimum", "minimum"),
  say("nn.bias_add", "add", ["value", "bias"]),
];
