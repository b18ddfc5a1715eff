// Rows that many of Lasagne's layers share: numbers per spatial axis, layouts, weights that may be left out, axes.
import type { Layout, Source } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import { elsewhere, ignored, type Context, type Word } from "../phrase.ts";
import { expected, impliedWord, number, tuple } from "../words.ts";
import { inSource } from "./sources.ts";

/** Lasagne's images are always N, C, then space. */
export const channelsFirst: Word<Layout> = impliedWord<Layout>(
  "channelsFirst",
  "images are laid out N, C, H, W in Lasagne",
  inSource("lasagne/layers/conv.py · Conv2DLayer"),
);

/** The one number or tuple that says a number per axis. */
export const sayTuple = (value: readonly number[]): Argument =>
  new Set(value).size === 1 ? (value[0] ?? 0) : [...value];

export const samplesOf = (rank: number): readonly (readonly number[])[] => [
  Array<number>(rank).fill(2),
  Array.from({ length: rank }, (_, i) => i + 1),
];

/** A number per spatial axis; one number stands for all. */
export function spatialWord(
  parameter: string,
  rank: number,
  source: Source,
): Word<readonly number[]> {
  return {
    from: [parameter],
    read: (context) => tuple(context.argument(parameter), rank, parameter),
    write: (value) => ({ [parameter]: sayTuple(value) }),
    default: { kind: "signature", source },
    samples: samplesOf(rank),
  };
}

/** Whether a weight is there: `b=None` leaves the bias out. */
export function keptWord(parameter: string, source: Source): Word<boolean> {
  return {
    from: [parameter],
    read: (context) => (context.argument(parameter) ?? null) !== null,
    write: (value) => (value ? {} : { [parameter]: null }),
    default: { kind: "signature", source },
    samples: [true, false],
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

/** Several axes, ascending; None is all of them. */
export function axesOf(
  value: Argument | undefined,
  context: Context,
  parameter: string,
): readonly number[] {
  if ((value ?? null) === null)
    return (context.inputs[0] ?? []).map((_, axis) => axis);
  const list = Array.isArray(value) ? (value as readonly Argument[]) : [value];
  return list
    .map((each) => axisOf(each, context, parameter))
    .sort((a, b) => a - b);
}

/** Parameters of every layer. */
export const layerClaims = {
  incoming: elsewhere("the layer that feeds it"),
  incomings: elsewhere("the layers that feed it"),
  name: ignored("it is a name"),
} as const;
