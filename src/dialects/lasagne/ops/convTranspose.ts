// Transposed convolutions. flip_filters=False here means the gradient of a true convolution, whose kernel is turned around: the opposite of Conv2DLayer.
import type { Codec, Dim } from "../../../ir/index.ts";
import {
  only,
  phrase,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { impliedWord, numberWord, tuple } from "../../words.ts";
import { activated } from "../nonlinearities.ts";
import { channelsFirst, keptWord, spatialWord } from "../rows.ts";
import { inSource } from "../sources.ts";
import { claims, padOf, padWord, weights } from "./conv.ts";

const own = inSource("lasagne/layers/conv.py · TransposedConv2DLayer.convolve");

const sizeOf = (dim: Dim | undefined): number =>
  typeof dim === "number" ? dim : 0;
const kernel = (context: Context, rank: number) =>
  tuple(context.argument("filter_size"), rank, "filter_size");

/** What `output_size` adds to the natural size. */
const added = (rank: number): Word<readonly number[]> => ({
  from: ["output_size"],
  read: (context) => {
    const sizes = kernel(context, rank);
    if ((context.argument("output_size") ?? null) === null)
      return sizes.map(() => 0);
    const crop = padOf(context.argument("crop"), sizes, "crop");
    const strides = tuple(context.argument("stride"), rank, "stride");
    return sizes.map(
      (k, i) =>
        sizeOf(context.outputs[0]?.[i + 2]) -
        ((sizeOf(context.inputs[0]?.[i + 2]) - 1) * (strides[i] ?? 1) +
          k -
          2 * (crop[i] ?? 0)),
    );
  },
  write: (value) =>
    value.every((extra) => extra === 0) ? { output_size: null } : null,
  default: { kind: "signature", source: own },
  samples: [Array<number>(rank).fill(0)],
});

const codec =
  (rank: number) =>
  (context: Context): Codec =>
    context.argument("flip_filters") === true
      ? []
      : [
          {
            step: "flip",
            axes: Array.from({ length: rank }, (_, i) => i + 2),
          },
        ];

const layer = (rank: 2 | 3): Phrase<"convTranspose"> =>
  phrase({
    op: "convTranspose",
    calls: [`lasagne.layers.TransposedConv${rank}DLayer`],
    signature: `incoming, num_filters, filter_size, stride=(${Array<number>(rank).fill(1).join(", ")}), crop=0, untie_biases=False, W='lasagne.init.GlorotUniform()', b='lasagne.init.Constant(0.0)', nonlinearity='lasagne.nonlinearities.rectify', flip_filters=False, output_size=None, *, num_groups=1, name=None`,
    options: {
      filters: numberWord("num_filters", own, [50, 4]),
      kernelSize: spatialWord("filter_size", rank, own),
      strides: spatialWord("stride", rank, own),
      crop: padWord("crop", rank, (context) => kernel(context, rank)),
      outputPadding: added(rank),
      dilation: impliedWord<readonly number[]>(
        Array<number>(rank).fill(1),
        "this layer knows no dilation",
        own,
      ),
      groups: impliedWord<number>(1, "this layer has one group", own),
      useBias: keptWord("b", own),
      layout: channelsFirst,
    },
    weights: weights(codec(rank)),
    after: [activated(own)],
    claims: { ...claims, num_groups: only(1) },
    source: own,
  });

export default [layer(2), layer(3)];
