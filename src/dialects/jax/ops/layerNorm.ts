// nn.LayerNorm and nnx.LayerNorm: over the last axis where none is named.
import {
  elsewhere,
  phrase,
  type Claim,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { booleanWord, numberWord } from "../../words.ts";
import { axes, inputRank, linenClaims, nnxClaims } from "../rows.ts";
import { inFlax } from "../sources.ts";
import { learned, normalisationClaims } from "./batchNorm.ts";

const over = (at: string): Word<readonly number[]> => ({
  from: ["reduction_axes"],
  read: (context) =>
    axes(context.argument("reduction_axes"), inputRank(context), "axes"),
  write: (value) => ({
    reduction_axes: value.length === 1 ? (value[0] ?? -1) : [...value],
  }),
  default: { kind: "signature", source: inFlax(at) },
  samples: [[3], [1, 2, 3]],
});

function say(
  call: string,
  signature: string,
  at: string,
  claims: Readonly<Record<string, Claim>>,
): Phrase<"layerNorm"> {
  const source = inFlax(at);
  return phrase<"layerNorm">({
    op: "layerNorm",
    calls: [call],
    signature,
    options: {
      axes: over(at),
      epsilon: numberWord("epsilon", source, [1e-6, 1e-3]),
      center: booleanWord("use_bias", source),
      scale: booleanWord("use_scale", source),
    },
    weights: learned(at),
    claims: {
      ...normalisationClaims,
      feature_axes: elsewhere(
        "only the axes that are normalised are taken, checked while recording",
      ),
      ...claims,
    },
    source,
  });
}

const middle =
  "epsilon=1e-06, dtype=None, param_dtype='float32', use_bias=True, use_scale=True, bias_init='zeros', scale_init='ones', reduction_axes=-1, feature_axes=-1, axis_name=None, axis_index_groups=None, use_fast_variance=True";

export default [
  say(
    "flax.linen.LayerNorm",
    `${middle}, force_float32_reductions=True, parent='unspecified', name=None`,
    "flax/linen/normalization.py · LayerNorm.__call__",
    linenClaims,
  ),
  say(
    "flax.nnx.LayerNorm",
    `num_features, *, ${middle}, promote_dtype='promote_dtype', rngs, bias_metadata={}, scale_metadata={}`,
    "flax/nnx/nn/normalization.py · LayerNorm.__call__",
    { ...nnxClaims, num_features: elsewhere("the weights' shape") },
  ),
];
