// Softmax: over all axes from `axis` on, taken as one.
import { phrase, PhraseError, type Context, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { helper, operator } from "../calls.ts";
import { inSource } from "../sources.ts";

const own = inSource("caffe2/operators/softmax_op.h · SoftmaxOp");

/** Where the classes stand: the axes from `axis` on are joined, so only the last one can be told by one number. */
export function classAxis(context: Context): number {
  const rank = context.inputs[0]?.length ?? 2;
  const axis = number(context.argument("axis") ?? 1, "axis");
  const counted = axis < 0 ? axis + rank : axis;
  if (counted !== rank - 1)
    throw new PhraseError(
      `Expected axis to be the last of ${rank} axes. Received axis=${axis}: the axes from there on are taken as one by Caffe2, which is not modelled here.`,
    );
  return counted;
}

export const axisWord: Word<number> = {
  from: ["axis"],
  read: classAxis,
  write: (value) => ({ axis: value }),
  default: {
    kind: "derived",
    value: classAxis,
    because: "the operator takes axis=1 where none is given",
    source: own,
  },
  samples: [1],
};

const definition = {
  op: "softmax" as const,
  options: {
    axis: axisWord,
    log: impliedWord(false, "the call's name says it", own),
  },
  claims: {},
  sample: { inputs: [[4, 8]] },
  source: own,
};

/** The chances that SoftmaxWithLoss gives beside its loss. */
const beside = phrase({
  op: "softmax",
  calls: ["caffe2.python.core.Net.SoftmaxWithLoss.softmax"],
  signature: "",
  options: {
    axis: impliedWord(
      (context: Context) => (context.inputs[0]?.length ?? 2) - 1,
      "classes stand on the last axis",
      own,
    ),
    log: impliedWord(false, "the first output holds chances", own),
  },
  claims: {},
  source: own,
});

export default [
  beside,
  helper(
    "softmax",
    "blob_in, blob_out=None, use_cudnn=False",
    ["axis"],
    definition,
  ),
  operator("Softmax", ["axis"], definition),
];
