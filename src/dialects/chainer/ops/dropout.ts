// Random zeros while chainer.config.train, which is True unless the program says otherwise.
import type { ActiveIn } from "../../../ir/index.ts";
import {
  elsewhere,
  input,
  only,
  phrase,
  type Context,
  type Word,
} from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { inSource } from "../sources.ts";

const own = inSource("chainer/functions/noise/dropout.py · dropout");

/** What `chainer.config.train` says. A call outside any model states it only where it is off. */
export const byConfig: Word<ActiveIn> = impliedWord<ActiveIn>(
  (context: Context) =>
    context.argument("train") === undefined
      ? "training"
      : context.activeIn("train"),
  "Chainer asks chainer.config.train, which is True unless using_config('train', False) is in force",
  inSource("chainer/__init__.py · global_config.train"),
);

export const trainClaim = { train: elsewhere("chainer.config.train") };

export default [
  phrase({
    op: "dropout",
    calls: ["chainer.functions.dropout"],
    signature: byVersion(
      ["2.1.0", "x, ratio=0.5"],
      ["4.0.0", "x, ratio=0.5, *, mask=None, return_mask=False"],
    ),
    applied: "train",
    options: {
      dropRate: numberWord("ratio", own, [0.5, 0.25, 0]),
      granularity: impliedWord<"element" | "channel">(
        "element",
        "each element is drawn by itself",
        own,
      ),
      activeIn: byConfig,
    },
    claims: {
      x: input,
      mask: only(null),
      return_mask: only(false),
      ...trainClaim,
    },
    source: own,
  }),
];
