// Transposed convolutions: tf.layers', and tf.nn's to a stated output shape.
import { noPadding, type Codec, type Padding } from "../../../ir/index.ts";
import {
  elsewhere,
  input,
  phrase,
  PhraseError,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { booleanWord, numberWord, tuple, tupleWord } from "../../words.ts";
import { activationFollowUp } from "../activations.ts";
import { named, weightedClaims } from "../claims.ts";
import {
  fansOf,
  kernelInitializer,
  ownInitializer,
} from "../initialWeights.ts";
import {
  fixed,
  layoutIn,
  layoutWord,
  paddingWord,
  spatial,
  vectorWord,
} from "../rows.ts";
import { read, signatureOf, signed } from "../source.ts";
import { biasOf, noBias, noGroups, weightShapeWord } from "./conv.ts";

const at = "keras/layers/convolutional.py · Conv2DTranspose";
const nnAt = "ops/nn_ops.py · conv2d_transpose";
const ones = (rank: number) =>
  fixed<readonly number[]>(
    Array<number>(rank).fill(1),
    "no dilation parameter exists",
    at,
  );

/** HWOI → (in, out, H, W). */
const codec = (rank: number): Codec => [
  {
    step: "permute",
    axes: [rank + 1, rank, ...Array.from({ length: rank }, (_, i) => i)],
  },
];

/** A valid output is n·s + max(k − s, 0) long, so a stride longer than the kernel adds a rest. */
function rest(context: Context, rank: number): readonly number[] {
  const padding = context.argument("padding");
  if (typeof padding === "string" && padding.toLowerCase() === "same")
    return Array<number>(rank).fill(0);
  const sizes = tuple(context.argument("kernel_size"), rank, "kernel_size");
  const strides = tuple(context.argument("strides"), rank, "strides");
  return sizes.map((k, i) => Math.max((strides[i] ?? 1) - k, 0));
}

const layer = (path: string, rank: number): Phrase<"convTranspose"> =>
  phrase<"convTranspose">({
    op: "convTranspose",
    calls: [`tensorflow.layers.${path}`],
    signature: signatureOf(`tensorflow.layers.${path}`),
    options: {
      filters: numberWord("filters", read(at), [1, 8]),
      kernelSize: tupleWord("kernel_size", rank, read(at)),
      strides: tupleWord("strides", rank, read(at)),
      crop: paddingWord(rank, at),
      outputPadding: fixed<readonly number[]>(
        (context) => rest(context, rank),
        "a stride longer than the kernel leaves a rest of zeros",
        "keras/utils/conv_utils.py · deconv_output_length",
      ),
      dilation: ones(rank),
      groups: noGroups,
      useBias: booleanWord("use_bias", read(at)),
      layout: layoutWord(at),
    },
    weights: {
      kernel: {
        parameter: "kernel",
        codec: () => codec(rank),
        initializer: kernelInitializer("kernel_initializer"),
        fans: fansOf("kernel"),
      },
      bias: biasOf(),
    },
    after: [activationFollowUp("activation", at)],
    claims: weightedClaims,
    sample: { arguments: { kernel_size: 3 } },
    source: signed(`tensorflow.layers.${path}`),
  });

const space = (context: Context, which: "inputs" | "outputs"): number[] => {
  const shape = context[which][0] ?? [];
  const dims =
    layoutIn(context) === "channelsFirst" ? shape.slice(2) : shape.slice(1, -1);
  return dims.map((dim) => {
    if (typeof dim !== "number")
      throw new PhraseError(
        "Expected conv2d_transpose to work on images of fixed size.",
      );
    return dim;
  });
};

/** What the stated output shape cuts from (n − 1)·s + k, or adds to it. */
function excess(context: Context): {
  before: number[];
  after: number[];
  added: number[];
} {
  const kernel = (context.weightShape("filter") ?? []).slice(0, 2);
  const strides = spatial(context, "strides", 2);
  const outputs = space(context, "outputs");
  const padding = context.argument("padding");
  const same = typeof padding === "string" && padding.toUpperCase() === "SAME";
  const each = space(context, "inputs").map((n, i) => {
    const full = (n - 1) * (strides[i] ?? 1) + (kernel[i] ?? 1);
    return full - (outputs[i] ?? 0);
  });
  const cut = each.map((n) => Math.max(n, 0));
  const before = cut.map((n) => (same ? Math.floor(n / 2) : 0));
  return {
    before,
    after: cut.map((n, i) => n - (before[i] ?? 0)),
    added: each.map((n) => Math.max(-n, 0)),
  };
}

const derived = <T>(value: (context: Context) => T): Word<T> => ({
  from: ["output_shape", "padding"],
  read: value,
  write: () => null,
  default: {
    kind: "derived",
    value,
    because: "the stated output shape decides it",
    source: read(nnAt),
  },
  samples: [],
});

const functional = phrase<"convTranspose">({
  op: "convTranspose",
  calls: ["tensorflow.nn.conv2d_transpose"],
  signature: signatureOf("tensorflow.nn.conv2d_transpose"),
  options: {
    filters: weightShapeWord("filter", (shape) => shape.at(-2) ?? 0),
    kernelSize: weightShapeWord<readonly number[]>("filter", (shape) =>
      shape.slice(0, -2),
    ),
    strides: vectorWord("strides", 2, nnAt),
    crop: derived<Padding>((context) => {
      const { before, after } = excess(context);
      return [...before, ...after].every((n) => n === 0)
        ? noPadding(2)
        : { kind: "explicit", before, after };
    }),
    outputPadding: derived<readonly number[]>(
      (context) => excess(context).added,
    ),
    dilation: ones(2),
    groups: noGroups,
    useBias: noBias,
    layout: layoutWord(nnAt, ["NCHW", "NHWC"]),
  },
  weights: {
    kernel: {
      parameter: "filter",
      codec: () => codec(2),
      initializer: ownInitializer,
      fans: fansOf("filter"),
    },
  },
  claims: {
    ...named,
    value: input,
    input: elsewhere("another name of value"),
    filter: elsewhere("the weight"),
    filters: elsewhere("the weight"),
    dilations: elsewhere("checked while recording"),
  },
  sample: { arguments: { strides: [1, 2, 2, 1] } },
  source: signed("tensorflow.nn.conv2d_transpose"),
});

export default [
  layer("conv2d_transpose", 2),
  layer("Conv2DTranspose", 2),
  layer("conv3d_transpose", 3),
  layer("Conv3DTranspose", 3),
  functional,
];
