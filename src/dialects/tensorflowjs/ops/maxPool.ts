// maxPooling1d, 2d, 3d, and tf.maxPool.
import { input, only, phrase, type Phrase } from "../../phrase.ts";
import { tupleWord } from "../../words.ts";
import { layerClaims } from "../claims.ts";
import { fixed, layoutWord, paddingWord, poolStridesWord } from "../rows.ts";
import { read } from "../source.ts";
import { padWord } from "./conv.ts";

const at = "tfjs-layers/src/layers/pooling.ts";

/** A pool's config; one axis has no data format. */
export const poolSignature = (rank: number): string => {
  const two = rank === 1 ? "(2,)" : `(${Array(rank).fill(2).join(", ")})`;
  return `poolSize=${two}, strides=${two}, padding='valid'${rank === 1 ? "" : ", dataFormat='channelsLast'"}, **kwargs`;
};

/** Second names of the pools, as the framework exports them. */
export const poolCalls = (name: "max" | "average", rank: number): string[] => {
  const short =
    name === "max"
      ? rank < 3
        ? [`maxPool${rank}d`]
        : []
      : [`avgPool${rank}d`, `avgPooling${rank}d`];
  return [`${name}Pooling${rank}d`, ...short].map(
    (each) => `tf.layers.${each}`,
  );
};

/** Rows that both kinds of pools share. */
export const poolRows = (rank: number) => ({
  poolSize: tupleWord("poolSize", rank, read(at)),
  strides: poolStridesWord(rank, at),
  padding: paddingWord(rank, at),
  rounding: fixed<"floor" | "ceil">(
    "floor",
    "an incomplete last window is dropped; 'same' pads until none is",
    at,
  ),
  layout:
    rank === 1
      ? fixed<"channelsFirst" | "channelsLast">(
          "channelsLast",
          "no dataFormat exists for one axis",
          at,
        )
      : layoutWord(at),
});

export const functionRows = (file: string) => ({
  poolSize: tupleWord("filterSize", 2, read(file)),
  strides: tupleWord("strides", 2, read(file)),
  padding: padWord(file),
  rounding: fixed<"floor" | "ceil">(
    "floor",
    "without dimRoundingMode an incomplete last window is dropped",
    file,
  ),
  layout: fixed<"channelsFirst" | "channelsLast">(
    "channelsLast",
    "images are N,H,W,C",
    file,
  ),
});

export const functionClaims = { x: input, dimRoundingMode: only(null) };
export const functionSignature =
  "x, filterSize, strides, pad, dimRoundingMode=None";

const pool = (rank: number): Phrase<"maxPool"> =>
  phrase<"maxPool">({
    op: "maxPool",
    calls: poolCalls("max", rank),
    signature: poolSignature(rank),
    options: {
      ...poolRows(rank),
      dilation: fixed(Array<number>(rank).fill(1), "no dilation exists", at),
    },
    claims: layerClaims,
    source: read(at),
  });

const functionAt = "tfjs-core/src/ops/max_pool.ts";

export const maxPool: readonly Phrase<"maxPool">[] = [
  pool(2),
  pool(1),
  pool(3),
  phrase<"maxPool">({
    op: "maxPool",
    calls: ["tf.maxPool"],
    signature: functionSignature,
    options: {
      ...functionRows(functionAt),
      dilation: fixed([1, 1], "no dilation exists", functionAt),
    },
    claims: functionClaims,
    source: read(functionAt),
  }),
];
