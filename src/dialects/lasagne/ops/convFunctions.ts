// Convolutions without a layer: theano.tensor.nnet.conv2d and conv3d, and NINLayer, a product over the channels at each place.
import {
  elsewhere,
  ignored,
  input,
  only,
  phrase,
  type Context,
  type Phrase,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { impliedWord, numberWord, tuple } from "../../words.ts";
import {
  fansOf,
  glorotUniform,
  initializerWord,
  zero,
} from "../initializers.ts";
import { activated } from "../nonlinearities.ts";
import { channelsFirst, keptWord, layerClaims, spatialWord } from "../rows.ts";
import { inSource } from "../sources.ts";
import { padOf, padWord, symmetric, zeros } from "./conv.ts";

const functional = inSource(
  "theano/tensor/nnet/abstract_conv.py · BaseAbstractConv",
);
const shapeOf = (context: Context): readonly number[] =>
  context.weightShape("filters") ?? [];

function ofShape<T>(value: (shape: readonly number[]) => T): Word<T> {
  const read = (context: Context) => value(shapeOf(context));
  return {
    from: [],
    read,
    write: () => null,
    default: {
      kind: "derived",
      value: read,
      because: "the filters' shape says it",
      source: functional,
    },
    samples: [],
  };
}

/** Words and numbers of border_mode; gaps between taps widen the kernel that 'half' and 'full' look at. */
const border = (rank: number) =>
  padWord("border_mode", rank, (context) => {
    const gaps = tuple(
      context.argument("filter_dilation"),
      rank,
      "filter_dilation",
    );
    return shapeOf(context)
      .slice(2)
      .map((k, i) => (gaps[i] ?? 1) * (k - 1) + 1);
  });

/** The filters, a weight of the program's own, flipped unless the call says not to. */
const filters = (rank: 2 | 3): WeightWord => ({
  parameter: "filters",
  codec: (context) =>
    context.argument("filter_flip") === false
      ? []
      : [{ step: "flip", axes: Array.from({ length: rank }, (_, i) => i + 2) }],
  initializer: impliedWord(
    { kind: "given", what: "given by the program" } as const,
    "the filters are a weight of the program's own",
    functional,
  ),
  fans: fansOf("filters"),
});

const call = (rank: 2 | 3): Phrase<"conv"> => {
  const ones = `(${Array<number>(rank).fill(1).join(", ")})`;
  return phrase({
    op: "conv",
    calls: [`theano.tensor.nnet.conv${rank}d`],
    signature:
      rank === 2
        ? `input, filters, input_shape=None, filter_shape=None, border_mode='valid', subsample=${ones}, filter_flip=True, image_shape=None, filter_dilation=${ones}, num_groups=1, unshared=False, **kwargs`
        : `input, filters, input_shape=None, filter_shape=None, border_mode='valid', subsample=${ones}, filter_flip=True, filter_dilation=${ones}, num_groups=1`,
    options: {
      filters: ofShape((shape) => shape[0] ?? 0),
      kernelSize: ofShape<readonly number[]>((shape) => shape.slice(2)),
      strides: spatialWord("subsample", rank, functional),
      padding: border(rank),
      paddingMode: zeros,
      dilation: spatialWord("filter_dilation", rank, functional),
      groups: numberWord("num_groups", functional, [1, 2]),
      useBias: impliedWord<boolean>(
        false,
        "the function adds no bias",
        functional,
      ),
      layout: channelsFirst,
    },
    weights: { kernel: filters(rank) },
    claims: {
      input,
      filters: elsewhere("the kernel"),
      filter_flip: elsewhere("the kernel's arrangement"),
      input_shape: ignored("it only helps Theano to choose who computes"),
      image_shape: ignored("it only helps Theano to choose who computes"),
      filter_shape: ignored("it only helps Theano to choose who computes"),
      unshared: only(false),
      kwargs: elsewhere("checked while recording"),
    },
    sample: {
      arguments: { filter_dilation: Array<number>(rank).fill(1) },
      weightShapes: { filters: [4, 8, ...Array<number>(rank).fill(1)] },
    },
    source: functional,
  });
};

const nin = inSource("lasagne/layers/dense.py · NINLayer");

/** How many spatial axes the input has. */
const places = (context: Context): number =>
  (context.inputs[0]?.length ?? 4) - 2;
const all = <T>(value: (rank: number) => T, because: string) =>
  impliedWord<T>((context: Context) => value(places(context)), because, nin);
const each = (n: number) => (rank: number) => Array<number>(rank).fill(n);

/** The matrix is stored (in, out). */
const network: Phrase<"conv"> = phrase({
  op: "conv",
  calls: ["lasagne.layers.NINLayer"],
  signature:
    "incoming, num_units, untie_biases=False, W='lasagne.init.GlorotUniform()', b='lasagne.init.Constant(0.0)', nonlinearity='lasagne.nonlinearities.rectify', *, name=None",
  options: {
    filters: numberWord("num_units", nin, [50, 4]),
    kernelSize: all<readonly number[]>(each(1), "each place stands alone"),
    strides: all<readonly number[]>(each(1), "every place is taken"),
    padding: all(
      (rank) => symmetric(padOf("valid", each(1)(rank), "pad")),
      "nothing is added around the input",
    ),
    paddingMode: zeros,
    dilation: all<readonly number[]>(each(1), "each place stands alone"),
    groups: impliedWord<number>(1, "all channels are mixed", nin),
    useBias: keptWord("b", nin),
    layout: channelsFirst,
  },
  weights: {
    kernel: {
      parameter: "W",
      codec: (context) => {
        const [rows = 1, columns = 1] = context.weightShape("W") ?? [];
        return [
          { step: "permute", axes: [1, 0] },
          {
            step: "reshape",
            from: [columns, rows],
            to: [columns, rows, ...each(1)(places(context))],
          },
        ];
      },
      initializer: initializerWord("W", glorotUniform, nin),
      fans: fansOf("W"),
    },
    bias: {
      parameter: "b",
      codec: () => [],
      initializer: initializerWord("b", zero, nin),
    },
  },
  after: [activated(nin)],
  claims: {
    ...layerClaims,
    untie_biases: only(false),
    W: elsewhere("the kernel's initialiser"),
    b: elsewhere("the bias's initialiser"),
  },
  source: nin,
});

export default [call(2), call(3), network];
