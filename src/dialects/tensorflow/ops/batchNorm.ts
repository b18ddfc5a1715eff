// Batch normalisation of tf.layers. Its moving statistics move only where the program runs tf.GraphKeys.UPDATE_OPS.
import type { StatisticShare } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  phrase,
  PhraseError,
  type Context,
  type Phrase,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { boolean, booleanWord, number, numberWord } from "../../words.ts";
import { normalisationClaims } from "../claims.ts";
import { statedInitializer } from "../initialWeights.ts";
import { fixed, positiveAxis } from "../rows.ts";
import { read, signatureOf, signed } from "../source.ts";
import { activeWord, complement } from "./dropout.ts";

const at = "keras/layers/normalization.py · BatchNormalizationBase";

const weight = (parameter: string): WeightWord => ({
  parameter,
  codec: () => [],
  initializer: statedInitializer(`${parameter}_initializer`, at),
});

function axisOf(context: Context): number {
  const value = context.argument("axis");
  if (!Array.isArray(value)) return positiveAxis(context, value, "axis");
  if (value.length !== 1)
    throw new PhraseError(
      "Expected axis to be one axis. Several axes are not modelled here.",
    );
  return positiveAxis(context, (value as readonly Argument[])[0], "axis");
}

/** Whether a training run runs the layer's update operations. */
export const updated = (context: Context): boolean =>
  context.argument("updated") === undefined ||
  boolean(context.argument("updated"), "updated");

const share: Word<StatisticShare> = {
  from: ["momentum"],
  read: (context) =>
    updated(context)
      ? complement(number(context.argument("momentum"), "momentum"))
      : 0,
  write: (value) =>
    typeof value === "number" ? { momentum: complement(value) } : null,
  default: { kind: "signature", source: read(at) },
  samples: [0.01, 0.1],
};

const byArgument = elsewhere("a weight's initialiser");

const layer = (name: string): Phrase<"batchNorm"> =>
  phrase<"batchNorm">({
    op: "batchNorm",
    calls: [`tensorflow.layers.${name}`],
    signature: signatureOf(`tensorflow.layers.${name}`),
    ...(name === "BatchNormalization" && { applied: "inputs, training=False" }),
    options: {
      axis: {
        from: ["axis"],
        read: axisOf,
        write: (value) => ({ axis: value }),
        default: { kind: "signature", source: read(at) },
        samples: [1, 3],
      },
      epsilon: numberWord("epsilon", read(at)),
      newStatisticShare: share,
      center: booleanWord("center", read(at)),
      scale: booleanWord("scale", read(at)),
      runningVariance: fixed(
        (context) => (context.inputs[0]?.length === 4 ? "unbiased" : "biased"),
        "images go through the fused kernel, whose moving variance divides by n − 1; other inputs divide by n",
        at,
      ),
      trackRunning: fixed(true, "moving statistics always exist", at),
      activeIn: activeWord(
        "training",
        "training is False unless the call says otherwise: then the moving statistics are used, which never move",
        at,
      ),
    },
    weights: {
      scale: weight("gamma"),
      shift: weight("beta"),
      runningMean: weight("moving_mean"),
      runningVariance: weight("moving_variance"),
    },
    claims: {
      ...normalisationClaims,
      updated: elsewhere("whether the program runs the update operations"),
      gamma_initializer: byArgument,
      beta_initializer: byArgument,
      moving_mean_initializer: byArgument,
      moving_variance_initializer: byArgument,
    },
    source: signed(`tensorflow.layers.${name}`),
  });

export default [layer("batch_normalization"), layer("BatchNormalization")];
