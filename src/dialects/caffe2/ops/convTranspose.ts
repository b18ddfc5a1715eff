// Transposed convolutions of pictures. A dilation is overlooked by the operator, so it is refused.
import {
  elsewhere,
  only,
  type Claim,
  type Context,
  type Word,
} from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { helper, operator } from "../calls.ts";
import { weight, xavier } from "../initializers.ts";
import { inSource } from "../sources.ts";
import {
  axesWord,
  axisNames,
  isLast,
  layoutWord,
  padNames,
  padWord,
  rankOf,
  windowClaims,
} from "../windows.ts";
import { byWeight, groups } from "./conv.ts";

const base = "caffe2/python/helpers/conv.py · conv_transpose";
const own = inSource(base);
const kernelSource = inSource(
  "caffe2/operators/conv_transpose_op_impl.h · ConvTransposeOp",
);

/** Kernels are stored I, O, space; or I, space, O where the order is NHWC. */
const codec = (context: Context) =>
  isLast(context) ? [{ step: "permute" as const, axes: [0, 3, 1, 2] }] : [];

const weights = {
  kernel: weight(
    "weight",
    xavier,
    "the helper fills it with XavierFill",
    base,
    codec,
  ),
  bias: weight(
    "bias",
    { kind: "constant", value: 0 },
    "the helper fills it with ConstantFill",
    base,
  ),
};

const shared = {
  strides: axesWord("stride", 1),
  crop: padWord,
  outputPadding: axesWord("adj", 0),
  dilation: impliedWord<readonly number[]>(
    (context) => Array<number>(rankOf(context)).fill(1),
    "the operator knows no dilation",
    kernelSource,
  ),
  groups,
  layout: layoutWord,
};
const claims: Readonly<Record<string, Claim>> = {
  ...windowClaims,
  ...Object.fromEntries(
    axisNames("dilation").map((name) => [name, only(null, 1)] as const),
  ),
};
const passed = [
  ...axisNames("stride"),
  ...padNames,
  ...axisNames("adj"),
  "group",
  "legacy_pad",
];

const filters: Word<number> = {
  from: ["dim_out"],
  read: (context) =>
    number(context.argument("dim_out"), "dim_out") *
    number(context.argument("group") ?? 1, "group"),
  write: (value, context) => ({
    dim_out: value / number(context.argument("group") ?? 1, "group"),
  }),
  default: { kind: "signature", source: own },
  samples: [8, 4],
};

export default [
  helper(
    "conv_transpose",
    "blob_in, blob_out, dim_in, dim_out, kernel, weight_init=None, bias_init=None, use_cudnn=False, order='NCHW', cudnn_exhaustive_search=False, ws_nbytes_limit=None",
    passed,
    {
      op: "convTranspose",
      options: {
        ...shared,
        filters,
        kernelSize: {
          from: ["kernel"],
          read: (context) =>
            Array<number>(2).fill(number(context.argument("kernel"), "kernel")),
          write: (value) =>
            new Set(value).size === 1 ? { kernel: value[0] ?? 1 } : null,
          default: { kind: "signature", source: own },
          samples: [[3, 3]],
        },
        useBias: impliedWord(true, "the helper makes a bias", own),
      },
      weights,
      claims: { ...claims, dim_in: elsewhere("the weight's shape") },
      source: own,
    },
  ),
  operator("ConvTranspose", ["order", ...axisNames("kernel"), ...passed], {
    op: "convTranspose",
    options: {
      ...shared,
      filters: byWeight(
        (shape, context) =>
          (shape[isLast(context) ? 3 : 1] ?? 0) *
          number(context.argument("group") ?? 1, "group"),
        [],
      ),
      kernelSize: byWeight<readonly number[]>(
        (shape, context) =>
          isLast(context) ? shape.slice(1, 3) : shape.slice(2),
        axisNames("kernel"),
      ),
      useBias: byWeight(
        (_, context) => context.weightShape("bias") !== undefined,
        [],
      ),
    },
    weights,
    claims,
    source: kernelSource,
  }),
];
