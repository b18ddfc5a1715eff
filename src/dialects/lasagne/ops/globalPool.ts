// Global pooling: GlobalPoolLayer takes the mean of each channel unless given theano.tensor.max.
import { phrase, type Word } from "../../phrase.ts";
import { expected, impliedWord } from "../../words.ts";
import { channelsFirst, layerClaims } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("lasagne/layers/pool.py · GlobalPoolLayer");

const reduce: Word<"mean" | "max"> = {
  from: ["pool_function"],
  read: (context) => {
    const value = context.argument("pool_function");
    const path =
      typeof value === "object" && value !== null && "function" in value
        ? value.function
        : value;
    if (path === "theano.tensor.mean") return "mean";
    if (path === "theano.tensor.max") return "max";
    throw expected(
      "pool_function",
      "theano.tensor.mean or theano.tensor.max",
      value,
    );
  },
  write: (value) => ({ pool_function: { function: `theano.tensor.${value}` } }),
  default: { kind: "signature", source: own },
  samples: ["mean", "max"],
};

export default [
  phrase({
    op: "globalPool",
    calls: ["lasagne.layers.GlobalPoolLayer"],
    signature: "incoming, pool_function='theano.tensor.mean', *, name=None",
    options: {
      reduce,
      keepDims: impliedWord<boolean>(false, "the spatial axes disappear", own),
      layout: channelsFirst,
    },
    claims: layerClaims,
    source: own,
  }),
];
