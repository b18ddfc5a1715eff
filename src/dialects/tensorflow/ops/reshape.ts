// The same elements in another shape: reshape, squeeze, expand_dims.
import { batch, type Dim, type Shape } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  input,
  phrase,
  PhraseError,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { named } from "../claims.ts";
import { read, signatureOf, signed } from "../source.ts";

function reshaped(context: Context): Shape {
  const shape = context.outputs[0];
  if (!shape) throw new PhraseError("Expected a reshape to have an output.");
  return shape;
}

const sayDim = (dim: Dim): Argument =>
  typeof dim === "number" ? dim : dim.batch === 1 ? -1 : { dim: dim.batch };

/** The whole new shape; the batch is said as -1. */
const target = (
  from: readonly string[],
  at: string,
  write = false,
): Word<Shape> => ({
  from,
  read: reshaped,
  write: (shape) => (write ? { [from[0] ?? ""]: shape.map(sayDim) } : null),
  default: {
    kind: "derived",
    value: reshaped,
    because: "the input's shape decides it",
    source: read(at),
  },
  samples: write ? [[batch, 8, 9, 9]] : [],
});

const say = (
  name: string,
  from: readonly string[],
  write = false,
): Phrase<"reshape"> =>
  phrase<"reshape">({
    op: "reshape",
    calls: [`tensorflow.${name}`],
    signature: signatureOf(`tensorflow.${name}`),
    options: { target: target(from, "ops/array_ops.py", write) },
    claims: { ...named, input, tensor: input },
    source: signed(`tensorflow.${name}`),
  });

export default [
  say("reshape", ["shape"], true),
  say("squeeze", ["axis", "squeeze_dims"]),
  say("expand_dims", ["axis", "dim"]),
];
