// Claims that many calls share: constraints, penalties that are not taken, and keys of every layer's config.
import { elsewhere, only, type Claim } from "../phrase.ts";

/** Keys every layer's config takes. */
export const layerClaims: Readonly<Record<string, Claim>> = {
  kwargs: elsewhere(
    "name, trainable, inputShape and other keys of every layer are read while recording",
  ),
};

/** Taken only when nobody gives them. */
export const none = (
  ...names: readonly string[]
): Readonly<Record<string, Claim>> =>
  Object.fromEntries(names.map((name) => [name, only(null)]));

export const weightedClaims: Readonly<Record<string, Claim>> = {
  ...layerClaims,
  ...none("activityRegularizer", "kernelConstraint", "biasConstraint"),
  kernelRegularizer: elsewhere("what the kernel adds to the loss"),
  biasRegularizer: elsewhere("what the bias adds to the loss"),
  kernelInitializer: elsewhere("the kernel's initialiser"),
  biasInitializer: elsewhere("the bias's initialiser"),
  activation: elsewhere("a node of its own"),
};
