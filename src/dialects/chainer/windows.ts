// Rows of pooling windows, shared by the maximum and the mean.
import { tuple } from "../words.ts";
import type { Word } from "./../phrase.ts";
import {
  channelsFirst,
  paddingWord,
  rankOf,
  spatialWord,
  type Rank,
} from "./rows.ts";
import { inSource } from "./sources.ts";

const own = inSource("chainer/functions/pooling/pooling_nd.py · _PoolingND");

/** `stride=None` means the window's own size. */
function strides(rank: Rank): Word<readonly number[]> {
  const plain = spatialWord("stride", rank, own);
  return {
    ...plain,
    read: (context) =>
      (context.argument("stride") ?? null) === null
        ? tuple(context.argument("ksize"), rankOf(context, rank), "ksize")
        : plain.read(context),
    default: {
      kind: "derived",
      value: (context) =>
        tuple(context.argument("ksize"), rankOf(context, rank), "ksize"),
      because: "stride=None moves the window by its own size",
      source: own,
    },
  };
}

export const poolRows = (rank: Rank) => ({
  poolSize: spatialWord("ksize", rank, own),
  strides: strides(rank),
  padding: paddingWord(rank, own),
  layout: channelsFirst,
});

export const ranks: readonly Rank[] = [1, 2, 3, null];
export const suffixOf = (rank: Rank): string =>
  rank === null ? "nd" : `${rank}d`;
