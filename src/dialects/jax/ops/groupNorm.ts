// nn.GroupNorm and nnx.GroupNorm: 32 groups where none are said, or groups of a size.
import {
  elsewhere,
  only,
  phrase,
  type Claim,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { booleanWord, number, numberWord } from "../../words.ts";
import { channelsLast, linenClaims, nnxClaims } from "../rows.ts";
import { inFlax } from "../sources.ts";
import { learned, normalisationClaims } from "./batchNorm.ts";

function groupsOf(context: Context): number {
  const size = context.argument("group_size") ?? null;
  if (size === null)
    return number(context.argument("num_groups"), "num_groups");
  const channels = context.inputs[0]?.at(-1);
  return Number(channels) / number(size, "group_size");
}

const groups = (at: string): Word<number> => ({
  from: ["num_groups", "group_size"],
  read: groupsOf,
  write: (value) => ({ num_groups: value, group_size: null }),
  default: { kind: "signature", source: inFlax(at) },
  samples: [32, 4],
});

function say(
  call: string,
  signature: string,
  at: string,
  claims: Readonly<Record<string, Claim>>,
): Phrase<"groupNorm"> {
  const source = inFlax(at);
  return phrase<"groupNorm">({
    op: "groupNorm",
    calls: [call],
    signature,
    options: {
      groups: groups(at),
      epsilon: numberWord("epsilon", source, [1e-6, 1e-3]),
      center: booleanWord("use_bias", source),
      scale: booleanWord("use_scale", source),
      layout: channelsLast,
    },
    weights: learned(at),
    claims: { ...normalisationClaims, reduction_axes: only(null), ...claims },
    source,
  });
}

const middle =
  "epsilon=1e-06, dtype=None, param_dtype='float32', use_bias=True, use_scale=True, bias_init='zeros', scale_init='ones', reduction_axes=None, axis_name=None, axis_index_groups=None, use_fast_variance=True";

export default [
  say(
    "flax.linen.GroupNorm",
    `num_groups=32, group_size=None, ${middle}, force_float32_reductions=True, parent='unspecified', name=None`,
    "flax/linen/normalization.py · GroupNorm.__call__",
    linenClaims,
  ),
  say(
    "flax.nnx.GroupNorm",
    `num_features, num_groups=32, group_size=None, *, ${middle}, promote_dtype='promote_dtype', rngs, bias_metadata={}, scale_metadata={}`,
    "flax/nnx/nn/normalization.py · GroupNorm.__call__",
    { ...nnxClaims, num_features: elsewhere("the weights' shape") },
  ),
];
