// Convolutions: the layers of tf.layers, and tf.nn's functions with weights of the program's own.
import { batch, type Codec, type OptionsOf } from "../../../ir/index.ts";
import {
  elsewhere,
  ignored,
  input,
  only,
  phrase,
  PhraseError,
  type Claim,
  type Context,
  type Phrase,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { booleanWord, numberWord, tupleWord } from "../../words.ts";
import { activationFollowUp } from "../activations.ts";
import { named, weightedClaims } from "../claims.ts";
import {
  fansOf,
  kernelInitializer,
  ownInitializer,
  statedInitializer,
} from "../initialWeights.ts";
import {
  fixed,
  layoutIn,
  layoutWord,
  paddingWord,
  spatial,
  spellingIn,
  vectorWord,
} from "../rows.ts";
import { read, signatureOf, signed } from "../source.ts";

const at = "layers/convolutional.py · _Conv";
const nnAt = "ops/nn_ops.py · conv2d";

/** HWIO → OIHW: the last axis first, then the one before it, then space. */
export const kernelCodec = (rank: number): Codec => [
  {
    step: "permute",
    axes: [rank + 1, rank, ...Array.from({ length: rank }, (_, i) => i)],
  },
];

export const biasOf = (initializer = "bias_initializer"): WeightWord => ({
  parameter: "bias",
  codec: () => [],
  initializer: statedInitializer(initializer, at),
});

export const noGroups = fixed<number>(1, "no groups parameter exists", at);
export const zeros = fixed<OptionsOf<"conv">["paddingMode"]>(
  "zeros",
  "the border is filled with zeros",
  "ops/nn_ops.py · convolution",
);

function layer(path: string, rank: number): Phrase<"conv"> {
  return phrase<"conv">({
    op: "conv",
    calls: [`tensorflow.layers.${path}`],
    signature: signatureOf(`tensorflow.layers.${path}`),
    options: {
      filters: numberWord("filters", read(at), [1, 8]),
      kernelSize: tupleWord("kernel_size", rank, read(at)),
      strides: tupleWord("strides", rank, read(at)),
      padding: paddingWord(rank, at),
      paddingMode: zeros,
      dilation: tupleWord("dilation_rate", rank, read(at)),
      groups: noGroups,
      useBias: booleanWord("use_bias", read(at)),
      layout: layoutWord(at),
    },
    weights: {
      kernel: {
        parameter: "kernel",
        codec: () => kernelCodec(rank),
        initializer: kernelInitializer("kernel_initializer"),
        fans: fansOf("kernel"),
      },
      bias: biasOf(),
    },
    after: [activationFollowUp("activation", at)],
    claims: weightedClaims,
    source: signed(`tensorflow.layers.${path}`),
  });
}

/** An option that the shape of the program's own weight says. */
export function weightShapeWord<T>(
  role: string,
  of: (shape: readonly number[]) => T,
): Word<T> {
  const value = (context: Context) => of(context.weightShape(role) ?? []);
  return {
    from: [],
    read: value,
    write: () => null,
    default: {
      kind: "derived",
      value,
      because: "the weight's shape says it",
      source: read(nnAt),
    },
    samples: [],
  };
}

export const noBias = fixed<boolean>(
  false,
  "the function adds no bias",
  "ops/nn_ops.py · conv2d",
);

const functionClaims: Readonly<Record<string, Claim>> = {
  ...named,
  input,
  value: input,
  filter: elsewhere("the weight"),
  filters: elsewhere("the weight"),
  use_cudnn_on_gpu: ignored("it chooses an implementation"),
};

/** Dilation under the name that the version's signature has; 1 where it has none. */
function dilation(
  rank: number,
  ...names: readonly string[]
): Word<readonly number[]> {
  const ones = Array<number>(rank).fill(1);
  const given = (context: Context) =>
    names.find((name) => (context.argument(name) ?? null) !== null);
  return {
    from: names,
    read: (context) => {
      const name = given(context);
      return name === undefined ? ones : spatial(context, name, rank);
    },
    write: (value, context) => {
      if (names.every((name) => context.argument(name) === undefined))
        return value.every((n) => n === 1) ? {} : null;
      const name = spellingIn(context, ...names);
      if (name === "rate") return { [name]: [...value] };
      return {
        [name]:
          layoutIn(context) === "channelsFirst"
            ? [1, 1, ...value]
            : [1, ...value, 1],
      };
    },
    default: { kind: "signature", source: read(nnAt) },
    samples: [ones, Array.from({ length: rank }, (_, i) => i + 1)],
  };
}

const words = [
  ["NCW", "NWC"],
  ["NCHW", "NHWC"],
  ["NCDHW", "NDHWC"],
] as const;

function functional(path: string, rank: number): Phrase<"conv"> {
  const strides = rank === 1 ? "stride" : "strides";
  return phrase<"conv">({
    op: "conv",
    calls: [`tensorflow.nn.${path}`],
    signature: signatureOf(`tensorflow.nn.${path}`),
    options: {
      filters: weightShapeWord("filter", (shape) => shape.at(-1) ?? 0),
      kernelSize: weightShapeWord<readonly number[]>("filter", (shape) =>
        shape.slice(0, -2),
      ),
      strides:
        rank === 1
          ? tupleWord(strides, 1, read(nnAt))
          : vectorWord(strides, rank, nnAt),
      padding: paddingWord(rank, nnAt, true),
      paddingMode: zeros,
      dilation: dilation(rank, "dilations"),
      groups: noGroups,
      useBias: noBias,
      layout: layoutWord(nnAt, words[rank - 1]),
    },
    weights: {
      kernel: {
        parameter: "filter",
        codec: () => kernelCodec(rank),
        initializer: ownInitializer,
        fans: fansOf("filter"),
      },
    },
    claims: functionClaims,
    sample: { arguments: { padding: "SAME", [strides]: 1 } },
    source: signed(`tensorflow.nn.${path}`),
  });
}

function channels(context: Context): number {
  const shape = context.inputs[0] ?? [];
  const dim = layoutIn(context) === "channelsFirst" ? shape[1] : shape.at(-1);
  if (typeof dim !== "number")
    throw new PhraseError(
      "Expected depthwise_conv2d's input to have a fixed number of channels.",
    );
  return dim;
}

/** HWC×M → (C·M, 1, H, W). */
function depthwiseCodec(context: Context): Codec {
  const [height = 1, width = 1, from = 1, times = 1] =
    context.weightShape("filter") ?? [];
  return [
    {
      step: "reshape",
      from: [height, width, from, times],
      to: [height, width, 1, from * times],
    },
    { step: "permute", axes: [3, 2, 0, 1] },
  ];
}

const depthwiseAt = "ops/nn_impl.py · depthwise_conv2d";
const depthwise: Phrase<"conv"> = phrase<"conv">({
  op: "conv",
  calls: ["tensorflow.nn.depthwise_conv2d"],
  signature: signatureOf("tensorflow.nn.depthwise_conv2d"),
  options: {
    filters: weightShapeWord(
      "filter",
      (shape) => (shape[2] ?? 0) * (shape[3] ?? 0),
    ),
    kernelSize: weightShapeWord<readonly number[]>("filter", (shape) =>
      shape.slice(0, 2),
    ),
    strides: vectorWord("strides", 2, depthwiseAt),
    padding: paddingWord(2, depthwiseAt, true),
    paddingMode: zeros,
    dilation: dilation(2, "rate", "dilations"),
    groups: fixed<number>(
      channels,
      "each input channel is convolved alone",
      depthwiseAt,
    ),
    useBias: noBias,
    layout: layoutWord(depthwiseAt, words[1]),
  },
  weights: {
    kernel: {
      parameter: "filter",
      codec: depthwiseCodec,
      initializer: ownInitializer,
      fans: fansOf("filter"),
    },
  },
  claims: { ...functionClaims, use_cudnn_on_gpu: only(true) },
  sample: {
    inputs: [[batch, 9, 9, 8]],
    weightShapes: { filter: [3, 3, 8, 2] },
    arguments: { padding: "SAME", strides: [1, 1, 1, 1] },
  },
  source: signed("tensorflow.nn.depthwise_conv2d"),
});

export default [
  ...[2, 1, 3].flatMap((rank) => [
    layer(`conv${rank}d`, rank),
    layer(`Conv${rank}D`, rank),
    functional(`conv${rank}d`, rank),
  ]),
  depthwise,
];
