// Convolutions: Conv1DLayer, Conv2DLayer, Conv3DLayer and DilatedConv2DLayer. Kernels are turned around unless flip_filters=False.
import type { Codec, OptionsOf, Padding } from "../../../ir/index.ts";
import { noPadding } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  ignored,
  only,
  phrase,
  type Context,
  type Phrase,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { expected, impliedWord, numberWord, tuple } from "../../words.ts";
import {
  fansOf,
  glorotUniform,
  initializerWord,
  zero,
} from "../initializers.ts";
import { activated } from "../nonlinearities.ts";
import {
  channelsFirst,
  keptWord,
  layerClaims,
  samplesOf,
  sayTuple,
  spatialWord,
} from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("lasagne/layers/conv.py · BaseConvLayer.__init__");
const lengths = inSource("lasagne/layers/conv.py · conv_output_length");

/** How much a word or number adds on both sides of an axis of this kernel. */
export function padOf(
  value: Argument | undefined,
  sizes: readonly number[],
  parameter: string,
): readonly number[] {
  switch (value) {
    case "valid":
      return sizes.map(() => 0);
    case "full":
      return sizes.map((n) => n - 1);
    case "same":
    case "half":
      return sizes.map((n) => Math.floor(n / 2));
    default:
      return tuple(value, sizes.length, parameter);
  }
}

export const symmetric = (amounts: readonly number[]): Padding => ({
  kind: "explicit",
  before: amounts,
  after: amounts,
});

/** `pad` in numbers or words; both sides of an axis get the same. */
export function padWord(
  parameter: string,
  rank: number,
  sizes: (context: Context) => readonly number[],
): Word<Padding> {
  return {
    from: [parameter],
    read: (context) =>
      symmetric(padOf(context.argument(parameter), sizes(context), parameter)),
    write: (padding) =>
      padding.kind === "explicit" &&
      padding.before.every((n, i) => n === padding.after[i])
        ? { [parameter]: sayTuple(padding.before) }
        : null,
    default: { kind: "signature", source: lengths },
    samples: [noPadding(rank), ...samplesOf(rank).map(symmetric)],
  };
}

const sizesOf =
  (rank: number) =>
  (context: Context): readonly number[] =>
    tuple(context.argument("filter_size"), rank, "filter_size");

export const zeros = impliedWord<OptionsOf<"conv">["paddingMode"]>(
  "zeros",
  "Theano pads with zeros",
  inSource("theano/tensor/nnet/abstract_conv.py · AbstractConv"),
);

const flips = (context: Context): boolean => {
  const value = context.argument("flip_filters");
  if (typeof value !== "boolean")
    throw expected("flip_filters", "True or False", value);
  return value;
};

/** A kernel that the framework turns around stands turned around in the neutral form, where convolutions are cross-correlations. */
export const kernelCodec =
  (rank: number, transposed: boolean) =>
  (context: Context): Codec => [
    ...(transposed
      ? ([
          {
            step: "permute",
            axes: [1, 0, ...Array.from({ length: rank }, (_, i) => i + 2)],
          },
        ] as const)
      : []),
    ...(flips(context)
      ? ([
          {
            step: "flip",
            axes: Array.from({ length: rank }, (_, i) => i + 2),
          },
        ] as const)
      : []),
  ];

export const weights = (
  codec: WeightWord["codec"],
): Readonly<Record<string, WeightWord>> => ({
  kernel: {
    parameter: "W",
    codec,
    initializer: initializerWord("W", glorotUniform, own),
    fans: fansOf("W"),
  },
  bias: {
    parameter: "b",
    codec: () => [],
    initializer: initializerWord("b", zero, own),
  },
});

export const claims = {
  ...layerClaims,
  untie_biases: only(false),
  W: elsewhere("the kernel's initialiser"),
  b: elsewhere("the bias's initialiser"),
  flip_filters: elsewhere("the kernel's arrangement"),
  convolution: ignored("it chooses who computes the same convolution"),
};

const starts =
  "W='lasagne.init.GlorotUniform()', b='lasagne.init.Constant(0.0)', nonlinearity='lasagne.nonlinearities.rectify'";

const layer = (
  rank: 1 | 2 | 3,
  stride: string,
  convolution: string,
): Phrase<"conv"> =>
  phrase({
    op: "conv",
    calls: [`lasagne.layers.Conv${rank}DLayer`],
    signature: `incoming, num_filters, filter_size, stride=${stride}, pad=0, untie_biases=False, ${starts}, flip_filters=True, convolution=${convolution}, *, num_groups=1, name=None`,
    options: {
      filters: numberWord("num_filters", own, [50, 4]),
      kernelSize: spatialWord("filter_size", rank, own),
      strides: spatialWord("stride", rank, own),
      padding: padWord("pad", rank, sizesOf(rank)),
      paddingMode: zeros,
      dilation: impliedWord<readonly number[]>(
        Array<number>(rank).fill(1),
        "this layer knows no dilation",
        own,
      ),
      groups: numberWord("num_groups", own, [1, 2]),
      useBias: keptWord("b", own),
      layout: channelsFirst,
    },
    weights: weights(kernelCodec(rank, false)),
    after: [activated(own)],
    claims,
    sample: { arguments: { flip_filters: true } },
    source: own,
  });

const dilatedSource = inSource("lasagne/layers/conv.py · DilatedConv2DLayer");

/** A kernel stored (in, out, …), never turned around. */
const dilated: Phrase<"conv"> = phrase({
  op: "conv",
  calls: ["lasagne.layers.DilatedConv2DLayer"],
  signature: `incoming, num_filters, filter_size, dilation=(1, 1), pad=0, untie_biases=False, ${starts}, flip_filters=False, *, num_groups=1, name=None`,
  options: {
    filters: numberWord("num_filters", dilatedSource, [50, 4]),
    kernelSize: spatialWord("filter_size", 2, dilatedSource),
    strides: impliedWord<readonly number[]>(
      [1, 1],
      "this layer moves by one place",
      dilatedSource,
    ),
    padding: padWord("pad", 2, sizesOf(2)),
    paddingMode: zeros,
    dilation: spatialWord("dilation", 2, dilatedSource),
    groups: impliedWord<number>(1, "this layer has one group", dilatedSource),
    useBias: keptWord("b", dilatedSource),
    layout: channelsFirst,
  },
  weights: weights(kernelCodec(2, true)),
  after: [activated(dilatedSource)],
  claims: { ...claims, num_groups: only(1) },
  sample: { arguments: { flip_filters: false } },
  source: dilatedSource,
});

export default [
  layer(1, "1", "'lasagne.theano_extensions.conv.conv1d_mc0'"),
  layer(2, "(1, 1)", "'theano.tensor.nnet.conv2d'"),
  layer(3, "(1, 1, 1)", "None"),
  dilated,
];
