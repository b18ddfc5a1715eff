// PReLU: by default one slope per element of the input without the batch.
import { elsewhere, phrase, PhraseError, type Context } from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { layerClaims, none } from "../claims.ts";
import { fansOf, initializerWord } from "../initializers.ts";
import { penalised, penaltyWord } from "../regularizers.ts";
import { executed } from "../source.ts";

const at = "keras/src/layers/activations/prelu.py · PReLU";

function slopes(context: Context): readonly number[] {
  const shape = context.weightShape("alpha");
  if (!shape)
    throw new PhraseError(
      "Expected PReLU to own slopes named alpha. Received none.",
    );
  return shape;
}

export const prelu = phrase<"prelu">({
  op: "prelu",
  calls: ["keras.layers.PReLU"],
  signature: byVersion(
    [
      "2.1.4",
      "alpha_initializer='zeros', alpha_regularizer=None, alpha_constraint=None, shared_axes=None, **kwargs",
    ],
    [
      "3.0.0",
      "alpha_initializer='Zeros', alpha_regularizer=None, alpha_constraint=None, shared_axes=None, **kwargs",
    ],
  ),
  options: {
    slopeShape: {
      from: ["shared_axes"],
      read: slopes,
      write: (value) => {
        const shared = value.flatMap((n, i) => (n === 1 ? [i + 1] : []));
        return { shared_axes: shared.length === 0 ? null : shared };
      },
      default: {
        kind: "derived",
        value: slopes,
        because: "without shared_axes every element has its own slope",
        source: executed(at),
      },
      samples: [],
    },
  },
  weights: {
    slope: {
      parameter: "alpha",
      codec: () => [],
      initializer: initializerWord("alpha_initializer", at),
      penalty: penaltyWord("alpha_regularizer"),
      fans: fansOf("alpha"),
    },
  },
  claims: {
    ...layerClaims,
    ...penalised("alpha"),
    ...none("alpha_constraint"),
    alpha_initializer: elsewhere("the slopes' initialiser"),
  },
  sample: { weightShapes: { alpha: [4, 4, 8] } },
  source: executed(at),
});
