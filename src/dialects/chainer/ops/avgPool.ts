// Mean over windows. Incomplete windows are dropped, and padded zeros count, unless pad_value=None.
import { input, only, phrase, type Phrase, type Word } from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { expected, impliedWord } from "../../words.ts";
import type { Rank } from "../rows.ts";
import { inSource } from "../sources.ts";
import { poolRows, ranks, suffixOf } from "../windows.ts";

const two = inSource(
  "chainer/functions/pooling/average_pooling_2d.py · average_pooling_2d",
);
const many = inSource(
  "chainer/functions/pooling/average_pooling_nd.py · average_pooling_nd",
);

const always = impliedWord(
  true,
  "Chainer divides by the whole window, so padded zeros count",
  two,
);

/** `pad_value=None` (since 5.0) divides by what stands inside the input. */
const byPadValue: Word<boolean> = {
  from: ["pad_value"],
  read: (context) => {
    const value = context.argument("pad_value");
    if (value !== undefined && value !== null && value !== 0)
      throw expected("pad_value", "0 or None", value);
    return value !== null;
  },
  write: (value, context) =>
    context.argument("pad_value") === undefined && value
      ? null
      : { pad_value: value ? 0 : null },
  default: { kind: "signature", source: many },
  samples: [true],
};

function pool(rank: Rank): Phrase<"avgPool"> {
  const base = "x, ksize, stride=None, pad=0";
  return phrase({
    op: "avgPool",
    calls: [`chainer.functions.average_pooling_${suffixOf(rank)}`],
    signature:
      rank === 2
        ? base
        : byVersion(["2.1.0", base], ["5.0.0", `${base}, pad_value=0`]),
    options: {
      ...poolRows(rank),
      rounding: impliedWord<"floor" | "ceil">(
        "floor",
        "Chainer's average pooling has no cover_all: an incomplete window is dropped",
        two,
      ),
      countPadding: rank === 2 ? always : byPadValue,
    },
    claims: { x: input, pad_value: only(0, null) },
    source: rank === 2 ? two : many,
  });
}

export default ranks.map(pool);
