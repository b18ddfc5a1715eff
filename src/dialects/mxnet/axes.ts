// Axes as MXNet writes them: counted from either end, alone or in tuples, None and () for all, `exclude` for the others.
import type { Argument } from "../../python/recording.ts";
import type { Context } from "../phrase.ts";
import { boolean, expected, number } from "../words.ts";

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

/** Several axes, ascending. */
export function axes(context: Context, parameter: string): readonly number[] {
  const value = context.argument(parameter);
  const rank = rankOf(context);
  const all = Array.from({ length: rank }, (_, i) => i);
  if (
    value === null ||
    value === undefined ||
    (Array.isArray(value) && value.length === 0)
  )
    return all;
  const list = Array.isArray(value) ? (value as readonly Argument[]) : [value];
  const chosen = list.map((each) => axis(each, rank, parameter));
  const exclude = boolean(context.argument("exclude") ?? false, "exclude");
  return all.filter((each) => chosen.includes(each) !== exclude);
}
