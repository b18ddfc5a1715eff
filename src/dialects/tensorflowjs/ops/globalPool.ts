// globalAveragePooling and globalMaxPooling over one or two axes.
import { phrase, type Phrase } from "../../phrase.ts";
import { layerClaims } from "../claims.ts";
import { fixed, layoutWord } from "../rows.ts";
import { read } from "../source.ts";

const at = "tfjs-layers/src/layers/pooling.ts";

function pool(name: "Average" | "Max", rank: 1 | 2): Phrase<"globalPool"> {
  const short = name === "Max" ? [`tf.layers.globalMaxPool${rank}d`] : [];
  return phrase<"globalPool">({
    op: "globalPool",
    calls: [`tf.layers.global${name}Pooling${rank}d`, ...short],
    signature: rank === 1 ? "**kwargs" : "dataFormat='channelsLast', **kwargs",
    options: {
      reduce: fixed(
        name === "Average" ? ("mean" as const) : ("max" as const),
        `global${name}Pooling takes the ${name === "Average" ? "mean" : "maximum"}`,
        at,
      ),
      keepDims: fixed(false, "the spatial axes disappear", at),
      layout:
        rank === 1
          ? fixed("channelsLast", "no dataFormat exists for one axis", at)
          : layoutWord(at),
    },
    claims: layerClaims,
    source: read(at),
  });
}

export const globalPool: readonly Phrase<"globalPool">[] = [
  pool("Average", 2),
  pool("Max", 2),
  pool("Average", 1),
  pool("Max", 1),
];
