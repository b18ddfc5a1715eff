// The same elements in another shape: view, reshape, squeeze, unsqueeze, unflatten.
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
import { inSource, signed } from "../sources.ts";

const own = inSource(
  "torch/_torch_docs.py · reshape, view, squeeze, unsqueeze",
);

function reshaped(context: Context): Shape {
  const shape = context.outputs[0];
  if (!shape) throw new PhraseError("Expected a reshape to have an output.");
  return shape;
}

const sayDim = (dim: Dim): Argument =>
  typeof dim === "number" ? dim : dim.batch === 1 ? -1 : { dim: dim.batch };

/** The whole new shape; the batch is said as -1. */
function target(from: readonly string[], write: boolean): Word<Shape> {
  return {
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
}

function call(
  path: string,
  signature: string,
  from: readonly string[],
  write = false,
): Phrase<"reshape"> {
  const tensor = /^self/.test(signature)
    ? { self: input }
    : /^input/.test(signature)
      ? { input }
      : {};
  return phrase({
    op: "reshape",
    calls: [path],
    signature,
    options: { target: target(from, write) },
    claims: tensor,
    source: signed(path),
  });
}

export default [
  call("torch.Tensor.view", "self, *shape", ["shape"], true),
  call("torch.reshape", "input, shape", ["shape"], true),
  call("torch.squeeze", "input, dim=None", ["dim"]),
  call("torch.unsqueeze", "input, dim", ["dim"]),
  call("torch.nn.Unflatten", "dim, unflattened_size", [
    "dim",
    "unflattened_size",
  ]),
  call("torch.unflatten", "input, dim, sizes", ["dim", "sizes"]),
];
