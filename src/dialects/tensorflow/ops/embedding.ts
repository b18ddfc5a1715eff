// Rows of a table of the program's own.
import { input, ignored, only, phrase } from "../../phrase.ts";
import { named } from "../claims.ts";
import { fansOf, ownInitializer } from "../initialWeights.ts";
import { fixed } from "../rows.ts";
import { signatureOf, signed } from "../source.ts";
import { weightShapeWord } from "./conv.ts";

const at = "ops/embedding_ops.py · embedding_lookup";

export default [
  phrase<"embedding">({
    op: "embedding",
    calls: ["tensorflow.nn.embedding_lookup"],
    signature: signatureOf("tensorflow.nn.embedding_lookup"),
    options: {
      count: weightShapeWord("params", (shape) => shape[0] ?? 0),
      size: weightShapeWord("params", (shape) => shape[1] ?? 0),
      paddingIndex: fixed(null, "no row stays zero", at),
    },
    weights: {
      table: {
        parameter: "params",
        codec: () => [],
        initializer: ownInitializer,
        fans: fansOf("params"),
      },
    },
    claims: {
      ...named,
      ids: input,
      params: input,
      partition_strategy: ignored("it matters for tables in several parts"),
      validate_indices: ignored("it only checks"),
      max_norm: only(null),
    },
    source: signed("tensorflow.nn.embedding_lookup"),
  }),
];
