// GRUs: linen's candidate adds a second bias beside its recurrent kernel, nnx's does not.
import { phrase, type Phrase } from "../../phrase.ts";
import { gateOrders } from "../../recurrentWords.ts";
import { impliedWord } from "../../words.ts";
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

const source = inFlax(`${at} · GRUCell.__call__`);

function say(
  call: string,
  signature: string,
  units: string,
  biases: "one" | "candidateTwo",
  weights: Pick<Phrase<"gru">, "weights" | "joined">,
): Phrase<"gru"> {
  return phrase<"gru">({
    op: "gru",
    calls: [call],
    signature,
    applied,
    options: {
      ...sharedOptions(
        units,
        biases,
        biases === "one"
          ? "only the products with the input add a bias"
          : "the candidate's recurrent product adds a bias of its own",
      ),
      activation: curveWord("activation_fn"),
      gateActivation: curveWord("gate_fn"),
      resetAfter: impliedWord(
        true,
        "the reset gate multiplies the product with the recurrent kernel",
        source,
      ),
    },
    ...weights,
    claims: cellClaims,
    sample: {
      inputs: [[{ batch: 1 }, 5, 3]],
      arguments: { [units]: 4, in_features: 3 },
      weightShapes: {
        "dense_i.kernel": [3, 12],
        "dense_h.kernel": [4, 12],
        "dense_i.bias": [12],
      },
    },
    source,
  });
}

const curves = "gate_fn='sigmoid', activation_fn='tanh'";
const rest =
  "kernel_init='variance_scaling', recurrent_kernel_init='orthogonal', bias_init='zeros', dtype=None, param_dtype='float32'";

export default [
  say(
    "flax.linen.GRUCell",
    `features, ${curves}, ${rest}, carry_init='zeros', parent='unspecified', name=None`,
    "features",
    "candidateTwo",
    {
      weights: {
        ...perGate("kernel", [
          ["reset", "ir.kernel"],
          ["update", "iz.kernel"],
          ["candidate", "in.kernel"],
        ]),
        ...perGate("recurrentKernel", [
          ["reset", "hr.kernel"],
          ["update", "hz.kernel"],
          ["candidate", "hn.kernel"],
        ]),
        ...perGate("bias", [
          ["reset", "ir.bias"],
          ["update", "iz.bias"],
          ["candidate", "in.bias"],
        ]),
        ...perGate("recurrentBias", [["candidate", "hn.bias"]]),
      },
    },
  ),
  say(
    "flax.nnx.GRUCell",
    `in_features, hidden_features, *, ${curves}, ${rest}, carry_init=None, promote_dtype='promote_dtype', keep_rngs=False, rngs, kernel_metadata={}, recurrent_kernel_metadata={}, bias_metadata={}`,
    "hidden_features",
    "one",
    {
      joined: [
        allGates("kernel", gateOrders.rzn, "dense_i.kernel"),
        allGates("recurrentKernel", gateOrders.rzn, "dense_h.kernel"),
        allGates("bias", gateOrders.rzn, "dense_i.bias"),
      ],
    },
  ),
];
