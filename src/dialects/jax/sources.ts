// Where the facts of this folder were read: flax, jax and optax at the versions that go together.
import type { Source } from "../../ir/index.ts";

export const flaxVersion = "0.12.12";
const jaxVersion = "0.12.0.1";
const optaxVersion = "0.2.8";

const read = (
  repository: string,
  tag: string,
  at: string,
  version: string,
): Source => ({
  at,
  standing: "read in source",
  version,
  url: `https://github.com/${repository}/blob/${tag}/${at.split(" ")[0] ?? at}`,
});

/** A place in flax: `flax/linen/linear.py · Conv`. */
export const inFlax = (at: string): Source =>
  read("google/flax", `v${flaxVersion}`, at, flaxVersion);

/** A place in jax: `jax/_src/nn/functions.py · relu`. */
export const inJax = (at: string): Source =>
  read("jax-ml/jax", `jax-v${jaxVersion}`, at, jaxVersion);

/** A place in optax: `optax/_src/alias.py · sgd`. */
export const inOptax = (at: string): Source =>
  read("google-deepmind/optax", `v${optaxVersion}`, at, optaxVersion);
