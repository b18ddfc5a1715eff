// AdaptiveAveragePooling and AdaptiveMaxPooling (Keras 3.13 and later).
import { phrase, type Phrase } from "../../phrase.ts";
import { tupleWord } from "../../words.ts";
import { layerClaims } from "../claims.ts";
import { fixed, layoutWord } from "../rows.ts";
import { executed } from "../source.ts";

const at =
  "keras/src/layers/pooling/base_adaptive_pooling.py · BaseAdaptivePooling.__init__";

const pool = (name: "Average" | "Max", rank: number): Phrase<"adaptivePool"> =>
  phrase<"adaptivePool">({
    op: "adaptivePool",
    calls: [`keras.layers.Adaptive${name}Pooling${rank}D`],
    signature: "output_size, data_format=None, **kwargs",
    options: {
      reduce: fixed(
        name === "Average" ? ("mean" as const) : ("max" as const),
        `Adaptive${name}Pooling takes the ${name === "Average" ? "mean" : "maximum"}`,
        at,
      ),
      outputSize: tupleWord("output_size", rank, executed(at)),
      layout: layoutWord,
    },
    claims: layerClaims,
    source: executed(
      `keras/src/layers/pooling/adaptive_${name.toLowerCase()}_pooling${rank}d.py`,
    ),
  });

export const adaptivePool: readonly Phrase<"adaptivePool">[] = (
  [2, 1, 3] as const
).flatMap((rank) => [pool("Average", rank), pool("Max", rank)]);
