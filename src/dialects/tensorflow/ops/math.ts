// Plain functions of one tensor: tf.exp and its like, clipping.
import type { OptionsOf } from "../../../ir/index.ts";
import { input, phrase, type Phrase, type Word } from "../../phrase.ts";
import { number } from "../../words.ts";
import { named } from "../claims.ts";
import { fixed } from "../rows.ts";
import { read, signatureOf, signed } from "../source.ts";

type Name = OptionsOf<"math">["function"];

const at = "ops/math_ops.py";
const noBound = fixed<number | null>(null, "only clipping has bounds", at);
const named_ = (name: Name) => fixed<Name>(name, "the call's name says it", at);

const bound = (parameter: string): Word<number | null> => ({
  from: [parameter],
  read: (context) => number(context.argument(parameter), parameter),
  write: (value) => (value === null ? null : { [parameter]: value }),
  default: { kind: "signature", source: read("ops/clip_ops.py") },
  samples: [0, 1],
});

const names: readonly Name[] = [
  "exp",
  "log",
  "sqrt",
  "rsqrt",
  "abs",
  "negative",
  "square",
  "sign",
  "sin",
  "cos",
];

export default [
  ...names.map((name): Phrase<"math"> =>
    phrase<"math">({
      op: "math",
      calls: [`tensorflow.${name}`],
      signature: signatureOf(`tensorflow.${name}`),
      options: { function: named_(name), low: noBound, high: noBound },
      claims: { ...named, x: input },
      source: signed(`tensorflow.${name}`),
    }),
  ),
  phrase<"math">({
    op: "math",
    calls: ["tensorflow.clip_by_value"],
    signature: signatureOf("tensorflow.clip_by_value"),
    options: {
      function: named_("clip"),
      low: bound("clip_value_min"),
      high: bound("clip_value_max"),
    },
    claims: { ...named, t: input },
    source: signed("tensorflow.clip_by_value"),
  }),
];
