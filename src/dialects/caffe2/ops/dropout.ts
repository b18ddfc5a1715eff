// Random zeros. An operator acts or not as its own is_test says: evaluation is another net, built with is_test=1.
import type { ActiveIn } from "../../../ir/index.ts";
import { elsewhere, type Context, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { helper, operator } from "../calls.ts";
import { inSource } from "../sources.ts";

const own = inSource("caffe2/operators/dropout_op.h · DropoutOp");

const ofNets = (context: Context): ActiveIn =>
  context.stated("training")
    ? context.activeIn("training")
    : context.argument("is_test")
      ? "never"
      : "always";

/** What is_test says in the net that trains, and in the net that shows the same blobs in evaluation. */
export const byTest = (at: string): Word<ActiveIn> => ({
  from: ["is_test"],
  read: ofNets,
  write: (value) =>
    value === "training" ? null : { is_test: value === "never" ? 1 : 0 },
  default: {
    kind: "derived",
    value: ofNets,
    because: "is_test is 0 where nobody says it, and a net knows no other mode",
    source: inSource(at),
  },
  samples: ["always", "never"],
});

export const modeClaim = {
  training: elsewhere("is_test, in the net that trains and in its twin"),
};

const ratio: Word<number> = {
  from: ["ratio"],
  read: (context) => number(context.argument("ratio") ?? 0.5, "ratio"),
  write: (value) => ({ ratio: value }),
  default: {
    kind: "derived",
    value: () => 0.5,
    because: "the operator takes ratio=0.5 where none is given",
    source: own,
  },
  samples: [0.5, 0.25],
};

const definition = {
  op: "dropout" as const,
  applied: "training",
  options: {
    dropRate: ratio,
    granularity: impliedWord<"element" | "channel">(
      "element",
      "each element is drawn by itself",
      own,
    ),
    activeIn: byTest("caffe2/operators/dropout_op.h · DropoutOp"),
  },
  claims: modeClaim,
  source: own,
};

const passed = ["ratio", "is_test"];
export default [
  helper("dropout", "blob_in, blob_out, use_cudnn=False", passed, definition),
  operator("Dropout", passed, definition),
];
