// Maximum over windows. Chainer covers everything: a last, incomplete window counts unless cover_all=False.
import { input, only, phrase, type Phrase, type Word } from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { boolean, impliedWord } from "../../words.ts";
import type { Rank } from "../rows.ts";
import { inSource } from "../sources.ts";
import { poolRows, ranks, suffixOf } from "../windows.ts";

const own = inSource(
  "chainer/functions/pooling/max_pooling_nd.py · max_pooling_nd",
);

const rounding: Word<"floor" | "ceil"> = {
  from: ["cover_all"],
  read: (context) =>
    boolean(context.argument("cover_all"), "cover_all") ? "ceil" : "floor",
  write: (value) => ({ cover_all: value === "ceil" }),
  default: { kind: "signature", source: own },
  samples: ["ceil", "floor"],
};

function pool(rank: Rank): Phrase<"maxPool"> {
  const base = "x, ksize, stride=None, pad=0, cover_all=True";
  return phrase({
    op: "maxPool",
    calls: [`chainer.functions.max_pooling_${suffixOf(rank)}`],
    signature: byVersion(
      ["2.1.0", base],
      ["5.0.0", `${base}, return_indices=False`],
    ),
    options: {
      ...poolRows(rank),
      dilation: impliedWord<readonly number[]>(
        (context) =>
          Array<number>(rank ?? (context.inputs[0]?.length ?? 4) - 2).fill(1),
        "Chainer's pooling windows have no gaps",
        own,
      ),
      rounding,
    },
    claims: { x: input, return_indices: only(false) },
    source: own,
  });
}

export default ranks.map(pool);
