// Small tensors in one line: `(1, 1, 3): 1.5, 2, 2.5`; a lone number is itself.
import type { Numbers } from "../../dialects/truth.ts";

/** More than this is cut, with how many there are. */
const most = 24;

const short = (value: number): string => String(Number(value.toPrecision(6)));

/** Shape and numbers of a small tensor; long ones are cut. */
export function numbersText({ shape, data }: Numbers): string {
  const shown = data.slice(0, most).map(short).join(", ");
  const rest = data.length > most ? `, … (${data.length})` : "";
  return shape.length === 0 ? shown : `(${shape.join(", ")}): ${shown}${rest}`;
}

/** The largest difference of two tensors of one shape; Infinity where the shapes differ. */
export function worstDifference(a: Numbers, b: Numbers): number {
  if (a.shape.join() !== b.shape.join()) return Infinity;
  return Math.max(
    0,
    ...a.data.map((value, i) => Math.abs(value - (b.data[i] ?? NaN))),
  );
}
