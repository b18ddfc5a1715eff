// FullyConnected: the matrix is stored as (out, in). An input of more axes is flattened first, as a node of its own.
import { elsewhere } from "../../phrase.ts";
import { numberWord } from "../../words.ts";
import {
  constantWeight,
  drawnWeight,
  given,
  notWord,
  operator,
} from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource(
  "src/operator/nn/fully_connected-inl.h · FullyConnectedParam",
);

export default operator("FullyConnected", {
  op: "dense",
  options: {
    units: numberWord("num_hidden", own, [8, 4]),
    useBias: notWord("no_bias", own),
  },
  weights: {
    kernel: drawnWeight("weight", () => [{ step: "permute", axes: [1, 0] }]),
    bias: constantWeight("bias", 0),
  },
  claims: {
    ...given("weight", "bias"),
    flatten: elsewhere("the flatten node before it"),
  },
});
