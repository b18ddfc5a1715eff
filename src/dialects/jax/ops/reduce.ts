// Axes reduced: sum, mean, max, min, logsumexp.
import type { OptionsOf } from "../../../ir/index.ts";
import { ignored, input, only, phrase, type Phrase } from "../../phrase.ts";
import { booleanWord, impliedWord } from "../../words.ts";
import { axes, inputRank } from "../rows.ts";
import { inJax } from "../sources.ts";

type Name = OptionsOf<"reduce">["function"];

const source = inJax("jax/_src/numpy/reductions.py");

const say = (path: string, name: Name, signature: string): Phrase<"reduce"> =>
  phrase<"reduce">({
    op: "reduce",
    calls: [path],
    signature,
    options: {
      function: impliedWord<Name>(name, "the call's name says it", source),
      axes: {
        from: ["axis"],
        read: (context) =>
          axes(context.argument("axis"), inputRank(context), "axis"),
        write: (value) => ({ axis: [...value] }),
        default: { kind: "signature", source },
        samples: [[1], [2, 3]],
      },
      keepDims: booleanWord("keepdims", source),
    },
    claims: {
      a: input,
      dtype: only(null, { dtype: "float32" }),
      out: only(null),
      initial: only(null),
      where: only(null),
      promote_integers: ignored("sums of whole numbers are not trained on"),
      b: only(null),
      return_sign: only(false),
    },
    source,
  });

const plain = (before: string, after: string): string =>
  `a, axis=None, ${before}out=None, keepdims=False, ${after}where=None`;

export default [
  say(
    "jax.numpy.sum",
    "sum",
    `${plain("dtype=None, ", "initial=None, ")}, promote_integers=True`,
  ),
  say("jax.numpy.mean", "mean", plain("dtype=None, ", "*, ")),
  say("jax.numpy.max", "max", plain("", "initial=None, ")),
  say("jax.numpy.min", "min", plain("", "initial=None, ")),
  say(
    "jax.nn.logsumexp",
    "logSumExp",
    "a, axis=None, b=None, keepdims=False, return_sign=False, where=None",
  ),
];
