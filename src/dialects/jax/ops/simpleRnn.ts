// SimpleCell: one curve of the input's and the state's products.
import { phrase, type Phrase } from "../../phrase.ts";
import { inFlax } from "../sources.ts";
import {
  applied,
  at,
  cellClaims,
  curveWord,
  perGate,
  sharedOptions,
} from "./recurrent.ts";

function say(
  call: string,
  signature: string,
  units: string,
  [input, state]: readonly [string, string],
): Phrase<"simpleRnn"> {
  return phrase<"simpleRnn">({
    op: "simpleRnn",
    calls: [call],
    signature,
    applied,
    options: {
      ...sharedOptions(
        units,
        "one",
        "only the product with the input adds a bias",
      ),
      activation: curveWord("activation_fn"),
    },
    weights: {
      ...perGate("kernel", [[null, `${input}.kernel`]]),
      ...perGate("recurrentKernel", [[null, `${state}.kernel`]]),
      ...perGate("bias", [[null, `${input}.bias`]]),
    },
    claims: cellClaims,
    sample: {
      inputs: [[{ batch: 1 }, 5, 3]],
      arguments: { [units]: 4, in_features: 3 },
    },
    source: inFlax(`${at} · SimpleCell.__call__`),
  });
}

const inits =
  "kernel_init='variance_scaling', recurrent_kernel_init='orthogonal', bias_init='zeros'";

export default [
  say(
    "flax.linen.SimpleCell",
    `features, activation_fn='tanh', ${inits}, dtype=None, param_dtype='float32', carry_init='zeros', residual=False, parent='unspecified', name=None`,
    "features",
    ["i", "h"],
  ),
  say(
    "flax.nnx.SimpleCell",
    `in_features, hidden_features, *, dtype='float32', param_dtype='float32', carry_init=None, residual=False, activation_fn='tanh', ${inits}, promote_dtype='promote_dtype', keep_rngs=False, rngs, kernel_metadata={}, recurrent_kernel_metadata={}, bias_metadata={}`,
    "hidden_features",
    ["dense_i", "dense_h"],
  ),
];
