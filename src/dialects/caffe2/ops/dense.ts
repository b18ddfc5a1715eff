// Dense layers: brew.fc with parameters of its own, and the operator FC. Axes after the first are joined, which is recorded as a call of its own.
import type { Codec } from "../../../ir/index.ts";
import { elsewhere, only, type Context, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { helper, operator } from "../calls.ts";
import { weight, xavier } from "../initializers.ts";
import { inSource } from "../sources.ts";

const base = "caffe2/python/helpers/fc.py · _FC_or_packed_FC";
const own = inSource(base);
const kernel = inSource(
  "caffe2/operators/fully_connected_op.h · FullyConnectedOp",
);
const transposed: Codec = [{ step: "permute", axes: [1, 0] }];

const weights = {
  kernel: weight(
    "weight",
    xavier,
    "the helper fills it with XavierFill",
    base,
    () => transposed,
  ),
  bias: weight(
    "bias",
    { kind: "constant", value: 0 },
    "the helper fills it with ConstantFill",
    base,
  ),
};

const useBias = impliedWord(true, "FC always has a bias", kernel);
const passed = ["axis", "axis_w"];
const claims = {
  axis: elsewhere("checked while recording: axes from 1 on are joined"),
  axis_w: only(null, 1),
  dim_in: elsewhere("the weight's shape"),
};

const units: Word<number> = {
  from: ["dim_out"],
  read: (context) => number(context.argument("dim_out"), "dim_out"),
  write: (value) => ({ dim_out: value }),
  default: { kind: "signature", source: own },
  samples: [512, 10],
};

const rows = (context: Context): number =>
  context.weightShape("weight")?.[0] ?? 0;

export default [
  helper(
    "fc",
    "blob_in, blob_out, dim_in, dim_out, weight_init=None, bias_init=None, WeightInitializer=None, BiasInitializer=None, enable_tensor_core=False, float16_compute=False",
    passed,
    { op: "dense", options: { units, useBias }, weights, claims, source: own },
  ),
  operator("FC", [...passed, "float16_compute"], {
    op: "dense",
    options: {
      units: {
        from: [],
        read: rows,
        write: () => null,
        default: {
          kind: "derived",
          value: rows,
          because: "the weight's shape says it",
          source: kernel,
        },
        samples: [],
      },
      useBias,
    },
    weights,
    claims: {
      ...claims,
      float16_compute: {
        claim: "ignored",
        because: "it acts on 16-bit blobs only",
      },
    },
    source: kernel,
  }),
];
