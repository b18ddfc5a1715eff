// LSTMs: LSTMCell and OptimizedLSTMCell compute the same; nnx's optimised one keeps its gates joined, in the order i, f, g, o.
import { phrase, type Phrase } from "../../phrase.ts";
import { gateOrders, plainLstm } from "../../recurrentWords.ts";
import { inFlax } from "../sources.ts";
import {
  allGates,
  applied,
  at,
  cellClaims,
  curveWord,
  perGate,
  sharedOptions,
} from "./recurrent.ts";

const source = inFlax(`${at} · LSTMCell.__call__`);
const gates = gateOrders.ifgo;

function say(
  call: string,
  signature: string,
  units: string,
  weights: Pick<Phrase<"lstm">, "weights" | "joined">,
): Phrase<"lstm"> {
  return phrase<"lstm">({
    op: "lstm",
    calls: [call],
    signature,
    applied,
    options: {
      ...sharedOptions(units, "one", "only the recurrent products add a bias"),
      ...plainLstm(source),
      activation: curveWord("activation_fn"),
      gateActivation: curveWord("gate_fn"),
      outputActivation: { ...curveWord("activation_fn"), samples: [] },
    },
    ...weights,
    claims: cellClaims,
    sample: {
      inputs: [[{ batch: 1 }, 5, 3]],
      arguments: { [units]: 4, in_features: 3 },
      weightShapes: {
        "dense_i.kernel": [3, 16],
        "dense_h.kernel": [4, 16],
        "dense_h.bias": [16],
      },
    },
    source,
  });
}

const named = (forget: string) => ({
  weights: {
    ...perGate("kernel", [
      ["input", "ii.kernel"],
      ["forget", `${forget}.kernel`],
      ["candidate", "ig.kernel"],
      ["output", "io.kernel"],
    ]),
    ...perGate("recurrentKernel", [
      ["input", "hi.kernel"],
      ["forget", "hf.kernel"],
      ["candidate", "hg.kernel"],
      ["output", "ho.kernel"],
    ]),
    ...perGate("bias", [
      ["input", "hi.bias"],
      ["forget", "hf.bias"],
      ["candidate", "hg.bias"],
      ["output", "ho.bias"],
    ]),
  },
});

const curves = "gate_fn='sigmoid', activation_fn='tanh'";
const linen = `features, ${curves}, kernel_init='variance_scaling', recurrent_kernel_init='orthogonal', bias_init='zeros', dtype=None, param_dtype='float32', carry_init='zeros', parent='unspecified', name=None`;
const nnx = (recurrent: string): string =>
  `in_features, hidden_features, *, ${curves}, kernel_init='variance_scaling', recurrent_kernel_init='${recurrent}', bias_init='zeros', dtype=None, param_dtype='float32', carry_init=None, promote_dtype='promote_dtype', keep_rngs=False, rngs, kernel_metadata={}, recurrent_kernel_metadata={}, bias_metadata={}`;

export default [
  say("flax.linen.LSTMCell", linen, "features", named("if")),
  say("flax.linen.OptimizedLSTMCell", linen, "features", named("if")),
  say(
    "flax.nnx.LSTMCell",
    nnx("modified_orthogonal"),
    "hidden_features",
    named("if_"),
  ),
  say("flax.nnx.OptimizedLSTMCell", nnx("orthogonal"), "hidden_features", {
    joined: [
      allGates("kernel", gates, "dense_i.kernel"),
      allGates("recurrentKernel", gates, "dense_h.kernel"),
      allGates("bias", gates, "dense_h.bias"),
    ],
  }),
];
