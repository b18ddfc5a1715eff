// The same elements in another shape: reshape, ravel, squeeze, expand_dims.
import { batch, type Dim, type Shape } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  ignored,
  input,
  only,
  phrase,
  PhraseError,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { placement } from "../rows.ts";
import { inJax } from "../sources.ts";

const source = inJax(
  "jax/_src/numpy/lax_numpy.py · reshape, squeeze, expand_dims",
);

function reshaped(context: Context): Shape {
  const shape = context.outputs[0];
  if (!shape) throw new PhraseError("Expected a reshape to have an output.");
  return shape;
}

const sayDim = (dim: Dim): Argument =>
  typeof dim === "number" ? dim : dim.batch === 1 ? -1 : { dim: dim.batch };

/** The whole new shape; the batch is said as -1. */
const target = (from: readonly string[], write: boolean): Word<Shape> => ({
  from,
  read: reshaped,
  write: (shape) => (write ? { [from[0] ?? ""]: shape.map(sayDim) } : null),
  default: {
    kind: "derived",
    value: reshaped,
    because: "the input's shape decides it",
    source,
  },
  samples: write ? [[batch, 8, 9, 9]] : [],
});

const say = (
  name: string,
  signature: string,
  from: readonly string[],
  write = false,
): Phrase<"reshape"> =>
  phrase<"reshape">({
    op: "reshape",
    calls: [`jax.numpy.${name}`],
    signature,
    options: { target: target(from, write) },
    claims: {
      a: input,
      order: only("C"),
      copy: ignored("it only says whether memory is shared"),
      out_sharding: placement["out_sharding"] ?? input,
    },
    source,
  });

export default [
  say(
    "reshape",
    "a, shape, order='C', *, copy=None, out_sharding=None",
    ["shape"],
    true,
  ),
  say("ravel", "a, order='C', *, out_sharding=None", []),
  say("squeeze", "a, axis=None", ["axis"]),
  say("expand_dims", "a, axis", ["axis"]),
];
