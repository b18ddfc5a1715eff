// Axes reduced: means and sums over named axes, over the first or the last ones, over all; what gradients of ones add up.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import { phrase, type Context, type Phrase, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { operator } from "../calls.ts";
import { inSource } from "../sources.ts";

type Name = OptionsOf<"reduce">["function"];

const reduction = inSource("caffe2/operators/reduce_ops.h · ReduceOp");
const ends = inSource(
  "caffe2/operators/reduce_front_back_sum_mean_ops.h · SumReduceDimsOp",
);
const averaged = inSource("caffe2/operators/reduction_ops.h · SumElementsOp");
const gradients = inSource("caffe2/python/core.py · Net.AddGradientOperators");

const rankOf = (context: Context): number => context.inputs[0]?.length ?? 0;
const all = (context: Context): readonly number[] =>
  (context.inputs[0] ?? []).map((_, axis) => axis);

const named = (kind: Name, source: typeof averaged) =>
  impliedWord<Name>(kind, "the call's name says it", source);

const chosen = (context: Context): readonly number[] => {
  const value = context.argument("axes") ?? null;
  const list = Array.isArray(value) ? (value as readonly Argument[]) : [];
  if (list.length === 0) return all(context);
  return list
    .map((each) => number(each, "axes"))
    .map((axis) => (axis < 0 ? axis + rankOf(context) : axis))
    .sort((a, b) => a - b);
};

const axes: Word<readonly number[]> = {
  from: ["axes"],
  read: chosen,
  write: (value) => ({ axes: [...value] }),
  default: {
    kind: "derived",
    value: chosen,
    because: "all axes are reduced where none are given",
    source: reduction,
  },
  samples: [[1], [2, 3]],
};

const keepDims: Word<boolean> = {
  from: ["keepdims"],
  read: (context) => Boolean(context.argument("keepdims") ?? 1),
  write: (value) => ({ keepdims: value ? 1 : 0 }),
  default: {
    kind: "derived",
    value: () => true,
    because: "reduced axes stay where nobody says keepdims=0",
    source: reduction,
  },
  samples: [true, false],
};

const say = (name: string, kind: Name): Phrase<"reduce"> =>
  operator(name, ["axes", "keepdims"], {
    op: "reduce",
    options: { function: named(kind, reduction), axes, keepDims },
    source: reduction,
  });

/** So many axes from one end, one where nobody says how many. */
function fromEnd(name: string, kind: Name, front: boolean): Phrase<"reduce"> {
  const read = (context: Context): readonly number[] => {
    const count = number(
      context.argument("num_reduce_dim") ?? 1,
      "num_reduce_dim",
    );
    const all = Array.from({ length: rankOf(context) }, (_, i) => i);
    return front ? all.slice(0, count) : all.slice(all.length - count);
  };
  return operator(name, ["num_reduce_dim"], {
    op: "reduce",
    options: {
      function: named(kind, ends),
      axes: {
        from: ["num_reduce_dim"],
        read,
        write: (value) => ({ num_reduce_dim: value.length }),
        default: {
          kind: "derived",
          value: read,
          because: "one axis is reduced where nobody says how many",
          source: ends,
        },
        samples: [front ? [0, 1] : [2, 3]],
      },
      keepDims: impliedWord(false, "the reduced axes disappear", ends),
    },
    source: ends,
  });
}

const whole = (kind: Name, source: typeof averaged) => ({
  function: named(kind, source),
  axes: impliedWord<readonly number[]>(all, "all axes are reduced", source),
  keepDims: impliedWord(false, "one number is left", source),
});

export default [
  say("ReduceMean", "mean"),
  say("ReduceSum", "sum"),
  say("ReduceMax", "max"),
  say("ReduceMin", "min"),
  fromEnd("ReduceFrontMean", "mean", true),
  fromEnd("ReduceFrontSum", "sum", true),
  fromEnd("ReduceFrontMax", "max", true),
  fromEnd("ReduceBackMean", "mean", false),
  fromEnd("ReduceBackSum", "sum", false),
  fromEnd("ReduceBackMax", "max", false),
  operator("AveragedLoss", [], {
    op: "reduce",
    options: whole("mean", averaged),
    source: averaged,
  }),
  operator("SumElements", [], {
    op: "reduce",
    options: whole("sum", averaged),
    source: averaged,
  }),
  phrase({
    op: "reduce",
    calls: ["caffe2.python.core.Net.AddGradientOperators.sum"],
    signature: "",
    options: whole("sum", gradients),
    claims: {},
    source: gradients,
  }),
];
