// Dropout of elements and of whole channels.
import type { ActiveIn } from "../../../ir/index.ts";
import {
  elsewhere,
  only,
  phrase,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { byVersion, type Versioned } from "../../version.ts";
import { numberWord } from "../../words.ts";
import { layerClaims, seedClaim } from "../claims.ts";
import { fixed } from "../rows.ts";
import { executed } from "../source.ts";

const at = "keras/src/layers/regularization/dropout.py · Dropout";

/** `training` given to the call, or the mode of the model's call. */
export const activeWord = (because: string, where: string): Word<ActiveIn> => ({
  from: ["training"],
  read: (context) => context.activeIn("training"),
  write: () => null,
  default: {
    kind: "derived",
    value: (context) => context.activeIn("training"),
    because,
    source: executed(where),
  },
  samples: [],
});

function drop(
  name: string,
  signature: Versioned<string>,
  granularity: "element" | "channel",
  where: string,
): Phrase<"dropout"> {
  return phrase<"dropout">({
    op: "dropout",
    calls: [`keras.layers.${name}`],
    signature,
    applied: "training=None",
    options: {
      dropRate: numberWord("rate", executed(where), [0, 0.25, 1]),
      granularity: fixed(
        granularity,
        granularity === "element"
          ? "single values are dropped"
          : "whole channels are dropped",
        where,
      ),
      activeIn: activeWord(
        "it acts when the model is called with training=True, as fit does",
        where,
      ),
    },
    claims: {
      ...layerClaims,
      ...seedClaim,
      noise_shape: only(null),
      data_format: elsewhere(
        "which axis the channels are; checked while recording",
      ),
      training: elsewhere("the mode"),
    },
    source: executed(where),
  });
}

const spatialAt =
  "keras/src/layers/regularization/spatial_dropout.py · BaseSpatialDropout";
const spatial = (rank: number): Phrase<"dropout"> =>
  drop(
    `SpatialDropout${rank}D`,
    rank === 1
      ? byVersion(
          ["2.1.4", "rate, **kwargs"],
          ["3.0.0", "rate, seed=None, name=None, dtype=None"],
        )
      : byVersion(
          ["2.1.4", "rate, data_format=None, **kwargs"],
          ["3.0.0", "rate, data_format=None, seed=None, name=None, dtype=None"],
        ),
    "channel",
    spatialAt,
  );

export const dropout: readonly Phrase<"dropout">[] = [
  drop("Dropout", "rate, noise_shape=None, seed=None, **kwargs", "element", at),
  spatial(2),
  spatial(1),
  spatial(3),
];
