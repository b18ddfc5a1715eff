// Dense.
import { elsewhere, phrase } from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { booleanWord, numberWord } from "../../words.ts";
import { activationFollowUp } from "../activationNames.ts";
import { weightedClaims } from "../claims.ts";
import { initializerWord } from "../initializers.ts";
import { penaltyWord } from "../regularizers.ts";
import { executed } from "../source.ts";

const at = "keras/src/layers/core/dense.py · Dense.__init__";
const start =
  "units, activation=None, use_bias=True, kernel_initializer='glorot_uniform', bias_initializer='zeros', kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None";

export const dense = phrase<"dense">({
  op: "dense",
  calls: ["keras.layers.Dense"],
  signature: byVersion(
    ["2.1.4", `${start}, **kwargs`],
    [
      "3.15.1",
      `${start}, lora_rank=None, lora_alpha=None, quantization_config=None, **kwargs`,
    ],
  ),
  options: {
    units: numberWord("units", executed(at), [1, 10]),
    useBias: booleanWord("use_bias", executed(at)),
  },
  weights: {
    kernel: {
      parameter: "kernel",
      codec: () => [],
      initializer: initializerWord("kernel_initializer", at),
      penalty: penaltyWord("kernel_regularizer"),
    },
    bias: {
      parameter: "bias",
      codec: () => [],
      initializer: initializerWord("bias_initializer", at),
      penalty: penaltyWord("bias_regularizer"),
    },
  },
  after: [activationFollowUp],
  claims: {
    ...weightedClaims,
    kernel_initializer: elsewhere("the kernel's initialiser"),
    bias_initializer: elsewhere("the bias's initialiser"),
    activation: elsewhere("a node of its own"),
  },
  source: executed(at),
});
