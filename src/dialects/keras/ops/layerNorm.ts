// LayerNormalization.
import { elsewhere, only, phrase } from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { booleanWord, numberWord, tuple } from "../../words.ts";
import { normalisationClaims } from "../claims.ts";
import { initializerWord } from "../initializers.ts";
import { positiveAxis } from "../rows.ts";
import { executed } from "../source.ts";

const at =
  "keras/src/layers/normalization/layer_normalization.py · LayerNormalization.__init__";
const signature = (extra: string) =>
  `axis=-1, epsilon=0.001, center=True, scale=True, ${extra}beta_initializer='zeros', gamma_initializer='ones', beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, **kwargs`;

export const layerNorm = phrase<"layerNorm">({
  op: "layerNorm",
  calls: ["keras.layers.LayerNormalization"],
  signature: byVersion(
    ["2.1.4", signature("")],
    ["3.0.0", signature("rms_scaling=False, ")],
    ["3.15.1", signature("")],
  ),
  options: {
    axes: {
      from: ["axis"],
      read: (context) => {
        const value = context.argument("axis");
        const list = Array.isArray(value)
          ? tuple(value, value.length, "axis")
          : [value];
        return list
          .map((each) => positiveAxis(context, each, "axis"))
          .sort((a, b) => a - b);
      },
      write: (value) => ({
        axis: value.length === 1 ? (value[0] ?? 0) : [...value],
      }),
      default: { kind: "signature", source: executed(at) },
      samples: [[3], [1, 2]],
    },
    epsilon: numberWord("epsilon", executed(at)),
    center: booleanWord("center", executed(at)),
    scale: booleanWord("scale", executed(at)),
  },
  weights: {
    scale: {
      parameter: "gamma",
      codec: () => [],
      initializer: initializerWord("gamma_initializer", at),
    },
    shift: {
      parameter: "beta",
      codec: () => [],
      initializer: initializerWord("beta_initializer", at),
    },
  },
  claims: {
    ...normalisationClaims,
    rms_scaling: only(false),
    gamma_initializer: elsewhere("the scale's initialiser"),
    beta_initializer: elsewhere("the shift's initialiser"),
  },
  source: executed(at),
});
