// Transposed convolutions: links.Deconvolution1D/2D/3D/ND and their functions. `pad` crops the output; `outsize` may add rows at its end.
import type { Dim } from "../../../ir/index.ts";
import {
  input,
  phrase,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { byVersion, type Versioned } from "../../version.ts";
import { numberWord, tuple } from "../../words.ts";
import {
  channelsFirst,
  givenWord,
  paddingWord,
  rankOf,
  spatialWord,
  unlessWord,
  weightShapeWord,
  type Rank,
} from "../rows.ts";
import { inSource } from "../sources.ts";
import { convWeights, filtersWord, kernelWord, linkClaims } from "./conv.ts";

const own = inSource(
  "chainer/links/connection/deconvolution_2d.py · Deconvolution2D.__init__",
);

const sizeOf = (dim: Dim | undefined): number =>
  typeof dim === "number" ? dim : 0;

/** What `outsize` adds to the natural size: chainer/utils/conv.py · get_deconv_outsize. */
function added(
  rank: Rank,
  kernel: (context: Context) => readonly number[],
): Word<readonly number[]> {
  const read = (context: Context): readonly number[] => {
    const axes = rankOf(context, rank);
    const numbers = (name: string) =>
      tuple(context.argument(name) ?? 1, axes, name);
    const [strides, pad, dilate] = [
      numbers("stride"),
      tuple(context.argument("pad"), axes, "pad"),
      numbers("dilate"),
    ];
    return kernel(context).map((k, i) => {
      const natural =
        (sizeOf(context.inputs[0]?.[i + 2]) - 1) * (strides[i] ?? 1) +
        (k - 1) * (dilate[i] ?? 1) +
        1 -
        2 * (pad[i] ?? 0);
      return (context.argument("outsize") ?? null) === null
        ? 0
        : sizeOf(context.outputs[0]?.[i + 2]) - natural;
    });
  };
  return {
    from: ["outsize"],
    read,
    write: (value) =>
      value.every((extra) => extra === 0) ? { outsize: null } : null,
    default: { kind: "signature", source: own },
    samples: [Array<number>(rank ?? 2).fill(0)],
  };
}

const before = (word: Word<number>): Word<number> => ({
  ...word,
  read: (context) =>
    context.argument("groups") === undefined ? 1 : word.read(context),
  write: (value, context) =>
    context.argument("groups") === undefined
      ? null
      : word.write(value, context),
});

const dilationOf = (rank: Rank): Word<readonly number[]> => {
  const word = spatialWord("dilate", rank, own);
  return {
    ...word,
    read: (context) =>
      context.argument("dilate") === undefined
        ? Array<number>(rankOf(context, rank)).fill(1)
        : word.read(context),
    write: (value, context) =>
      context.argument("dilate") === undefined
        ? null
        : word.write(value, context),
  };
};

const shared = (rank: Rank) => ({
  strides: spatialWord("stride", rank, own),
  crop: paddingWord(rank, own),
  dilation: dilationOf(rank),
  groups: before(numberWord("groups", own, [1, 2])),
  layout: channelsFirst,
});

function linkSignature(rank: Rank): Versioned<string> {
  const rest = (ksize: string): string =>
    `in_channels, out_channels, ${ksize}, stride=1, pad=0, nobias=False, outsize=None, initialW=None, initial_bias=None`;
  if (rank === 2)
    return byVersion(
      ["2.1.0", rest("ksize=None")],
      ["4.0.0", `${rest("ksize=None")}, *, groups=1`],
      ["6.0.0", `${rest("ksize=None")}, *, dilate=1, groups=1`],
    );
  const lead = rank === null ? "ndim, " : "";
  return byVersion(
    ["2.1.0", lead + rest("ksize")],
    [
      "5.0.0",
      `${lead}${rest(rank === null ? "ksize=None" : "ksize")}, dilate=1, groups=1`,
    ],
  );
}

function link(rank: Rank): Phrase<"convTranspose"> {
  const kernelSize = kernelWord(rank);
  return phrase({
    op: "convTranspose",
    calls: [`chainer.links.Deconvolution${rank === null ? "ND" : `${rank}D`}`],
    signature: linkSignature(rank),
    options: {
      ...shared(rank),
      filters: filtersWord,
      kernelSize,
      outputPadding: added(rank, kernelSize.read),
      useBias: unlessWord("nobias", own),
    },
    weights: convWeights,
    claims: linkClaims,
    source: own,
  });
}

function call(rank: Rank): Phrase<"convTranspose"> {
  const name = rank === null ? "nd" : `${rank}d`;
  const base = "x, W, b=None, stride=1, pad=0, outsize=None";
  const kernel = (context: Context) =>
    (context.weightShape("W") ?? []).slice(2);
  return phrase({
    op: "convTranspose",
    calls: [`chainer.functions.deconvolution_${name}`],
    signature:
      rank === 2
        ? byVersion(
            ["2.1.0", base],
            ["4.0.0", `${base}, *, dilate=1, groups=1`],
          )
        : byVersion(["2.1.0", base], ["5.0.0", `${base}, dilate=1, groups=1`]),
    options: {
      ...shared(rank),
      filters: weightShapeWord(
        "W",
        (shape, context) =>
          (shape[1] ?? 0) * Number(context.argument("groups") ?? 1),
        own,
      ),
      kernelSize: weightShapeWord<readonly number[]>(
        "W",
        (shape) => shape.slice(2),
        own,
      ),
      outputPadding: added(rank, kernel),
      useBias: givenWord("b", own),
    },
    weights: convWeights,
    claims: { x: input, ...linkClaims },
    sample: {
      weightShapes: { W: [4, 2, ...Array<number>(rank ?? 2).fill(3)] },
    },
    source: own,
  });
}

const ranks: readonly Rank[] = [1, 2, 3, null];
export default ranks.flatMap((rank) => [link(rank), call(rank)]);
