// Claims that many calls share: penalties, constraints, names, and what travels in **kwargs.
import { elsewhere, ignored, only, type Claim } from "../phrase.ts";
import { penalised } from "./regularizers.ts";

const unmodelled = only(null);

/** Parameters every layer has. */
export const layerClaims: Readonly<Record<string, Claim>> = {
  kwargs: elsewhere(
    "name, trainable and input_shape are read while recording; any other is refused there",
  ),
  name: elsewhere("the layer's name"),
  dtype: elsewhere("only float32 is taken, checked while recording"),
};

/** Penalties and constraints are not modelled: only None is taken. */
export const none = (
  ...names: readonly string[]
): Readonly<Record<string, Claim>> =>
  Object.fromEntries(names.map((name) => [name, unmodelled]));

export const weightedClaims: Readonly<Record<string, Claim>> = {
  ...layerClaims,
  ...penalised("kernel", "bias"),
  ...none("activity_regularizer", "kernel_constraint", "bias_constraint"),
  ...none("lora_rank", "lora_alpha", "quantization_config"),
};

export const normalisationClaims: Readonly<Record<string, Claim>> = {
  ...layerClaims,
  ...none(
    "beta_regularizer",
    "gamma_regularizer",
    "beta_constraint",
    "gamma_constraint",
  ),
};

export const seedClaim: Readonly<Record<string, Claim>> = {
  seed: ignored(
    "seeds this layer's own random numbers; masks are drawn from the run's seed here",
  ),
};
