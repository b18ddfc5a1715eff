// GlobalAveragePooling and GlobalMaxPooling over one, two or three axes.
import { phrase, type Phrase } from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { booleanWord } from "../../words.ts";
import { layerClaims } from "../claims.ts";
import { fixed, layoutWord, optional } from "../rows.ts";
import { executed } from "../source.ts";

const at =
  "keras/src/layers/pooling/base_global_pooling.py · BaseGlobalPooling.__init__";

function pool(name: "Average" | "Max", rank: number): Phrase<"globalPool"> {
  const reduce = name === "Average" ? "mean" : "max";
  return phrase<"globalPool">({
    op: "globalPool",
    calls: [`keras.layers.Global${name}Pooling${rank}D`],
    signature: byVersion(
      ["2.1.4", rank === 1 ? "**kwargs" : "data_format=None, **kwargs"],
      [
        "2.3.1",
        rank === 1
          ? "data_format='channels_last', **kwargs"
          : "data_format=None, **kwargs",
      ],
      [
        "2.6.0",
        rank === 1
          ? `data_format='channels_last', ${name === "Max" ? "keepdims=False, " : "*, keepdims=False, "}**kwargs`
          : "data_format=None, keepdims=False, **kwargs",
      ],
      ["3.0.0", "data_format=None, keepdims=False, **kwargs"],
    ),
    options: {
      reduce: fixed(
        reduce,
        `Global${name}Pooling takes the ${name === "Average" ? "mean" : "maximum"}`,
        at,
      ),
      keepDims: optional(booleanWord("keepdims", executed(at)), false),
      layout: layoutWord,
    },
    claims: layerClaims,
    source: executed(at),
  });
}

export const globalPool: readonly Phrase<"globalPool">[] = (
  [2, 1, 3] as const
).flatMap((rank) => [pool("Average", rank), pool("Max", rank)]);
