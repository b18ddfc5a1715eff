// Random zeros while a trainer trains; told as the share dropped or the share kept.
import type { ActiveIn } from "../../../ir/index.ts";
import { ignored, input, phrase, type Word } from "../../phrase.ts";
import { impliedWord, number, numberWord } from "../../words.ts";
import { named } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { layers, ops } from "../sources.ts";

const own = layers("Dropout");
const operation = ops("dropout");

const granularity = impliedWord<"element" | "channel">(
  "element",
  "each element is drawn by itself",
  operation,
);
const activeIn = impliedWord<ActiveIn>(
  "training",
  "a trainer drops, eval and test do not: there is no flag",
  operation,
);
const seed = {
  seed: ignored("masks are drawn from the run's own seed here"),
};

const rate: Word<number> = {
  from: ["dropout_rate", "keep_prob"],
  read: (context) => {
    const dropped = context.argument("dropout_rate") ?? null;
    return dropped === null
      ? Number(
          (1 - number(context.argument("keep_prob"), "keep_prob")).toPrecision(
            12,
          ),
        )
      : number(dropped, "dropout_rate");
  },
  write: (value) => ({ dropout_rate: value }),
  default: { kind: "signature", source: own },
  samples: [0.5, 0.25],
};

export default [
  phrase({
    op: "dropout",
    calls: ["cntk.layers.Dropout"],
    signature: signatureOf("cntk.layers.Dropout"),
    options: { dropRate: rate, granularity, activeIn },
    claims: { ...named, ...seed },
    source: own,
  }),
  phrase({
    op: "dropout",
    calls: ["cntk.ops.dropout"],
    signature: signatureOf("cntk.ops.dropout"),
    options: {
      dropRate: numberWord("dropout_rate", operation, [0.5, 0.25]),
      granularity,
      activeIn,
    },
    claims: { ...named, ...seed, x: input },
    source: operation,
  }),
];
