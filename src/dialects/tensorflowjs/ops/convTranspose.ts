// conv2dTranspose.
import type { Codec, Padding } from "../../../ir/index.ts";
import { only, phrase, type Context, type Word } from "../../phrase.ts";
import {
  booleanWord,
  expected,
  numberWord,
  tuple,
  tupleWord,
} from "../../words.ts";
import { activationFollowUp } from "../activationNames.ts";
import { weightedClaims } from "../claims.ts";
import { fansOf, initializerWord } from "../initializers.ts";
import { penaltyWord } from "../penalties.ts";
import { fixed, layoutWord } from "../rows.ts";
import { read } from "../source.ts";
import { biasWeight, convTail } from "./conv.ts";

const at = "tfjs-layers/src/layers/convolutional.ts · Conv2DTranspose";

/** 'valid' makes n·s + max(k − s, 0): where the stride is larger than the kernel, zeros stand at the end. */
const outputPadding = (context: Context): readonly number[] => {
  const size = tuple(context.argument("kernelSize"), 2, "kernelSize");
  const strides = tuple(context.argument("strides") ?? 1, 2, "strides");
  return context.argument("padding") === "same"
    ? [0, 0]
    : size.map((k, i) => Math.max((strides[i] ?? 1) - k, 0));
};

const crop: Word<Padding> = {
  from: ["padding"],
  read: (context) => {
    const value = context.argument("padding");
    if (value === "same") return { kind: "same", extra: "end" };
    if (value === "valid" || value === null)
      return { kind: "explicit", before: [0, 0], after: [0, 0] };
    throw expected("padding", "'valid' or 'same'", value);
  },
  write: (value) => {
    if (value.kind === "same")
      return value.extra === "end" ? { padding: "same" } : null;
    return [...value.before, ...value.after].every((n) => n === 0)
      ? { padding: "valid" }
      : null;
  },
  default: { kind: "signature", source: read(at) },
  samples: [
    { kind: "same", extra: "end" },
    { kind: "explicit", before: [0, 0], after: [0, 0] },
  ],
};

/** HW·out·in → in, out, H, W. */
const codec = (): Codec => [{ step: "permute", axes: [3, 2, 0, 1] }];

export const convTranspose = phrase<"convTranspose">({
  op: "convTranspose",
  calls: ["tf.layers.conv2dTranspose"],
  signature: `filters, kernelSize, strides=(1, 1), padding='valid', dataFormat='channelsLast', dilationRate=None, ${convTail("kernelInitializer='glorotNormal', biasInitializer='zeros', kernelConstraint=None, biasConstraint=None, kernelRegularizer=None, biasRegularizer=None, activityRegularizer=None")}`,
  options: {
    filters: numberWord("filters", read(at), [1, 8]),
    kernelSize: tupleWord("kernelSize", 2, read(at)),
    strides: tupleWord("strides", 2, read(at)),
    crop,
    outputPadding: fixed(
      outputPadding,
      "a stride larger than the kernel leaves zeros at the end",
      at,
    ),
    dilation: fixed([1, 1], "no dilation is used", at),
    groups: fixed(1, "no groups parameter exists", at),
    useBias: booleanWord("useBias", read(at)),
    layout: layoutWord(at),
  },
  weights: {
    kernel: {
      parameter: "kernel",
      codec,
      initializer: initializerWord("kernelInitializer", at),
      fans: fansOf("kernel"),
      penalty: penaltyWord("kernelRegularizer"),
    },
    bias: biasWeight,
  },
  after: [activationFollowUp],
  claims: { ...weightedClaims, dilationRate: only(null, 1, [1, 1]) },
  sample: { arguments: { kernelSize: 3 } },
  source: read(at),
});
