// Local response normalisation. alpha is divided by the window's size, and the constant is 1; without size, alpha and beta the operator ends the process.
import { type Word } from "../../phrase.ts";
import { number, numberWord } from "../../words.ts";
import { helper, operator } from "../calls.ts";
import { inSource } from "../sources.ts";
import { layoutWord } from "../windows.ts";
import { ownNumber } from "./norms.ts";

const own = inSource(
  "caffe2/operators/local_response_normalization_op.h · LRNOpBase",
);

/** Half of an odd size on both sides. */
const side: Word<number> = {
  from: ["size"],
  read: (context) => (number(context.argument("size") ?? 0, "size") - 1) / 2,
  write: (value) => ({ size: 2 * value + 1 }),
  default: { kind: "signature", source: own },
  samples: [1, 2],
};

const scale: Word<number> = {
  from: ["alpha", "size"],
  read: (context) =>
    number(context.argument("alpha") ?? 0, "alpha") /
    number(context.argument("size") ?? 1, "size"),
  write: (value, context) => ({
    alpha: value * number(context.argument("size") ?? 1, "size"),
  }),
  default: { kind: "signature", source: own },
  samples: [0.5, 0.25],
};

const definition = {
  op: "localResponseNorm" as const,
  options: {
    before: side,
    after: side,
    bias: ownNumber("bias", 1, own, [1, 2]),
    scale,
    exponent: numberWord("beta", own, [0.75, 0.5]),
    layout: layoutWord,
  },
  claims: {},
  source: own,
};
const passed = ["size", "alpha", "beta", "bias"];

export default [
  helper(
    "lrn",
    "blob_in, blob_out, order='NCHW', use_cudnn=False",
    passed,
    definition,
  ),
  operator("LRN", ["order", ...passed], definition),
];
