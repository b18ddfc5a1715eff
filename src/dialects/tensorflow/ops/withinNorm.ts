// Normalisations of tf.contrib.layers within an example: layer_norm, group_norm, instance_norm.
import type { Initializer, Layout } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  phrase,
  type Claim,
  type Context,
  type Phrase,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { booleanWord, impliedWord, numberWord } from "../../words.ts";
import { layerClaims } from "../claims.ts";
import { fixed, layoutWord, positiveAxis } from "../rows.ts";
import { read, signatureOf, signed } from "../source.ts";

const at = "../contrib/layers/python/layers/normalization.py";
const layerAt = "../contrib/layers/python/layers/layers.py · layer_norm";

const weight = (parameter: string, value: number): WeightWord => ({
  parameter,
  codec: () => [],
  initializer: impliedWord<Initializer>(
    { kind: "constant", value },
    `${parameter} starts at ${value}`,
    read(at),
  ),
});
const weights = { scale: weight("gamma", 1), shift: weight("beta", 0) };

const remembers = elsewhere("it only remembers what was made");
const claims: Readonly<Record<string, Claim>> = {
  ...layerClaims,
  trainable: elsewhere("which weights the optimiser changes"),
  activation_fn: elsewhere("a call of its own"),
  variables_collections: remembers,
  outputs_collections: remembers,
  param_initializers: elsewhere("refused while recording"),
  mean_close_to_zero: elsewhere("refused while recording"),
};

const affine = (source: string) => ({
  center: booleanWord("center", read(source)),
  scale: booleanWord("scale", read(source)),
});

const called = (path: string, part = "") => ({
  calls: [`tensorflow.contrib.layers.${path}${part}`],
  signature: signatureOf(`tensorflow.contrib.layers.${path}`),
  source: signed(`tensorflow.contrib.layers.${path}`),
});

const tiny = fixed<number>(
  1e-12,
  "for 32-bit floats 1e-12 is added to the variance",
  layerAt,
);
const both: Readonly<Record<string, Claim>> = {
  begin_norm_axis: elsewhere("which form it is; read while recording"),
  begin_params_axis: elsewhere("which form it is; read while recording"),
};

/** From one axis on, for the normalisation and for the numbers of its own. */
const axes: Word<readonly number[]> = {
  from: ["begin_norm_axis", "begin_params_axis"],
  read: (context) => {
    const rank = context.inputs[0]?.length ?? 0;
    const value = context.argument("begin_norm_axis");
    const first = positiveAxis(context, value, "begin_norm_axis");
    return Array.from({ length: rank - first }, (_, i) => first + i);
  },
  write: (value) => ({
    begin_norm_axis: value[0] ?? 1,
    begin_params_axis: value[0] ?? 1,
  }),
  default: { kind: "signature", source: read(layerAt) },
  samples: [[3], [1, 2, 3]],
};

const layerNorm = phrase<"layerNorm">({
  op: "layerNorm",
  ...called("layer_norm"),
  options: { axes, epsilon: tiny, ...affine(layerAt) },
  weights,
  claims,
});

/** All axes but the batch together, and numbers for the channels alone: one group of all channels. */
const places = phrase<"groupNorm">({
  op: "groupNorm",
  ...called("layer_norm", ".places"),
  options: {
    groups: fixed<number>(1, "all channels are normalised together", layerAt),
    epsilon: tiny,
    ...affine(layerAt),
    layout: fixed<Layout>("channelsLast", "the channels come last", layerAt),
  },
  weights,
  claims: { ...claims, ...both },
});

const lastOf = (context: Context, value: Argument | undefined): Layout =>
  positiveAxis(context, value, "channels_axis") ===
  (context.inputs[0]?.length ?? 0) - 1
    ? "channelsLast"
    : "channelsFirst";

const grouped = phrase<"groupNorm">({
  op: "groupNorm",
  ...called("group_norm"),
  options: {
    groups: numberWord("groups", read(at), [32, 2]),
    epsilon: numberWord("epsilon", read(at), [1e-6, 1e-3]),
    ...affine(at),
    layout: {
      from: ["channels_axis", "reduction_axes"],
      read: (context) => lastOf(context, context.argument("channels_axis")),
      write: (value) =>
        value === "channelsLast"
          ? { channels_axis: -1, reduction_axes: [-3, -2] }
          : { channels_axis: -3, reduction_axes: [-2, -1] },
      default: { kind: "signature", source: read(at) },
      samples: ["channelsLast", "channelsFirst"],
    },
  },
  weights,
  claims,
});

const instance: Phrase<"groupNorm"> = phrase<"groupNorm">({
  op: "groupNorm",
  ...called("instance_norm"),
  options: {
    groups: fixed<number>(
      (context) => {
        const first = context.argument("data_format") === "NCHW";
        const channels = context.inputs[0]?.at(first ? 1 : -1);
        return typeof channels === "number" ? channels : 1;
      },
      "each channel of each example is normalised by itself",
      at,
    ),
    epsilon: numberWord("epsilon", read(at), [1e-6, 1e-3]),
    ...affine(at),
    layout: layoutWord(at, ["NCHW", "NHWC"]),
  },
  weights,
  claims,
});

export default [layerNorm, places, grouped, instance];
