// Pooling(global_pool=True): the spatial axes stay with size 1, whatever kernel is written.
import { elsewhere, ignored, type Word } from "../../phrase.ts";
import { expected, impliedWord } from "../../words.ts";
import { layoutWord, operator } from "../rows.ts";
import { pooling } from "../windows.ts";
import { poolClaims } from "./maxPool.ts";

const reduce: Word<"mean" | "max"> = {
  from: ["pool_type"],
  read: (context) => {
    const value = context.argument("pool_type");
    if (value === "max") return "max";
    if (value === "avg") return "mean";
    throw expected("pool_type", "'max' or 'avg'", value);
  },
  write: (value) => ({ pool_type: value === "mean" ? "avg" : "max" }),
  default: { kind: "signature", source: pooling },
  samples: ["mean", "max"],
};

const unused = ignored("a global window covers the whole input");

export default operator(
  "Pooling",
  {
    op: "globalPool",
    options: {
      reduce,
      keepDims: impliedWord(
        true,
        "Pooling leaves the spatial axes with size 1",
        pooling,
      ),
      layout: layoutWord(
        pooling,
        (context) => (context.inputs[0]?.length ?? 4) - 2,
      ),
    },
    claims: {
      ...poolClaims,
      global_pool: elsewhere("the call's name here"),
      kernel: unused,
      stride: unused,
      pad: unused,
      pooling_convention: unused,
      count_include_pad: unused,
    },
  },
  ".global",
);
