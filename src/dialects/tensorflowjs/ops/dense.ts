// dense.
import { elsewhere, phrase } from "../../phrase.ts";
import { booleanWord, numberWord } from "../../words.ts";
import { activationFollowUp } from "../activationNames.ts";
import { weightedClaims } from "../claims.ts";
import { initializerWord } from "../initializers.ts";
import { penaltyWord } from "../penalties.ts";
import { read } from "../source.ts";

const at = "tfjs-layers/src/layers/core.ts · Dense";

export const dense = phrase<"dense">({
  op: "dense",
  calls: ["tf.layers.dense"],
  signature:
    "units, activation='linear', useBias=True, kernelInitializer='glorotNormal', biasInitializer='zeros', inputDim=None, kernelConstraint=None, biasConstraint=None, kernelRegularizer=None, biasRegularizer=None, activityRegularizer=None, **kwargs",
  options: {
    units: numberWord("units", read(at), [1, 10]),
    useBias: booleanWord("useBias", read(at)),
  },
  weights: {
    kernel: {
      parameter: "kernel",
      codec: () => [],
      initializer: initializerWord("kernelInitializer", at),
      penalty: penaltyWord("kernelRegularizer"),
    },
    bias: {
      parameter: "bias",
      codec: () => [],
      initializer: initializerWord("biasInitializer", at),
      penalty: penaltyWord("biasRegularizer"),
    },
  },
  after: [activationFollowUp],
  claims: { ...weightedClaims, inputDim: elsewhere("the input's shape") },
  source: read(at),
});
