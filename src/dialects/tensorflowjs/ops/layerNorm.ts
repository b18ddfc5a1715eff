// layerNormalization.
import { elsewhere, phrase } from "../../phrase.ts";
import { booleanWord, numberWord } from "../../words.ts";
import { layerClaims, none } from "../claims.ts";
import { initializerWord } from "../initializers.ts";
import { positiveAxis } from "../rows.ts";
import { read } from "../source.ts";

const at = "tfjs-layers/src/layers/normalization.ts · LayerNormalization";

export const layerNorm = phrase<"layerNorm">({
  op: "layerNorm",
  calls: ["tf.layers.layerNormalization"],
  signature:
    "axis=-1, epsilon=0.001, center=True, scale=True, betaInitializer='zeros', gammaInitializer='ones', betaRegularizer=None, gammaRegularizer=None, **kwargs",
  options: {
    axes: {
      from: ["axis"],
      read: (context) =>
        [context.argument("axis") ?? -1]
          .flat()
          .map((each) => positiveAxis(context, each, "axis"))
          .sort((a, b) => a - b),
      write: (value) => ({
        axis: value.length === 1 ? (value[0] ?? 0) : [...value],
      }),
      default: { kind: "signature", source: read(at) },
      samples: [[1], [2, 3]],
    },
    epsilon: numberWord("epsilon", read(at)),
    center: booleanWord("center", read(at)),
    scale: booleanWord("scale", read(at)),
  },
  weights: {
    scale: {
      parameter: "gamma",
      codec: () => [],
      initializer: initializerWord("gammaInitializer", at),
    },
    shift: {
      parameter: "beta",
      codec: () => [],
      initializer: initializerWord("betaInitializer", at),
    },
  },
  claims: {
    ...layerClaims,
    ...none("betaRegularizer", "gammaRegularizer"),
    gammaInitializer: elsewhere("a weight's initialiser"),
    betaInitializer: elsewhere("a weight's initialiser"),
  },
  source: read(at),
});
