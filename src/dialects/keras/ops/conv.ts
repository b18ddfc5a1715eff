// Conv1D, Conv2D, Conv3D and DepthwiseConv2D.
import { batch, type Codec } from "../../../ir/index.ts";
import {
  elsewhere,
  phrase,
  PhraseError,
  type Context,
  type Phrase,
  type WeightWord,
} from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { booleanWord, number, numberWord, tupleWord } from "../../words.ts";
import { activationFollowUp } from "../activationNames.ts";
import { none, weightedClaims } from "../claims.ts";
import { fansOf, initializerWord } from "../initializers.ts";
import { penalised, penaltyWord } from "../regularizers.ts";
import { fixed, layoutIn, layoutWord, optional, paddingWord } from "../rows.ts";
import { executed } from "../source.ts";

const at = "keras/src/layers/convolutional/base_conv.py · BaseConv.__init__";
const tail =
  "activation=None, use_bias=True, kernel_initializer='glorot_uniform', bias_initializer='zeros', kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, **kwargs";

/** HWIO → OIHW: the last axis first, then the one before it, then space. */
const kernelCodec = (rank: number): Codec => [
  {
    step: "permute",
    axes: [rank + 1, rank, ...Array.from({ length: rank }, (_, i) => i)],
  },
];

export const bias: WeightWord = {
  parameter: "bias",
  codec: () => [],
  initializer: initializerWord("bias_initializer", at),
  penalty: penaltyWord("bias_regularizer"),
};

/** Strides and dilation as the signatures of a rank write them: 1, or (1, 1). */
const ones = (rank: number): string =>
  rank === 1 ? "1" : `(${Array(rank).fill(1).join(", ")})`;

function signatures(rank: number) {
  const common = (format: string, groups: string) =>
    `filters, kernel_size, strides=${ones(rank)}, padding='valid', ${format}dilation_rate=${ones(rank)}, ${groups}${tail}`;
  const old =
    rank === 1 ? "data_format='channels_last', " : "data_format=None, ";
  return byVersion(
    ["2.1.4", common(rank === 1 ? "" : old, "")],
    ["2.3.1", common(old, "")],
    ["2.4.0", common(old, "groups=1, ")],
    ["3.0.0", common("data_format=None, ", "groups=1, ")],
  );
}

const groups = optional(numberWord("groups", executed(at), [1, 2]), 1);

const plainConv = (rank: number): Phrase<"conv"> =>
  phrase<"conv">({
    op: "conv",
    calls: [`keras.layers.Conv${rank}D`],
    signature: signatures(rank),
    options: {
      filters: numberWord("filters", executed(at), [1, 8]),
      kernelSize: tupleWord("kernel_size", rank, executed(at)),
      strides: tupleWord("strides", rank, executed(at)),
      padding: paddingWord(rank, at),
      paddingMode: fixed(
        "zeros",
        "the border is filled with zeros",
        "keras/src/ops/nn.py · conv",
      ),
      dilation: tupleWord("dilation_rate", rank, executed(at)),
      groups,
      useBias: booleanWord("use_bias", executed(at)),
      layout: layoutWord,
    },
    weights: {
      kernel: {
        parameter: "kernel",
        codec: () => kernelCodec(rank),
        initializer: initializerWord("kernel_initializer", at),
        penalty: penaltyWord("kernel_regularizer"),
        fans: fansOf("kernel"),
      },
      bias,
    },
    after: [activationFollowUp],
    claims: {
      ...weightedClaims,
      kernel_initializer: elsewhere("the kernel's initialiser"),
      bias_initializer: elsewhere("the bias's initialiser"),
      activation: elsewhere("a node of its own"),
    },
    source: executed(
      `keras/src/layers/convolutional/conv${rank}d.py · Conv${rank}D.__init__`,
    ),
  });

