// Embedding.
import { elsewhere, ignored, only, phrase } from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { numberWord } from "../../words.ts";
import { layerClaims, none } from "../claims.ts";
import { initializerWord } from "../initializers.ts";
import { penalised, penaltyWord } from "../regularizers.ts";
import { fixed } from "../rows.ts";
import { executed } from "../source.ts";

const at = "keras/src/layers/core/embedding.py · Embedding.__init__";
const start =
  "input_dim, output_dim, embeddings_initializer='uniform', embeddings_regularizer=None, ";

export const embedding = phrase<"embedding">({
  op: "embedding",
  calls: ["keras.layers.Embedding"],
  signature: byVersion(
    [
      "2.1.4",
      `${start}activity_regularizer=None, embeddings_constraint=None, mask_zero=False, input_length=None, **kwargs`,
    ],
    [
      "2.14.0",
      `${start}activity_regularizer=None, embeddings_constraint=None, mask_zero=False, input_length=None, sparse=False, **kwargs`,
    ],
    ["3.0.0", `${start}embeddings_constraint=None, mask_zero=False, **kwargs`],
    [
      "3.15.1",
      `${start}embeddings_constraint=None, mask_zero=False, weights=None, lora_rank=None, lora_alpha=None, quantization_config=None, **kwargs`,
    ],
  ),
  options: {
    count: numberWord("input_dim", executed(at), [1, 1000]),
    size: numberWord("output_dim", executed(at), [1, 16]),
    paddingIndex: fixed(null, "no row is kept at zero", at),
  },
  weights: {
    table: {
      parameter: "embeddings",
      codec: () => [],
      initializer: initializerWord("embeddings_initializer", at),
      penalty: penaltyWord("embeddings_regularizer"),
    },
  },
  claims: {
    ...layerClaims,
    ...penalised("embeddings"),
    ...none(
      "activity_regularizer",
      "embeddings_constraint",
      "weights",
      "lora_rank",
      "lora_alpha",
      "quantization_config",
    ),
    embeddings_initializer: elsewhere("the table's initialiser"),
    mask_zero: only(false),
    input_length: elsewhere("the input's shape"),
    sparse: ignored("how the gradient is stored; the numbers are the same"),
  },
  source: executed(at),
});
