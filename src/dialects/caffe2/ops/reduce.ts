// Axes reduced: the mean that makes a loss one number, and the sum of losses that gradients of ones mean.
import type { OptionsOf } from "../../../ir/index.ts";
import { phrase, type Context } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { operator } from "../calls.ts";
import { inSource } from "../sources.ts";

type Name = OptionsOf<"reduce">["function"];

const averaged = inSource("caffe2/operators/reduction_ops.h · SumElementsOp");
const gradients = inSource("caffe2/python/core.py · Net.AddGradientOperators");

const all = (context: Context): readonly number[] =>
  (context.inputs[0] ?? []).map((_, axis) => axis);

const rows = (kind: Name, source: typeof averaged) => ({
  function: impliedWord<Name>(kind, "the call's name says it", source),
  axes: impliedWord<readonly number[]>(all, "all axes are reduced", source),
  keepDims: impliedWord(false, "one number is left", source),
});

export default [
  operator("AveragedLoss", [], {
    op: "reduce",
    options: rows("mean", averaged),
    source: averaged,
  }),
  phrase({
    op: "reduce",
    calls: ["caffe2.python.core.Net.AddGradientOperators.sum"],
    signature: "",
    options: rows("sum", gradients),
    claims: {},
    source: gradients,
  }),
];
