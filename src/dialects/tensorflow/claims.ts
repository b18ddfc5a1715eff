// Claims that many calls share: names, penalties, and what is said while recording.
import { elsewhere, ignored, input, only, type Claim } from "../phrase.ts";

type Claims = Readonly<Record<string, Claim>>;

const penalty = elsewhere(
  "nodes of its own in the loss, where the program adds tf.losses.get_regularization_loss or the collection",
);

/** Parameters of every call. */
export const named: Claims = {
  name: elsewhere("the call's name"),
  scope: elsewhere("the call's name"),
};

/** Parameters of every layer. */
export const layerClaims: Claims = {
  ...named,
  inputs: input,
  kwargs: elsewhere("checked while recording"),
  reuse: elsewhere("which weights it shares; read while recording"),
};

/** Layers with weights. */
export const weightedClaims: Claims = {
  ...layerClaims,
  trainable: elsewhere("which weights the optimiser changes"),
  activation: elsewhere("a node of its own"),
  kernel_initializer: elsewhere("the kernel's initialiser"),
  bias_initializer: elsewhere("the bias's initialiser"),
  kernel_regularizer: penalty,
  bias_regularizer: penalty,
  activity_regularizer: only(null),
  kernel_constraint: only(null),
  bias_constraint: only(null),
};

export const normalisationClaims: Claims = {
  ...layerClaims,
  trainable: elsewhere("which weights the optimiser changes"),
  training: elsewhere("the mode"),
  is_training: elsewhere("the mode"),
  beta_regularizer: penalty,
  gamma_regularizer: penalty,
  beta_constraint: only(null),
  gamma_constraint: only(null),
  renorm: only(false),
  renorm_clipping: only(null),
  renorm_momentum: elsewhere("matters only with renorm=True, which is refused"),
  renorm_decay: elsewhere("matters only with renorm=True, which is refused"),
  fused: elsewhere("how the moving variance is counted"),
  virtual_batch_size: only(null),
  adjustment: only(null),
};

export const seedClaim: Claims = {
  seed: ignored(
    "seeds this call's own random numbers; they are drawn from the run's seed here",
  ),
};
