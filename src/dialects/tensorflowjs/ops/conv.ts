// conv1d, conv2d, conv3d, depthwiseConv2d, and tf.conv2d on a variable.
import { batch, type Codec } from "../../../ir/index.ts";
import {
  elsewhere,
  input,
  only,
  phrase,
  PhraseError,
  type Context,
  type Phrase,
  type WeightWord,
} from "../../phrase.ts";
import {
  booleanWord,
  expected,
  number,
  numberWord,
  tupleWord,
} from "../../words.ts";
import { activationFollowUp } from "../activationNames.ts";
import { none, weightedClaims } from "../claims.ts";
import { fansOf, initializerWord } from "../initializers.ts";
import { penaltyWord } from "../penalties.ts";
import {
  fixed,
  layoutIn,
  layoutWord,
  paddingWord,
  variableStart,
} from "../rows.ts";
import { read } from "../source.ts";

const at = "tfjs-layers/src/layers/convolutional.ts · BaseConv";

/** The tail of every convolution's config. */
export const convTail = (constraints: string): string =>
  `activation='linear', useBias=True, ${constraints}, **kwargs`;
const plainTail = convTail(
  "kernelInitializer='glorotNormal', biasInitializer='zeros', kernelConstraint=None, biasConstraint=None, kernelRegularizer=None, biasRegularizer=None, activityRegularizer=None",
);

const tupleText = (n: number, rank: number): string =>
  rank === 1 ? `(${n},)` : `(${Array(rank).fill(n).join(", ")})`;

/** HWIO → OIHW: the last axis first, then the one before it, then space. */
const kernelCodec = (rank: number): Codec => [
  {
    step: "permute",
    axes: [rank + 1, rank, ...Array.from({ length: rank }, (_, i) => i)],
  },
];

export const biasWeight: WeightWord = {
  parameter: "bias",
  codec: () => [],
  initializer: initializerWord("biasInitializer", at),
  penalty: penaltyWord("biasRegularizer"),
};

const plainConv = (rank: number): Phrase<"conv"> =>
  phrase<"conv">({
    op: "conv",
    calls: [`tf.layers.conv${rank}d`],
    signature: `filters, kernelSize, strides=${tupleText(1, rank)}, padding='valid', dataFormat=${rank === 1 ? "None" : "'channelsLast'"}, dilationRate=${tupleText(1, rank)}, ${plainTail}`,
    options: {
      filters: numberWord("filters", read(at), [1, 8]),
      kernelSize: tupleWord("kernelSize", rank, read(at)),
      strides: tupleWord("strides", rank, read(at)),
      padding: paddingWord(rank, at),
      paddingMode: fixed("zeros", "the border is filled with zeros", at),
      dilation: tupleWord("dilationRate", rank, read(at)),
      groups: fixed(1, "no groups parameter exists", at),
      useBias: booleanWord("useBias", read(at)),
      layout: layoutWord(at),
    },
    weights: {
      kernel: {
        parameter: "kernel",
        codec: () => kernelCodec(rank),
        initializer: initializerWord("kernelInitializer", at),
        fans: fansOf("kernel"),
        penalty: penaltyWord("kernelRegularizer"),
      },
      bias: biasWeight,
    },
    after: [activationFollowUp],
    claims: { ...weightedClaims },
    source: read(at),
  });

const depthwiseAt =
  "tfjs-layers/src/layers/convolutional_depthwise.ts · DepthwiseConv2D";

function channels(context: Context): number {
  const shape = context.inputs[0] ?? [];
  const dim = layoutIn(context) === "channelsFirst" ? shape[1] : shape.at(-1);
  if (typeof dim !== "number")
    throw new PhraseError(
      "Expected depthwiseConv2d's input to have a fixed number of channels.",
    );
  return dim;
}
const multiplier = (context: Context): number =>
  number(context.argument("depthMultiplier") ?? 1, "depthMultiplier");

/** HWC×M → (C·M, 1, H, W). */
function depthwiseCodec(context: Context): Codec {
  const [height = 1, width = 1, from = 1, times = 1] =
    context.weightShape("depthwise_kernel") ?? [];
  return [
    {
      step: "reshape",
      from: [height, width, from, times],
      to: [height, width, 1, from * times],
    },
    { step: "permute", axes: [3, 2, 0, 1] },
  ];
}