const depthwiseTail =
  "activation=None, use_bias=True, depthwise_initializer='glorot_uniform', bias_initializer='zeros', depthwise_regularizer=None, bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None, bias_constraint=None, **kwargs";
const depthwiseAt =
  "keras/src/layers/convolutional/base_depthwise_conv.py · BaseDepthwiseConv";

function channels(context: Context): number {
  const shape = context.inputs[0] ?? [];
  const dim = layoutIn(context) === "channelsFirst" ? shape[1] : shape.at(-1);
  if (typeof dim !== "number")
    throw new PhraseError(
      "Expected DepthwiseConv2D's input to have a fixed number of channels.",
    );
  return dim;
}

const multiplier = (context: Context): number =>
  number(context.argument("depth_multiplier"), "depth_multiplier");

/** HWC×M → (C·M, 1, H, W). */
function depthwiseCodec(context: Context): Codec {
  const [height = 1, width = 1, from = 1, times = 1] =
    context.weightShape("kernel") ?? [];
  return [
    {
      step: "reshape",
      from: [height, width, from, times],
      to: [height, width, 1, from * times],
    },
    { step: "permute", axes: [3, 2, 0, 1] },
  ];
}

const depthwiseConv: Phrase<"conv"> = phrase<"conv">({
  op: "conv",
  calls: ["keras.layers.DepthwiseConv2D"],
  signature: byVersion(
    [
      "2.1.4",
      `kernel_size, strides=(1, 1), padding='valid', depth_multiplier=1, data_format=None, ${depthwiseTail}`,
    ],
    [
      "2.3.1",
      `kernel_size, strides=(1, 1), padding='valid', depth_multiplier=1, data_format=None, dilation_rate=(1, 1), ${depthwiseTail}`,
    ],
  ),
  options: {
    filters: {
      from: ["depth_multiplier"],
      read: (context) => channels(context) * multiplier(context),
      write: (value, context) =>
        value % channels(context) === 0
          ? { depth_multiplier: value / channels(context) }
          : null,
      default: {
        kind: "derived",
        value: (context) => channels(context) * multiplier(context),
        because: "each input channel has depth_multiplier kernels",
        source: executed(depthwiseAt),
      },
      samples: [],
    },
    kernelSize: tupleWord("kernel_size", 2, executed(depthwiseAt)),
    strides: tupleWord("strides", 2, executed(depthwiseAt)),
    padding: paddingWord(2, depthwiseAt),
    paddingMode: fixed(
      "zeros",
      "the border is filled with zeros",
      "keras/src/ops/nn.py · depthwise_conv",
    ),
    dilation: optional(
      tupleWord("dilation_rate", 2, executed(depthwiseAt)),
      [1, 1],
    ),
    groups: fixed(
      channels,
      "each input channel is convolved alone",
      depthwiseAt,
    ),
    useBias: booleanWord("use_bias", executed(depthwiseAt)),
    layout: layoutWord,
  },
  weights: {
    kernel: {
      parameter: "kernel",
      codec: depthwiseCodec,
      initializer: initializerWord("depthwise_initializer", depthwiseAt),
      penalty: penaltyWord("depthwise_regularizer"),
      fans: fansOf("kernel"),
    },
    bias,
  },
  after: [activationFollowUp],
  claims: {
    ...weightedClaims,
    ...penalised("depthwise"),
    ...none("depthwise_constraint"),
    depthwise_initializer: elsewhere("the kernel's initialiser"),
    bias_initializer: elsewhere("the bias's initialiser"),
    activation: elsewhere("a node of its own"),
  },
  sample: {
    inputs: [[batch, 9, 9, 8]],
    weightShapes: { kernel: [3, 3, 8, 2] },
  },
  source: executed(
    "keras/src/layers/convolutional/depthwise_conv2d.py · DepthwiseConv2D.__init__",
  ),
});

export const conv: readonly Phrase<"conv">[] = [
  plainConv(2),
  plainConv(1),
  plainConv(3),
  depthwiseConv,
];
