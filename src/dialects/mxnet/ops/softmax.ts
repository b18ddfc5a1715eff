// Softmax: the operators of that name, and the answers of SoftmaxOutput.
import { elsewhere, only, type Word } from "../../phrase.ts";
import { boolean, expected, impliedWord } from "../../words.ts";
import { axis, rankOf } from "../axes.ts";
import { operator } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("src/operator/nn/softmax-inl.h · SoftmaxParam");
const output = inSource("src/operator/softmax_output-inl.h · SoftmaxOutputOp");

const axisWord: Word<number> = {
  from: ["axis"],
  read: (context) => axis(context.argument("axis"), rankOf(context), "axis"),
  write: (value) => ({ axis: value }),
  default: { kind: "signature", source: own },
  samples: [3, 1],
};

const named = (log: boolean) =>
  impliedWord(log, "the call's name says it", own);

const plain = {
  temperature: only(null, 1),
  dtype: only(null, "float32"),
  use_length: only(false, null),
  length: only(null),
};

/** Over the last axis, or over axis 1 with multi_output. */
export const outputAxis: Word<number> = {
  from: ["multi_output"],
  read: (context) =>
    boolean(context.argument("multi_output"), "multi_output")
      ? 1
      : rankOf(context) - 1,
  write: (value, context) => ({
    multi_output: value === 1 && rankOf(context) > 2,
  }),
  default: { kind: "signature", source: output },
  samples: [3, 1],
};

/** What SoftmaxOutput's gradient alone looks at. */
export const gradientClaims = {
  grad_scale: elsewhere("the factor after the loss"),
  ignore_label: elsewhere("the loss"),
  use_ignore: elsewhere("the loss"),
  preserve_shape: elsewhere("checked while recording"),
  normalization: elsewhere("the factor after the loss"),
  out_grad: only(false),
  smooth_alpha: elsewhere("the loss"),
} as const;

/** `mode="channel"` normalises axis 1. */
const oldMode: Word<number> = {
  from: ["mode"],
  read: (context) => {
    const value = context.argument("mode");
    if (value === "channel") return 1;
    if (value === "instance" && rankOf(context) === 2) return 1;
    throw expected("mode", "'channel', or 'instance' of a matrix", value);
  },
  write: (value) => (value === 1 ? { mode: "channel" } : null),
  default: { kind: "signature", source: own },
  samples: [1],
};

export default [
  ...operator("softmax", {
    op: "softmax",
    options: { axis: axisWord, log: named(false) },
    claims: plain,
  }),
  ...operator("log_softmax", {
    op: "softmax",
    options: { axis: axisWord, log: named(true) },
    claims: plain,
  }),
  ...operator("SoftmaxActivation", {
    op: "softmax",
    options: { axis: oldMode, log: named(false) },
  }),
  ...operator("SoftmaxOutput", {
    op: "softmax",
    options: {
      axis: outputAxis,
      log: impliedWord(false, "its answers are probabilities", output),
    },
    claims: gradientClaims,
  }),
];
