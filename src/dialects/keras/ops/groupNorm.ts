// GroupNormalization.
import { elsewhere, phrase, type Context } from "../../phrase.ts";
import { booleanWord, expected, number, numberWord } from "../../words.ts";
import { normalisationClaims } from "../claims.ts";
import { initializerWord } from "../initializers.ts";
import { positiveAxis } from "../rows.ts";
import { executed } from "../source.ts";

const at =
  "keras/src/layers/normalization/group_normalization.py · GroupNormalization";

function channelAxis(context: Context): number {
  const rank = context.inputs[0]?.length ?? 0;
  const axis = positiveAxis(context, context.argument("axis"), "axis");
  if (axis !== 1 && axis !== rank - 1)
    throw expected(
      "axis",
      "the first or last axis after the batch",
      context.argument("axis"),
    );
  return axis;
}

/** −1 groups mean one per channel. */
function groupCount(context: Context): number {
  const groups = number(context.argument("groups"), "groups");
  const dim = context.inputs[0]?.[channelAxis(context)];
  return groups === -1 && typeof dim === "number" ? dim : groups;
}

export const groupNorm = phrase<"groupNorm">({
  op: "groupNorm",
  calls: ["keras.layers.GroupNormalization"],
  signature:
    "groups=32, axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer='zeros', gamma_initializer='ones', beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, **kwargs",
  options: {
    groups: {
      ...numberWord("groups", executed(at), [4, 32]),
      read: groupCount,
    },
    epsilon: numberWord("epsilon", executed(at)),
    center: booleanWord("center", executed(at)),
    scale: booleanWord("scale", executed(at)),
    layout: {
      from: ["axis"],
      read: (context) =>
        channelAxis(context) === (context.inputs[0]?.length ?? 0) - 1
          ? "channelsLast"
          : "channelsFirst",
      write: (value) => ({ axis: value === "channelsLast" ? -1 : 1 }),
      default: { kind: "signature", source: executed(at) },
      samples: ["channelsFirst", "channelsLast"],
    },
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
    gamma_initializer: elsewhere("the scale's initialiser"),
    beta_initializer: elsewhere("the shift's initialiser"),
  },
  source: executed(at),
});
