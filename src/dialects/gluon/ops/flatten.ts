// nn.Flatten, and the flattening that Dense does itself: all axes but the batch become one.
import { phrase } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { layer } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("python/mxnet/gluon/nn/basic_layers.py · Flatten");
const dense = inSource("python/mxnet/gluon/nn/basic_layers.py · Dense");
const why = "Dense joins all axes but the batch unless flatten=False";

export default [
  ...layer("Flatten", {
    op: "flatten",
    options: {
      startAxis: impliedWord(1, "the batch stays", own),
      endAxis: impliedWord(-1, "all other axes are joined", own),
    },
  }),
  phrase({
    op: "flatten",
    calls: ["mxnet.gluon.nn.Dense.flatten"],
    signature: "",
    options: {
      startAxis: impliedWord(1, why, dense),
      endAxis: impliedWord(-1, why, dense),
    },
    claims: {},
    source: dense,
  }),
];
