// Rows that many calls of TensorFlow share: padding, data formats, windows as 4-vectors, axes, facts without a parameter.
import { noPadding, type Layout, type Padding } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import type { Context, Word } from "../phrase.ts";
import { expected, number, tuple } from "../words.ts";
import { read } from "./source.ts";

/** A value that the call itself decides: no parameter says it. */
export function fixed<T>(
  value: NoInfer<T> | ((context: Context) => NoInfer<T>),
  because: string,
  at: string,
): Word<T> {
  const of = (context: Context) =>
    typeof value === "function"
      ? (value as (context: Context) => T)(context)
      : (value as T);
  return {
    from: [],
    read: of,
    write: () => ({}),
    default: { kind: "implied", value: of, because, source: read(at) },
    samples: [],
  };
}

/** `padding='valid' | 'same'`; tf.nn's are in capitals. Where SAME is odd, the extra zero stands at the end. */
export function paddingWord(
  rank: number,
  at: string,
  capitals = false,
): Word<Padding> {
  const said = (word: string) => ({
    padding: capitals ? word.toUpperCase() : word,
  });
  return {
    from: ["padding"],
    read: (context) => {
      const value = context.argument("padding");
      const word = typeof value === "string" ? value.toLowerCase() : value;
      if (word === "valid") return noPadding(rank);
      if (word === "same") return { kind: "same", extra: "end" };
      throw expected("padding", "'valid' or 'same'", value);
    },
    write: (value) => {
      if (value.kind === "same")
        return value.extra === "end" ? said("same") : null;
      return [...value.before, ...value.after].every((n) => n === 0)
        ? said("valid")
        : null;
    },
    default: { kind: "signature", source: read(at) },
    samples: [noPadding(rank), { kind: "same", extra: "end" }],
  };
}

const first: readonly unknown[] = ["channels_first", "NCHW", "NCW", "NCDHW"];
const last: readonly unknown[] = ["channels_last", "NHWC", "NWC", "NDHWC"];

/** The layout that a call works in; None is channels last. */
export function layoutIn(context: Context): Layout {
  const value = context.argument("data_format") ?? null;
  if (value === null || last.includes(value)) return "channelsLast";
  if (first.includes(value)) return "channelsFirst";
  throw expected("data_format", "channels first or channels last", value);
}

/** `data_format` in the words of tf.layers, or of tf.nn (`NHWC`). */
export function layoutWord(
  at: string,
  words?: readonly [string, string],
): Word<Layout> {
  const [before, after] = words ?? ["channels_first", "channels_last"];
  return {
    from: ["data_format"],
    read: layoutIn,
    write: (value) => ({
      data_format: value === "channelsFirst" ? before : after,
    }),
    default: { kind: "signature", source: read(at) },
    samples: ["channelsFirst", "channelsLast"],
  };
}

/** The spatial part of `[1, 2, 2, 1]`; one number, or one per axis, stand for themselves. */
export function spatial(
  context: Context,
  parameter: string,
  rank: number,
): readonly number[] {
  const value = context.argument(parameter);
  if (!Array.isArray(value) || value.length !== rank + 2)
    return tuple(value, rank, parameter);
  const all = tuple(value as readonly Argument[], rank + 2, parameter);
  return layoutIn(context) === "channelsFirst"
    ? all.slice(2)
    : all.slice(1, -1);
}

/** A window of tf.nn, written as one number per axis of the tensor. */
export function vectorWord(
  parameter: string,
  rank: number,
  at: string,
): Word<readonly number[]> {
  return {
    from: [parameter],
    read: (context) => spatial(context, parameter, rank),
    write: (value, context) => ({
      [parameter]:
        layoutIn(context) === "channelsFirst"
          ? [1, 1, ...value]
          : [1, ...value, 1],
    }),
    default: { kind: "signature", source: read(at) },
    samples: [
      Array<number>(rank).fill(2),
      Array.from({ length: rank }, (_, i) => i + 1),
    ],
  };
}

export function positiveAxis(
  context: Context,
  value: Argument | undefined,
  parameter: string,
  extra = 0,
): number {
  const axis = number(value, parameter);
  const rank =
    (context.inputs[0]?.length ?? context.outputs[0]?.length ?? 0) + extra;
  return axis < 0 ? axis + rank : axis;
}

/** The first of several spellings of a parameter that has a value. */
export const spelled = (
  context: Context,
  ...names: readonly string[]
): Argument | undefined =>
  names
    .map((name) => context.argument(name))
    .find((value) => value !== undefined && value !== null);

/** The spelling that a version's signature has. */
export const spellingIn = (
  context: Context,
  ...names: readonly string[]
): string =>
  names.find((name) => context.argument(name) !== undefined) ?? names[0] ?? "";
