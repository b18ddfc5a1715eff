// Concat: along axis 1 unless told otherwise.
import type { Word } from "../../phrase.ts";
import { axis, rankOf } from "../axes.ts";
import { operator } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("src/operator/nn/concat-inl.h · ConcatParam");

const axisWord: Word<number> = {
  from: ["dim"],
  read: (context) => axis(context.argument("dim"), rankOf(context), "dim"),
  write: (value) => ({ dim: value }),
  default: { kind: "signature", source: own },
  samples: [1, 3],
};

export default operator(["Concat", "concat"], {
  op: "concatenate",
  options: { axis: axisWord },
});
