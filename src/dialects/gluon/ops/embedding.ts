// nn.Embedding: a row per index.
import { ignored, only } from "../../phrase.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { drawnWeight, layer } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("python/mxnet/gluon/nn/basic_layers.py · Embedding");

export default layer("Embedding", {
  op: "embedding",
  options: {
    count: numberWord("input_dim", own, [8, 4]),
    size: numberWord("output_dim", own, [8, 4]),
    paddingIndex: impliedWord<number | null>(null, "every row is learned", own),
  },
  weights: { table: drawnWeight("weight", () => []) },
  claims: {
    dtype: only("float32", { dtype: "float32" }),
    sparse_grad: ignored("it changes speed, and which rows lazy updates touch"),
  },
});
