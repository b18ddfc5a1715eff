// Axes as torch writes them: counted from either end, alone or in tuples, None for all.
import type { Argument } from "../../python/recording.ts";
import type { Context } from "../phrase.ts";
import { expected, number } from "../words.ts";

/** Rank of the first input. */
export const rankOf = (context: Context): number =>
  context.inputs[0]?.length ?? 0;

/** An axis counted from the front. */
export function axis(
  value: Argument | undefined,
  rank: number,
  parameter: string,
): number {
  const n = number(value, parameter);
  if (!Number.isInteger(n) || n < -rank || n >= rank)
    throw expected(parameter, `an axis of ${rank}`, value);
  return n < 0 ? n + rank : n;
}

/** Several axes, ascending; None and () are all of them. */
export function axes(
  value: Argument | undefined,
  rank: number,
  parameter: string,
): readonly number[] {
  if (
    value === null ||
    value === undefined ||
    (Array.isArray(value) && value.length === 0)
  )
    return Array.from({ length: rank }, (_, i) => i);
  const list = Array.isArray(value) ? (value as readonly Argument[]) : [value];
  return list.map((each) => axis(each, rank, parameter)).sort((a, b) => a - b);
}
