// Axes reduced: sum, mean, max, min, argmax.
import type { OptionsOf } from "../../../ir/index.ts";
import { elsewhere, type Word } from "../../phrase.ts";
import { booleanWord, impliedWord } from "../../words.ts";
import { axes } from "../axes.ts";
import { operator } from "../rows.ts";
import { inSource } from "../sources.ts";

type Name = OptionsOf<"reduce">["function"];

const own = inSource(
  "src/operator/tensor/broadcast_reduce_op.h · ReduceAxesParam",
);

const axesWord: Word<readonly number[]> = {
  from: ["axis"],
  read: (context) => axes(context, "axis"),
  write: (value) => ({ axis: value }),
  default: { kind: "signature", source: own },
  samples: [[1], [2, 3]],
};

const say = (name: string, kind: Name) =>
  operator(name, {
    op: "reduce",
    options: {
      function: impliedWord<Name>(kind, "the call's name says it", own),
      axes: axesWord,
      keepDims: booleanWord("keepdims", own),
    },
    claims: { exclude: elsewhere("the axes") },
  });

export default [
  ...say("sum", "sum"),
  ...say("mean", "mean"),
  ...say("max", "max"),
  ...say("min", "min"),
  ...say("argmax", "argMax"),
];
