// Axes reduced. Without an axis all static ones are, and none of them stays; with one it stays with size 1.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  input,
  phrase,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { axisOf, frontOf, named, sayAxis, truthy } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { ops } from "../sources.ts";

type Name = OptionsOf<"reduce">["function"];

const isAll = (context: Context): boolean =>
  (context.argument("axis") ?? null) === null;

function axesOf(context: Context): readonly number[] {
  const value = context.argument("axis") ?? null;
  const front = frontOf(context);
  if (value === null)
    return (context.inputs[0] ?? []).map((_, i) => i).slice(front);
  const list = Array.isArray(value) ? (value as readonly Argument[]) : [value];
  return list
    .map((each) => axisOf(each, context, "axis"))
    .sort((a, b) => a - b);
}

const kept = (name: string): Word<boolean> => ({
  from: ["keepdims", "axis"],
  read: (context) => !isAll(context) && truthy(context.argument("keepdims")),
  write: () => null,
  default: { kind: "signature", source: ops(name) },
  samples: [],
});

function say(name: string, meaning: Name): Phrase<"reduce"> {
  const own = ops(name);
  return phrase({
    op: "reduce",
    calls: [`cntk.ops.${name}`],
    signature: signatureOf(`cntk.ops.${name}`),
    options: {
      function: impliedWord<Name>(meaning, "the call's name says it", own),
      axes: {
        from: ["axis"],
        read: axesOf,
        write: (value, context) => ({
          axis: value.map((each) => sayAxis(each, context)),
        }),
        default: { kind: "signature", source: own },
        samples: [[1], [1, 2]],
      },
      keepDims:
        name === "argmax"
          ? {
              ...kept(name),
              from: ["axis"],
              read: (context) => !isAll(context),
            }
          : kept(name),
    },
    claims: { ...named, x: input },
    sample: { inputs: [[{ batch: 1 }, 8, 9]] },
    source: own,
  });
}

export default [
  say("reduce_sum", "sum"),
  say("reduce_mean", "mean"),
  say("reduce_max", "max"),
  say("reduce_min", "min"),
  say("reduce_log_sum_exp", "logSumExp"),
  say("argmax", "argMax"),
];
