// The same values in another shape: Reshape, Flatten, ExpandDims, Squeeze.
import { batch, type Dim, type Shape } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  PhraseError,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { operator } from "../calls.ts";
import { inSource } from "../sources.ts";

function made(context: Context): Shape {
  const shape = context.outputs[0];
  if (!shape) throw new PhraseError("Expected a reshape to have an output.");
  return shape;
}

const sayDim = (dim: Dim): Argument =>
  typeof dim === "number" ? dim : dim.batch === 1 ? -1 : { dim: dim.batch };

function call(
  name: string,
  names: readonly string[],
  said: string | null,
  at: string,
): Phrase<"reshape"> {
  const own = inSource(at);
  const target: Word<Shape> = {
    from: said === null ? [] : [said],
    read: made,
    write: (shape) =>
      name === "Reshape" ? { shape: shape.map(sayDim) } : null,
    default: {
      kind: "derived",
      value: made,
      because: "the input's shape decides it",
      source: own,
    },
    samples: name === "Reshape" ? [[batch, 8, 9, 9]] : [],
  };
  return operator(name, names, {
    op: "reshape",
    options: { target },
    claims: { axis: elsewhere("the new shape") },
    source: own,
  });
}

export default [
  call(
    "Reshape",
    ["shape"],
    "shape",
    "caffe2/operators/reshape_op.h · ReshapeOp",
  ),
  call(
    "Flatten",
    ["axis"],
    "axis",
    "caffe2/operators/flatten_op.h · FlattenOp",
  ),
  call(
    "ExpandDims",
    ["dims"],
    "dims",
    "caffe2/operators/expand_squeeze_dims_op.h · ExpandDimsOp",
  ),
  call(
    "Squeeze",
    ["dims"],
    "dims",
    "caffe2/operators/expand_squeeze_dims_op.h · SqueezeOp",
  ),
];
