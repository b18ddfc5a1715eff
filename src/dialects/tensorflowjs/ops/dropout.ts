// dropout and spatialDropout1d.
import type { ActiveIn } from "../../../ir/index.ts";
import {
  elsewhere,
  ignored,
  only,
  phrase,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { numberWord } from "../../words.ts";
import { layerClaims } from "../claims.ts";
import { fixed } from "../rows.ts";
import { read } from "../source.ts";

/** `training` given to apply, or the mode of the model's call. */
export const activeWord = (because: string, at: string): Word<ActiveIn> => ({
  from: ["training"],
  read: (context) => context.activeIn("training"),
  write: () => null,
  default: {
    kind: "derived",
    value: (context) => context.activeIn("training"),
    because,
    source: read(at),
  },
  samples: [],
});

function drop(
  name: string,
  signature: string,
  granularity: "element" | "channel",
  at: string,
): Phrase<"dropout"> {
  return phrase<"dropout">({
    op: "dropout",
    calls: [`tf.layers.${name}`],
    signature,
    applied: "training=None",
    options: {
      dropRate: numberWord("rate", read(at), [0, 0.25]),
      granularity: fixed(
        granularity,
        granularity === "element"
          ? "single values are dropped"
          : "whole channels are dropped",
        at,
      ),
      activeIn: activeWord("it acts while fit trains, and not in predict", at),
    },
    claims: {
      ...layerClaims,
      seed: ignored(
        "seeds this layer's own random numbers; masks are drawn from the run's seed here",
      ),
      noiseShape: only(null),
      training: elsewhere("the mode"),
      ...Object.fromEntries(
        ["input_shape", "batch_input_shape", "batch_size", "input_dtype"].map(
          (key) => [key, only(null)],
        ),
      ),
    },
    source: read(at),
  });
}

export const dropout: readonly Phrase<"dropout">[] = [
  drop(
    "dropout",
    "rate, noiseShape=None, seed=None, **kwargs",
    "element",
    "tfjs-layers/src/layers/core.ts · Dropout",
  ),
  drop(
    "spatialDropout1d",
    "rate, seed=None, input_shape=None, batch_input_shape=None, batch_size=None, input_dtype=None, **kwargs",
    "channel",
    "tfjs-layers/src/layers/core.ts · SpatialDropout1D",
  ),
];
