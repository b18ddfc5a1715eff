// Convolutions: links.Convolution1D/2D/3D/ND and their functions.
import type { OptionsOf } from "../../../ir/index.ts";
import {
  elsewhere,
  input,
  only,
  phrase,
  type Context,
  type Phrase,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { byVersion, type Versioned } from "../../version.ts";
import { impliedWord, number, numberWord, tuple } from "../../words.ts";
import { fansOf, initializerWord, leCunNormal } from "../initializers.ts";
import {
  channelsFirst,
  givenWord,
  paddingWord,
  rankOf,
  sayTuple,
  spatialWord,
  unlessWord,
  weightShapeWord,
  type Rank,
} from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource(
  "chainer/links/connection/convolution_2d.py · Convolution2D.__init__",
);
const functional = inSource(
  "chainer/functions/connection/convolution_nd.py · convolution_nd",
);

export const zeros = impliedWord<OptionsOf<"conv">["paddingMode"]>(
  "zeros",
  "Chainer pads with zeros",
  functional,
);

/** Without `ksize` the first two arguments are output channels and kernel: `Convolution2D(64, 3)`. */
const shifted = (context: Context): boolean =>
  (context.argument("ksize") ?? null) === null;

export const filtersWord: Word<number> = {
  from: ["in_channels", "out_channels", "ksize"],
  read: (context) =>
    shifted(context)
      ? number(context.argument("in_channels"), "in_channels")
      : number(context.argument("out_channels"), "out_channels"),
  write: (value, context) =>
    shifted(context) ? { in_channels: value } : { out_channels: value },
  default: { kind: "signature", source: own },
  samples: [50, 4],
};

export const kernelWord = (rank: Rank): Word<readonly number[]> => ({
  from: ["in_channels", "out_channels", "ksize"],
  read: (context) => {
    const name = shifted(context) ? "out_channels" : "ksize";
    return tuple(context.argument(name), rankOf(context, rank), name);
  },
  write: (value) => ({ ksize: sayTuple(value) }),
  default: { kind: "signature", source: own },
  samples: [
    Array<number>(rank ?? 2).fill(3),
    Array.from({ length: rank ?? 2 }, (_, i) => i + 1),
  ],
});

/** A kernel W and a bias b, drawn from LeCun's normal and zero unless told otherwise. */
export const convWeights: Readonly<Record<string, WeightWord>> = {
  kernel: {
    parameter: "W",
    codec: () => [],
    initializer: initializerWord("initialW", leCunNormal, own),
    fans: fansOf("W"),
  },
  bias: {
    parameter: "b",
    codec: () => [],
    initializer: initializerWord(
      "initial_bias",
      { kind: "constant", value: 0 },
      own,
    ),
  },
};

export const linkClaims = {
  initialW: elsewhere("the kernel's initialiser"),
  initial_bias: elsewhere("the bias's initialiser"),
  ndim: elsewhere("the input's spatial axes"),
  cover_all: only(false),
};

const suffix = (rank: Rank): string => (rank === null ? "ND" : `${rank}D`);

/** A number that the first versions did not take. */
const later = <T>(word: Word<T>, parameter: string, before: T): Word<T> => ({
  ...word,
  read: (context) =>
    context.argument(parameter) === undefined ? before : word.read(context),
  write: (value, context) =>
    context.argument(parameter) === undefined
      ? null
      : word.write(value, context),
});

const dilation = (rank: Rank, source = own): Word<readonly number[]> =>
  later(
    spatialWord("dilate", rank, source),
    "dilate",
    Array<number>(rank ?? 2).fill(1),
  );
const groups = (source = own): Word<number> =>
  later(numberWord("groups", source, [1, 2]), "groups", 1);

function linkSignature(rank: Rank): Versioned<string> {
  if (rank === 2) {
    const base =
      "in_channels, out_channels, ksize=None, stride=1, pad=0, nobias=False, initialW=None, initial_bias=None";
    return byVersion(
      ["2.1.0", base],
      ["4.0.0", `${base}, *, dilate=1, groups=1`],
    );
  }
  const lead = rank === null ? "ndim, " : "";
  const ksize = rank === null ? "ksize=None" : "ksize";
  const first = (optional: string): string =>
    `${lead}in_channels, out_channels, ${optional}, stride=1, pad=0, nobias=False, initialW=None, initial_bias=None, cover_all=False`;
  return byVersion(
    ["2.1.0", first(rank === null ? "ksize" : ksize)],
    ["5.0.0", `${first(ksize)}, dilate=1, groups=1`],
  );
}

function link(rank: Rank): Phrase<"conv"> {
  return phrase({
    op: "conv",
    calls: [`chainer.links.Convolution${suffix(rank)}`],
    signature: linkSignature(rank),
    options: {
      filters: filtersWord,
      kernelSize: kernelWord(rank),
      strides: spatialWord("stride", rank, own),
      padding: paddingWord(rank, own),
      paddingMode: zeros,
      dilation: dilation(rank),
      groups: groups(),
      useBias: unlessWord("nobias", own),
      layout: channelsFirst,
    },
    weights: convWeights,
    claims: linkClaims,
    source: own,
  });
}

const dilated: Phrase<"conv"> = phrase({
  op: "conv",
  calls: ["chainer.links.DilatedConvolution2D"],
  signature:
    "in_channels, out_channels, ksize=None, stride=1, pad=0, dilate=1, nobias=False, initialW=None, initial_bias=None",
  options: {
    filters: filtersWord,
    kernelSize: kernelWord(2),
    strides: spatialWord("stride", 2, own),
    padding: paddingWord(2, own),
    paddingMode: zeros,
    dilation: spatialWord("dilate", 2, own),
    groups: impliedWord(1, "this link knows no groups", own),
    useBias: unlessWord("nobias", own),
    layout: channelsFirst,
  },
  weights: convWeights,
  claims: linkClaims,
  source: own,
});

function call(rank: Rank): Phrase<"conv"> {
  const base = "x, W, b=None, stride=1, pad=0, cover_all=False";
  return phrase({
    op: "conv",
    calls: [
      `chainer.functions.convolution_${rank === null ? "nd" : `${rank}d`}`,
    ],
    signature:
      rank === 2
        ? byVersion(
            ["2.1.0", base],
            ["4.0.0", `${base}, *, dilate=1, groups=1`],
          )
        : byVersion(["2.1.0", base], ["5.0.0", `${base}, dilate=1, groups=1`]),
    options: {
      filters: weightShapeWord("W", (shape) => shape[0] ?? 0, functional),
      kernelSize: weightShapeWord<readonly number[]>(
        "W",
        (shape) => shape.slice(2),
        functional,
      ),
      strides: spatialWord("stride", rank, functional),
      padding: paddingWord(rank, functional),
      paddingMode: zeros,
      dilation: dilation(rank, functional),
      groups: groups(functional),
      useBias: givenWord("b", functional),
      layout: channelsFirst,
    },
    weights: convWeights,
    claims: { x: input, ...linkClaims },
    source: functional,
  });
}

const ranks: readonly Rank[] = [1, 2, 3, null];
export default [...ranks.flatMap((rank) => [link(rank), call(rank)]), dilated];
