// Axes reduced: sum, mean, amax, amin, argmax, logsumexp. (max and min with an axis are read as amax and argmax.)
import type { OptionsOf } from "../../../ir/index.ts";
import { input, only, phrase, type Phrase, type Word } from "../../phrase.ts";
import { booleanWord, impliedWord } from "../../words.ts";
import { axes, rankOf } from "../axes.ts";
import { noOut } from "../rows.ts";
import { inSource, signed } from "../sources.ts";

type Name = OptionsOf<"reduce">["function"];

const own = inSource("torch/_torch_docs.py · sum, mean, amax, argmax");

const axesWord: Word<readonly number[]> = {
  from: ["dim"],
  read: (context) => axes(context.argument("dim"), rankOf(context), "dim"),
  write: (value) => ({ dim: value }),
  default: { kind: "signature", source: own },
  samples: [[1], [2, 3]],
};

const say = (path: string, name: Name, signature: string): Phrase<"reduce"> =>
  phrase({
    op: "reduce",
    calls: [path],
    signature,
    options: {
      function: impliedWord<Name>(name, "the call's name says it", own),
      axes: axesWord,
      keepDims: booleanWord("keepdim", own),
    },
    claims: { input, dtype: only(null, { dtype: "float32" }), out: noOut },
    source: signed(path),
  });

export default [
  say(
    "torch.sum",
    "sum",
    "input, dim=None, keepdim=False, *, dtype=None, out=None",
  ),
  say(
    "torch.mean",
    "mean",
    "input, dim=None, keepdim=False, *, dtype=None, out=None",
  ),
  say("torch.amax", "max", "input, dim=None, keepdim=False, *, out=None"),
  say("torch.amin", "min", "input, dim=None, keepdim=False, *, out=None"),
  say("torch.argmax", "argMax", "input, dim=None, keepdim=False"),
  say("torch.logsumexp", "logSumExp", "input, dim, keepdim=False, *, out=None"),
];
