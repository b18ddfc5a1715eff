// The same values in another shape: reshape, flatten (which gives a matrix), squeeze, expand_dims; and the channel axis that reduction_rank=0 leaves out.
import { batch, type Dim, type Shape } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  input,
  phrase,
  PhraseError,
  type Claim,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { parseSignature } from "../../signature.ts";
import { named } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { layers, ops } from "../sources.ts";

function reshaped(context: Context): Shape {
  const shape = context.outputs[0];
  if (!shape) throw new PhraseError("Expected a reshape to have an output.");
  return shape;
}

const sayDim = (dim: Dim): Argument => (typeof dim === "number" ? dim : -1);

const target = (
  from: readonly string[],
  write: boolean,
  source: ReturnType<typeof ops>,
): Word<Shape> => ({
  from,
  read: reshaped,
  write: (shape) => (write ? { shape: shape.slice(1).map(sayDim) } : null),
  default: {
    kind: "derived",
    value: reshaped,
    because: "the input's shape decides it",
    source,
  },
  samples: write ? [[batch, 8, 81]] : [],
});

function call(
  name: string,
  from: readonly string[],
  write = false,
): Phrase<"reshape"> {
  const own = ops(name);
  const rest: Readonly<Record<string, Claim>> =
    name === "reshape"
      ? {
          begin_axis: elsewhere("which axes are given another shape"),
          end_axis: elsewhere("which axes are given another shape"),
        }
      : {};
  return phrase({
    op: "reshape",
    calls: [`cntk.ops.${name}`],
    signature: signatureOf(`cntk.ops.${name}`),
    options: { target: target(from, write, own) },
    claims: { ...named, x: input, ...rest },
    sample: { outputs: [[batch, 8, 81]] },
    source: own,
  });
}

/** The axis that a layer adds where its input has no channels. */
function depth(name: string): Phrase<"reshape"> {
  const path = `cntk.layers.${name}`;
  const signature = signatureOf(path);
  return phrase({
    op: "reshape",
    calls: [`${path}.depth`],
    signature,
    options: { target: target([], false, layers(name)) },
    claims: Object.fromEntries(
      parseSignature(signature).map(
        (each) => [each.name, elsewhere("the layer's own node")] as const,
      ),
    ),
    source: layers(name),
  });
}

/** Axes of size 1 in front of a shorter static shape, before two variables are combined. */
const broadcast: Phrase<"reshape"> = phrase({
  op: "reshape",
  calls: ["cntk.ops.reshape.broadcast"],
  signature: "axes",
  options: { target: target([], false, ops("plus")) },
  claims: { axes: elsewhere("the output's shape") },
  source: ops("plus"),
});

const windowed = ["Convolution", "ConvolutionTranspose"].flatMap((kind) =>
  ["", "1D", "2D", "3D"].map((rank) => kind + rank),
);

export default [
  call("reshape", ["shape"], true),
  call("flatten", ["axis"]),
  call("squeeze", ["axes"]),
  call("expand_dims", ["axis"]),
  broadcast,
  ...windowed.map(depth),
];
