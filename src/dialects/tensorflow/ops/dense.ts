// Dense layers.
import { phrase, type Phrase } from "../../phrase.ts";
import { booleanWord, numberWord } from "../../words.ts";
import { activationFollowUp } from "../activations.ts";
import { weightedClaims } from "../claims.ts";
import { kernelInitializer } from "../initialWeights.ts";
import { read, signatureOf, signed } from "../source.ts";
import { biasOf } from "./conv.ts";

const at = "layers/core.py · Dense";

const layer = (name: string): Phrase<"dense"> =>
  phrase<"dense">({
    op: "dense",
    calls: [`tensorflow.layers.${name}`],
    signature: signatureOf(`tensorflow.layers.${name}`),
    options: {
      units: numberWord("units", read(at), [1, 10]),
      useBias: booleanWord("use_bias", read(at)),
    },
    weights: {
      kernel: {
        parameter: "kernel",
        codec: () => [],
        initializer: kernelInitializer("kernel_initializer"),
      },
      bias: biasOf(),
    },
    after: [activationFollowUp("activation", at)],
    claims: weightedClaims,
    source: signed(`tensorflow.layers.${name}`),
  });

export default [layer("dense"), layer("Dense")];
