// Products of matrices.
import type { OptionsOf } from "../../../ir/index.ts";
import { only, type Word } from "../../phrase.ts";
import { helper, operator } from "../calls.ts";
import { inSource } from "../sources.ts";

const own = inSource("caffe2/operators/batch_matmul_op.h · BatchMatMulOp");

const flag = (parameter: string): Word<boolean> => ({
  from: [parameter],
  read: (context) => Boolean(context.argument(parameter) ?? 0),
  write: (value) => ({ [parameter]: value ? 1 : 0 }),
  default: {
    kind: "derived",
    value: () => false,
    because: "nothing is transposed where nobody says so",
    source: own,
  },
  samples: [false, true],
});

const options: { readonly [K in keyof OptionsOf<"matmul">]: Word<boolean> } = {
  transposeLeft: flag("trans_a"),
  transposeRight: flag("trans_b"),
};
const passed = ["trans_a", "trans_b", "broadcast"];
const claims = { broadcast: only(null, 0) };
const axes = { axis_a: only(null, 1), axis_b: only(null, 1) };

export default [
  helper(
    "batch_mat_mul",
    "blob_in, blob_out, enable_tensor_core=False",
    passed,
    {
      op: "matmul",
      options,
      claims,
      source: own,
    },
  ),
  operator("BatchMatMul", passed, {
    op: "matmul",
    options,
    claims,
    source: own,
  }),
  operator("MatMul", ["trans_a", "trans_b", "axis_a", "axis_b"], {
    op: "matmul",
    options,
    claims: axes,
    source: inSource("caffe2/operators/matmul_op.h · MatMulOp"),
  }),
];
