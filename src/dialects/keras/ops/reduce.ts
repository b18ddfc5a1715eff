// ops.mean, sum, max, min, logsumexp, argmax.
import type { OptionsOf } from "../../../ir/index.ts";
import {
  input,
  only,
  phrase,
  type Context,
  type Phrase,
} from "../../phrase.ts";
import { booleanWord, tuple } from "../../words.ts";
import { fixed, positiveAxis } from "../rows.ts";
import { executed } from "../source.ts";

/** axis=None means all. */
function axes(context: Context): readonly number[] {
  const value = context.argument("axis");
  const rank = context.inputs[0]?.length ?? 0;
  if (value === null) return Array.from({ length: rank }, (_, i) => i);
  const list = Array.isArray(value)
    ? tuple(value, value.length, "axis")
    : [value];
  return list
    .map((axis) => positiveAxis(context, axis, "axis"))
    .sort((a, b) => a - b);
}

const rest: Readonly<Record<string, string>> = {
  max: ", keepdims=False, initial=None",
  min: ", keepdims=False, initial=None",
};

function reduction(
  name: string,
  meaning: OptionsOf<"reduce">["function"],
  at: string,
): Phrase<"reduce"> {
  return phrase<"reduce">({
    op: "reduce",
    calls: [`keras.ops.${name}`],
    signature: `x, axis=None${rest[name] ?? ", keepdims=False"}`,
    options: {
      function: fixed(meaning, "the call's name says it", at),
      axes: {
        from: ["axis"],
        read: axes,
        write: (value) => ({
          axis: value.length === 1 ? (value[0] ?? 0) : [...value],
        }),
        default: { kind: "signature", source: executed(at) },
        samples: [[1], [1, 2]],
      },
      keepDims: booleanWord("keepdims", executed(at)),
    },
    claims: { x: input, initial: only(null) },
    source: executed(at),
  });
}

const at = (name: string): string => `keras/src/ops/numpy.py · ${name}`;

export const reduce: readonly Phrase<"reduce">[] = [
  reduction("mean", "mean", at("mean")),
  reduction("sum", "sum", at("sum")),
  reduction("max", "max", at("max")),
  reduction("min", "min", at("min")),
  reduction("logsumexp", "logSumExp", "keras/src/ops/math.py · logsumexp"),
  reduction("argmax", "argMax", at("argmax")),
];
