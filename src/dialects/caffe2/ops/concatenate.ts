// Blobs one after another along an axis: the channels of the order, unless the axis is named.
import { only, type Context, type Word } from "../../phrase.ts";
import { number } from "../../words.ts";
import { helper, operator } from "../calls.ts";
import { inSource } from "../sources.ts";
import { isLast } from "../windows.ts";

const own = inSource("caffe2/operators/concat_split_op.h · ConcatOp");

/** `axis`, else where the order has the channels. */
export function joinAxis(context: Context): number {
  const axis = context.argument("axis") ?? null;
  if (axis === null) return isLast(context) ? 3 : 1;
  const n = number(axis, "axis");
  return n < 0 ? n + (context.inputs[0]?.length ?? 0) : n;
}

export const joinWord: Word<number> = {
  from: ["axis", "order"],
  read: joinAxis,
  write: (value) => ({ axis: value }),
  default: {
    kind: "derived",
    value: joinAxis,
    because: "blobs are joined along the channels where no axis is given",
    source: own,
  },
  samples: [1, 3],
};

const definition = {
  op: "concatenate" as const,
  options: { axis: joinWord },
  claims: { add_axis: only(null, 0) },
  source: own,
};
const passed = ["axis", "order", "add_axis"];

export default [
  helper("concat", "blobs_in, blob_out", passed, definition),
  operator("Concat", passed, definition),
];
