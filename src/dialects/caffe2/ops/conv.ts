// Convolutions: brew.conv, conv_nd and group_conv with parameters of their own, and the operator on blobs.
import type { OptionsOf } from "../../../ir/index.ts";
import {
  ignored,
  type Claim,
  type Context,
  type Phrase,
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
  perAxis,
  rankOf,
  windowClaims,
  windows,
} from "../windows.ts";

const base = "caffe2/python/helpers/conv.py · _ConvBase";
const own = inSource(base);

/** Kernels are stored O, I, space; or O, space, I where the order is NHWC. */
const codec = (context: Context) => {
  if (!isLast(context)) return [];
  const rank = rankOf(context);
  const space = Array.from({ length: rank }, (_, i) => i + 1);
  return [{ step: "permute" as const, axes: [0, rank + 1, ...space] }];
};

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
  padding: padWord,
  paddingMode: impliedWord<OptionsOf<"conv">["paddingMode"]>(
    "zeros",
    "Caffe2 pads with zeros",
    windows,
  ),
  dilation: axesWord("dilation", 1),
  layout: layoutWord,
};

export const groups: Word<number> = {
  from: ["group"],
  read: (context) => number(context.argument("group") ?? 1, "group"),
  write: (value) => ({ group: value }),
  default: {
    kind: "derived",
    value: (context) => number(context.argument("group") ?? 1, "group"),
    because: "the operator takes group=1 where none is given",
    source: inSource("caffe2/operators/conv_op.h · ConvOp"),
  },
  samples: [1, 2],
};

/** `no_bias`, which the operator itself does not know: it counts its inputs. */
const useBias: Word<boolean> = {
  from: ["no_bias"],
  read: (context) => !context.argument("no_bias"),
  write: (value) => ({ no_bias: !value }),
  default: {
    kind: "derived",
    value: () => true,
    because: "the helper makes a bias unless no_bias is given",
    source: own,
  },
  samples: [true, false],
};

const filters: Word<number> = {
  from: ["dim_out"],
  read: (context) => number(context.argument("dim_out"), "dim_out"),
  write: (value) => ({ dim_out: value }),
  default: { kind: "signature", source: own },
  samples: [50, 4],
};

/** One number for all axes, or a list. */
const kernel: Word<readonly number[]> = {
  from: ["kernel"],
  read: (context) => perAxis(context, "kernel", 0),
  write: (value) => ({
    kernel: new Set(value).size === 1 ? (value[0] ?? 0) : [...value],
  }),
  default: { kind: "signature", source: own },
  samples: [
    [3, 3],
    [1, 2],
  ],
};

const passed = [
  ...axisNames("stride"),
  ...padNames,
  ...axisNames("dilation"),
  "legacy_pad",
  "no_gradient_to_input",
  "no_bias",
];
const first =
  "blob_in, blob_out, dim_in, dim_out, kernel, weight_init=None, bias_init=None";
const classes = "WeightInitializer=None, BiasInitializer=None";
const speed =
  "cudnn_exhaustive_search=False, ws_nbytes_limit=None, float16_compute=False";

const claims: Readonly<Record<string, Claim>> = {
  ...windowClaims,
  no_gradient_to_input: ignored(
    "it saves the gradient of the data, which nothing asks for",
  ),
};

const made = (
  name: string,
  signature: string,
  byName: string,
): Phrase<"conv"> =>
  helper(name, signature, passed, {
    op: "conv",
    byName,
    options: {
      ...shared,
      filters,
      kernelSize: kernel,
      groups: {
        ...groups,
        default: { kind: "signature", source: own },
      },
      useBias,
    },
    weights,
    claims: {
      dim_in: { claim: "elsewhere", where: "the weight's shape" },
      ...claims,
    },
  });

/** What the weight of a bare operator says. */
export const byWeight = <T>(
  read: (shape: readonly number[], context: Context) => T,
  from: readonly string[],
): Word<T> => {
  const value = (context: Context) =>
    read(context.weightShape("weight") ?? [], context);
  return {
    from,
    read: value,
    write: () => null,
    default: {
      kind: "derived",
      value,
      because: "the weight's shape says it",
      source: inSource("caffe2/operators/conv_op_impl.h · ConvOp"),
    },
    samples: [],
  };
};

const bare = operator(
  "Conv",
  [
    ...axisNames("kernel"),
    "group",
    "order",
    ...passed.filter((each) => each !== "no_bias"),
  ],
  {
    op: "conv",
    options: {
      ...shared,
      filters: byWeight((shape) => shape[0] ?? 0, []),
      kernelSize: byWeight<readonly number[]>(
        (shape, context) =>
          isLast(context) ? shape.slice(1, -1) : shape.slice(2),
        axisNames("kernel"),
      ),
      groups,
      useBias: {
        from: [],
        read: (context) => context.weightShape("bias") !== undefined,
        write: () => null,
        default: {
          kind: "derived",
          value: (context) => context.weightShape("bias") !== undefined,
          because: "a third input is the bias",
          source: inSource("caffe2/operators/conv_op_impl.h · ConvOp"),
        },
        samples: [],
      },
    },
    weights,
    claims,
  },
);

export default [
  made(
    "conv",
    `${first}, ${classes}, group=1, transform_inputs=None`,
    `use_cudnn=False, order='NCHW', ${speed}`,
  ),
  made(
    "conv_nd",
    `${first}, ${classes}, group=1, transform_inputs=None, order='NCHW'`,
    `use_cudnn=False, ${speed}`,
  ),
  made(
    "group_conv",
    `${first}, group=1`,
    `${classes}, transform_inputs=None, use_cudnn=False, order='NCHW', ${speed}`,
  ),
  bare,
];
