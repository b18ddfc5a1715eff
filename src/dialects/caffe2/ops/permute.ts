// Axes in another order; all of them reversed where nobody says one.
import type { Argument } from "../../../python/recording.ts";
import type { Context, Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { helper, operator } from "../calls.ts";
import { inSource } from "../sources.ts";

const own = inSource("caffe2/operators/transpose_op.h · TransposeOp");

const order = (context: Context): readonly number[] => {
  const value = context.argument("axes") ?? null;
  const list = Array.isArray(value) ? (value as readonly Argument[]) : [];
  if (list.length > 0) return list.map((each) => number(each, "axes"));
  return (context.inputs[0] ?? []).map((_, axis) => axis).reverse();
};

const axes: Word<readonly number[]> = {
  from: ["axes"],
  read: order,
  write: (value) => ({ axes: [...value] }),
  default: {
    kind: "derived",
    value: order,
    because: "the operator reverses all axes where none are given",
    source: own,
  },
  samples: [[0, 2, 3, 1]],
};

const definition = { op: "permute" as const, options: { axes }, source: own };

const layout = inSource("caffe2/operators/order_switch_ops.h");
const switched = (name: string, last: boolean) =>
  operator(name, [], {
    op: "permute",
    options: {
      axes: impliedWord<readonly number[]>(
        (context) => {
          const rank = context.inputs[0]?.length ?? 4;
          const space = Array.from({ length: rank - 2 }, (_, i) => i + 1);
          return last
            ? [0, ...space.map((axis) => axis + 1), 1]
            : [0, rank - 1, ...space];
        },
        "the call's name says it",
        layout,
      ),
    },
    source: layout,
  });

export default [
  helper(
    "transpose",
    "blob_in, blob_out, use_cudnn=False",
    ["axes"],
    definition,
  ),
  operator("Transpose", ["axes"], definition),
  switched("NCHW2NHWC", true),
  switched("NHWC2NCHW", false),
];
