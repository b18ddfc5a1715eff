// Flatten, and the flattening that FullyConnected does itself: all axes but the batch become one.
import { elsewhere } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { given as inputs, operator } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("src/operator/tensor/matrix_op.cc · Flatten");
const axes = {
  startAxis: impliedWord(1, "the batch stays", own),
  endAxis: impliedWord(-1, "all other axes are joined", own),
};
const dense = inSource(
  "src/operator/nn/fully_connected-inl.h · FullyConnectedParam.flatten",
);
const within = {
  startAxis: impliedWord(
    1,
    "FullyConnected joins all axes but the batch unless flatten=False",
    dense,
  ),
  endAxis: impliedWord(
    -1,
    "FullyConnected joins all axes but the batch unless flatten=False",
    dense,
  ),
};

export default [
  ...operator(["Flatten", "flatten"], { op: "flatten", options: axes }),
  ...operator(
    "FullyConnected",
    {
      op: "flatten",
      options: within,
      claims: {
        ...inputs("weight", "bias"),
        num_hidden: elsewhere("the dense node after it"),
        no_bias: elsewhere("the dense node after it"),
        flatten: elsewhere("it is why this node exists"),
      },
    },
    ".flatten",
  ),
];
