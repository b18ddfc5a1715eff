// The same elements in another shape: theano.tensor.reshape (which ReshapeLayer draws), and dimshuffle where it adds or drops axes of size 1.
import { batch, type Dim, type Shape } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  ignored,
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
  path: string,
  signature: string,
  parameter: string,
  tensor: string,
  says: boolean,
): Phrase<"reshape"> {
  const own = inSource(
    says
      ? "theano/tensor/basic.py · reshape"
      : "theano/tensor/var.py · dimshuffle",
  );
  const target: Word<Shape> = {
    from: [parameter],
    read: reshaped,
    write: (shape) => (says ? { [parameter]: shape.map(sayDim) } : null),
    default: {
      kind: "derived",
      value: reshaped,
      because: "the input's shape decides it",
      source: own,
    },
    samples: says ? [[batch, 8, 9, 9]] : [],
  };
  return phrase({
    op: "reshape",
    calls: [path],
    signature,
    options: { target },
    claims: {
      [tensor]: input,
      ndim: ignored("it only checks the shape's length"),
    },
    source: own,
  });
}

export default [
  call(
    "theano.tensor.reshape",
    "x, newshape, ndim=None",
    "newshape",
    "x",
    true,
  ),
  call(
    "theano.tensor.TensorVariable.dimshuffle.reshape",
    "self, pattern",
    "pattern",
    "self",
    false,
  ),
];
