// Rows of pooling windows, shared by the maximum and the mean.
import { ignored, input, type Word } from "../phrase.ts";
import { tuple } from "../words.ts";
import { padWord } from "./ops/conv.ts";
import { channelsFirst, layerClaims, sayTuple, spatialWord } from "./rows.ts";
import { inSource } from "./sources.ts";

const own = inSource("lasagne/layers/pool.py · Pool2DLayer.__init__");
const lengths = inSource("lasagne/layers/pool.py · pool_output_length");

/** `stride=None` moves the window by its own size. */
function strides(size: string, rank: number): Word<readonly number[]> {
  const ofSize: Word<readonly number[]>["read"] = (context) =>
    tuple(context.argument(size), rank, size);
  return {
    from: ["stride"],
    read: (context) =>
      (context.argument("stride") ?? null) === null
        ? ofSize(context)
        : tuple(context.argument("stride"), rank, "stride"),
    write: (value) => ({ stride: sayTuple(value) }),
    default: {
      kind: "derived",
      value: ofSize,
      because: "stride=None moves the window by its own size",
      source: own,
    },
    samples: [Array<number>(rank).fill(3)],
  };
}

/** `ignore_border=True` drops an incomplete last window. */
const rounding: Word<"floor" | "ceil"> = {
  from: ["ignore_border"],
  read: (context) =>
    context.argument("ignore_border") === true ? "floor" : "ceil",
  write: (value) => ({ ignore_border: value === "floor" }),
  default: { kind: "signature", source: lengths },
  samples: ["floor", "ceil"],
};

export const poolRows = (rank: number, size = "pool_size") => ({
  poolSize: spatialWord(size, rank, own),
  strides: strides(size, rank),
  padding: padWord("pad", rank, () => Array<number>(rank).fill(1)),
  rounding,
  layout: channelsFirst,
});

export const poolClaims = layerClaims;
export const poolSource = own;
export const poolSignature = (rank: number): string =>
  `incoming, pool_size, stride=None, pad=${rank === 1 ? "0" : "(0, 0)"}, ignore_border=True`;

const functional = inSource("theano/tensor/signal/pool.py · pool_2d");

/** pool_2d; without ignore_border it counts incomplete windows, and says so in a warning. */
export const poolCall = {
  signature:
    "input, ws=None, ignore_border=None, stride=None, pad=(0, 0), mode='max', ds=None, st=None, padding=None",
  options: poolRows(2, "ws"),
  claims: {
    input,
    ds: ignored("an older word for ws"),
    st: ignored("an older word for stride"),
    padding: ignored("an older word for pad"),
  },
  source: functional,
} as const;
