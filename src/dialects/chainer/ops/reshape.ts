// The same elements in another shape: reshape, squeeze, expand_dims. Linear's own joining of axes is recorded as a reshape too.
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
import { inSource } from "../sources.ts";

function reshaped(context: Context): Shape {
  const shape = context.outputs[0];
  if (!shape) throw new PhraseError("Expected a reshape to have an output.");
  return shape;
}

const sayDim = (dim: Dim): Argument =>
  typeof dim === "number" ? dim : dim.batch === 1 ? -1 : { dim: dim.batch };

function call(
  name: string,
  signature: string,
  from: readonly string[],
  write: boolean,
): Phrase<"reshape"> {
  const own = inSource(`chainer/functions/array/${name}.py · ${name}`);
  const target: Word<Shape> = {
    from,
    read: reshaped,
    write: (shape) => (write ? { [from[0] ?? ""]: shape.map(sayDim) } : null),
    default: {
      kind: "derived",
      value: reshaped,
      because: "the input's shape decides it",
      source: own,
    },
    samples: write ? [[batch, 8, 9, 9]] : [],
  };
  return phrase({
    op: "reshape",
    calls: [`chainer.functions.${name}`],
    signature,
    options: { target },
    claims: { x: input },
    source: own,
  });
}

export default [
  call("reshape", "x, shape", ["shape"], true),
  call("squeeze", "x, axis=None", ["axis"], false),
  call("expand_dims", "x, axis", ["axis"], false),
];
