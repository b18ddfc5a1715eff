// Embedding: indices may be floats, as MXNet's data are; a row per index.
import { ignored, only } from "../../phrase.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { drawnWeight, given, operator } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("src/operator/tensor/indexing_op.h · EmbeddingParam");

export default operator("Embedding", {
  op: "embedding",
  options: {
    count: numberWord("input_dim", own, [8, 4]),
    size: numberWord("output_dim", own, [8, 4]),
    paddingIndex: impliedWord<number | null>(null, "every row is learned", own),
  },
  weights: { table: drawnWeight("weight", () => []) },
  claims: {
    ...given("weight"),
    dtype: only("float32"),
    sparse_grad: ignored("it changes speed, and which rows lazy updates touch"),
  },
});
