// Rows that many of Chainer's calls share: numbers per spatial axis, symmetric padding, layouts, given weights, axes.
import type { Layout, Padding, Source } from "../../ir/index.ts";
import { noPadding } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import type { Context, Word } from "../phrase.ts";
import { boolean, expected, impliedWord, number, tuple } from "../words.ts";
import { inSource } from "./sources.ts";

/** Chainer's images are always N, C, then space. */
export const channelsFirst: Word<Layout> = impliedWord<Layout>(
  "channelsFirst",
  "images are laid out N, C, H, W in Chainer",
  inSource("chainer/functions/connection/convolution_2d.py · convolution_2d"),
);

/** How many spatial axes a call has: its own number, or what its input says. */
export type Rank = number | null;
export const rankOf = (context: Context, rank: Rank): number =>
  rank ?? (context.inputs[0]?.length ?? 4) - 2;

const samplesOf = (rank: Rank): readonly (readonly number[])[] => [
  Array<number>(rank ?? 2).fill(2),
  Array.from({ length: rank ?? 2 }, (_, i) => i + 1),
];

/** The one number or tuple that says a number per axis. */
export const sayTuple = (value: readonly number[]): Argument =>
  new Set(value).size === 1 ? (value[0] ?? 0) : [...value];

/** A number per spatial axis; one number stands for all. */
export function spatialWord(
  parameter: string,
  rank: Rank,
  source: Source,
): Word<readonly number[]> {
  return {
    from: [parameter],
    read: (context) =>
      tuple(context.argument(parameter), rankOf(context, rank), parameter),
    write: (value) => ({ [parameter]: sayTuple(value) }),
    default: { kind: "signature", source },
    samples: samplesOf(rank),
  };
}

const symmetric = (amounts: readonly number[]): Padding => ({
  kind: "explicit",
  before: amounts,
  after: amounts,
});

/** `pad`: so much on both sides of each spatial axis. */
export function paddingWord(rank: Rank, source: Source): Word<Padding> {
  return {
    from: ["pad"],
    read: (context) =>
      symmetric(tuple(context.argument("pad"), rankOf(context, rank), "pad")),
    write: (padding) =>
      padding.kind === "explicit" &&
      padding.before.every((n, i) => n === padding.after[i])
        ? { pad: sayTuple(padding.before) }
        : null,
    default: { kind: "signature", source },
    samples: [noPadding(rank ?? 2), ...samplesOf(rank).map(symmetric)],
  };
}

/** A flag that says the opposite of the option: `nobias`. */
export function unlessWord(parameter: string, source: Source): Word<boolean> {
  return {
    from: [parameter],
    read: (context) => !boolean(context.argument(parameter), parameter),
    write: (value) => ({ [parameter]: !value }),
    default: { kind: "signature", source },
    samples: [true, false],
  };
}

/** Whether an optional weight was given to a function. */
export function givenWord(parameter: string, source: Source): Word<boolean> {
  return {
    from: [parameter],
    read: (context) => (context.argument(parameter) ?? null) !== null,
    write: () => null,
    default: { kind: "signature", source },
    samples: [],
  };
}

/** An option that the shape of a weight given to a function says. */
export function weightShapeWord<T>(
  parameter: string,
  read: (shape: readonly number[], context: Context) => T,
  source: Source,
): Word<T> {
  const value = (context: Context) =>
    read(context.weightShape(parameter) ?? [], context);
  return {
    from: [parameter],
    read: value,
    write: () => null,
    default: {
      kind: "derived",
      value,
      because: "the weight's shape says it",
      source,
    },
    samples: [],
  };
}

/** An axis counted from the front. */
export function axisOf(
  value: Argument | undefined,
  context: Context,
  parameter: string,
): number {
  const rank = context.inputs[0]?.length ?? 0;
  const n = number(value, parameter);
  if (!Number.isInteger(n) || n < -rank || n >= rank)
    throw expected(parameter, `an axis of ${rank}`, value);
  return n < 0 ? n + rank : n;
}

export function axisWord(
  parameter: string,
  source: Source,
  samples: readonly number[] = [1, 0, 3],
): Word<number> {
  return {
    from: [parameter],
    read: (context) => axisOf(context.argument(parameter), context, parameter),
    write: (value) => ({ [parameter]: value }),
    default: { kind: "signature", source },
    samples,
  };
}

/** Several axes, ascending; None is all of them. */
export function axesWord(
  parameter: string,
  source: Source,
): Word<readonly number[]> {
  return {
    from: [parameter],
    read: (context) => {
      const value = context.argument(parameter) ?? null;
      if (value === null)
        return (context.inputs[0] ?? []).map((_, axis) => axis);
      const list = Array.isArray(value)
        ? (value as readonly Argument[])
        : [value];
      return list
        .map((each) => axisOf(each, context, parameter))
        .sort((a, b) => a - b);
    },
    write: (value) => ({ [parameter]: [...value] }),
    default: { kind: "signature", source },
    samples: [[1], [2, 3]],
  };
}