const depthwise: Phrase<"conv"> = phrase<"conv">({
  op: "conv",
  calls: ["tf.layers.depthwiseConv2d"],
  signature: `kernelSize, depthMultiplier=1, depthwiseInitializer='glorotNormal', depthwiseConstraint=None, depthwiseRegularizer=None, strides=(1, 1), padding='valid', dataFormat='channelsLast', dilationRate=(1, 1), ${convTail("kernelInitializer=None, biasInitializer='zeros', kernelConstraint=None, biasConstraint=None, kernelRegularizer=None, biasRegularizer=None, activityRegularizer=None")}`,
  options: {
    filters: {
      from: ["depthMultiplier"],
      read: (context) => channels(context) * multiplier(context),
      write: (value, context) =>
        value % channels(context) === 0
          ? { depthMultiplier: value / channels(context) }
          : null,
      default: {
        kind: "derived",
        value: (context) => channels(context) * multiplier(context),
        because: "each input channel has depthMultiplier kernels",
        source: read(depthwiseAt),
      },
      samples: [],
    },
    kernelSize: tupleWord("kernelSize", 2, read(depthwiseAt)),
    strides: tupleWord("strides", 2, read(depthwiseAt)),
    padding: paddingWord(2, depthwiseAt),
    paddingMode: fixed("zeros", "the border is filled with zeros", depthwiseAt),
    dilation: tupleWord("dilationRate", 2, read(depthwiseAt)),
    groups: fixed(
      channels,
      "each input channel is convolved alone",
      depthwiseAt,
    ),
    useBias: booleanWord("useBias", read(depthwiseAt)),
    layout: layoutWord(depthwiseAt),
  },
  weights: {
    kernel: {
      parameter: "depthwise_kernel",
      codec: depthwiseCodec,
      initializer: initializerWord("depthwiseInitializer", depthwiseAt),
      fans: fansOf("depthwise_kernel"),
      penalty: penaltyWord("depthwiseRegularizer"),
    },
    bias: biasWeight,
  },
  after: [activationFollowUp],
  claims: {
    ...weightedClaims,
    ...none("depthwiseConstraint", "kernelRegularizer"),
    depthwiseRegularizer: elsewhere("what the kernel adds to the loss"),
    depthwiseInitializer: elsewhere("the kernel's initialiser"),
  },
  sample: {
    inputs: [[batch, 9, 9, 8]],
    weightShapes: { depthwise_kernel: [3, 3, 8, 2] },
  },
  source: read(depthwiseAt),
});

const functionAt = "tfjs-core/src/ops/conv2d.ts";
const filterShape = (context: Context): readonly number[] =>
  context.weightShape("filter") ?? [];

/** `pad` of functions: 'valid', 'same', or a number on all sides. */
export const padWord = (at_: string): ReturnType<typeof paddingWord> => ({
  from: ["pad"],
  read: (context) => {
    const value = context.argument("pad");
    if (value === "same") return { kind: "same", extra: "end" };
    if (value === "valid")
      return { kind: "explicit", before: [0, 0], after: [0, 0] };
    if (typeof value === "number")
      return {
        kind: "explicit",
        before: [value, value],
        after: [value, value],
      };
    throw expected("pad", "'valid', 'same' or a number", value);
  },
  write: (value) => {
    if (value.kind === "same")
      return value.extra === "end" ? { pad: "same" } : null;
    const [first, ...rest] = [...value.before, ...value.after];
    return rest.every((n) => n === first) ? { pad: first ?? 0 } : null;
  },
  default: { kind: "signature", source: read(at_) },
  samples: [
    { kind: "same", extra: "end" },
    { kind: "explicit", before: [1, 1], after: [1, 1] },
  ],
});

const onVariable: Phrase<"conv"> = phrase<"conv">({
  op: "conv",
  calls: ["tf.conv2d"],
  signature:
    "x, filter, strides, pad, dataFormat='NHWC', dilations=(1, 1), dimRoundingMode=None",
  options: {
    filters: fixed(
      (context) => filterShape(context)[3] ?? 0,
      "the filter's last axis says it",
      functionAt,
    ),
    kernelSize: fixed(
      (context) => filterShape(context).slice(0, 2),
      "the filter's first axes say it",
      functionAt,
    ),
    strides: tupleWord("strides", 2, read(functionAt)),
    padding: padWord(functionAt),
    paddingMode: fixed("zeros", "the border is filled with zeros", functionAt),
    dilation: tupleWord("dilations", 2, read(functionAt)),
    groups: fixed(1, "all input channels are mixed", functionAt),
    useBias: fixed(false, "a bias is added by a call of its own", functionAt),
    layout: fixed("channelsLast", "only NHWC is taken here", functionAt),
  },
  weights: {
    kernel: {
      parameter: "filter",
      codec: () => kernelCodec(2),
      initializer: variableStart(functionAt),
      fans: fansOf("filter"),
    },
  },
  claims: {
    x: input,
    filter: input,
    dataFormat: only("NHWC"),
    dimRoundingMode: only(null),
  },
  sample: { weightShapes: { filter: [3, 3, 8, 4] } },
  source: read(functionAt),
});

export const conv: readonly Phrase<"conv">[] = [
  plainConv(2),
  plainConv(1),
  plainConv(3),
  depthwise,
  onVariable,
];
