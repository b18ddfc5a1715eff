// nn.Dense: the matrix is stored as (out, in). An input of more axes is flattened first, as a node of its own.
import { elsewhere, only } from "../../phrase.ts";
import { booleanWord, numberWord } from "../../words.ts";
import { activated, drawnWeight, layer, namedWeight } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("python/mxnet/gluon/nn/basic_layers.py · Dense");

export default layer("Dense", {
  op: "dense",
  options: {
    units: numberWord("units", own, [8, 4]),
    useBias: booleanWord("use_bias", own),
  },
  weights: {
    kernel: drawnWeight("weight", () => [{ step: "permute", axes: [1, 0] }]),
    bias: namedWeight("bias", "bias_initializer"),
  },
  after: [activated],
  claims: {
    flatten: elsewhere("the flatten node before it"),
    dtype: only("float32", { dtype: "float32" }),
  },
});
