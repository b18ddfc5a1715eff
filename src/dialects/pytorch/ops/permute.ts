// Axes in another order: torch.permute and torch.transpose.
import type { Argument } from "../../../python/recording.ts";
import { input, phrase, type Word } from "../../phrase.ts";
import { expected } from "../../words.ts";
import { axis, rankOf } from "../axes.ts";
import { inSource, signed } from "../sources.ts";

const own = inSource("torch/_torch_docs.py · permute, transpose");

const byOrder: Word<readonly number[]> = {
  from: ["dims"],
  read: (context) => {
    const value = context.argument("dims");
    if (!Array.isArray(value)) throw expected("dims", "a tuple of axes", value);
    return (value as readonly Argument[]).map((each) =>
      axis(each, rankOf(context), "dims"),
    );
  },
  write: (order) => ({ dims: order }),
  default: { kind: "signature", source: own },
  samples: [
    [0, 2, 3, 1],
    [0, 3, 1, 2],
  ],
};

const bySwap: Word<readonly number[]> = {
  from: ["dim0", "dim1"],
  read: (context) => {
    const rank = rankOf(context);
    const first = axis(context.argument("dim0"), rank, "dim0");
    const second = axis(context.argument("dim1"), rank, "dim1");
    return Array.from({ length: rank }, (_, i) =>
      i === first ? second : i === second ? first : i,
    );
  },
  write: (order) => {
    const moved = order.flatMap((from, i) => (from === i ? [] : [i]));
    const [dim0, dim1] = moved;
    return moved.length === 2 && dim0 !== undefined && dim1 !== undefined
      ? { dim0, dim1 }
      : null;
  },
  default: { kind: "signature", source: own },
  samples: [
    [0, 2, 1, 3],
    [0, 3, 2, 1],
  ],
};

export default [
  phrase({
    op: "permute",
    calls: ["torch.permute"],
    signature: "input, dims",
    options: { axes: byOrder },
    claims: { input },
    source: signed("torch.permute"),
  }),
  phrase({
    op: "permute",
    calls: ["torch.transpose"],
    signature: "input, dim0, dim1",
    options: { axes: bySwap },
    claims: { input },
    source: signed("torch.transpose"),
  }),
];
