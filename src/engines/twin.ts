// How far two training curves may drift apart for no reason: a twin of the first column one of whose weights is the next number up.
import type { HostState } from "./executor.ts";

/** The state with the largest weight of one entry changed by one unit in the last place. */
export function ulpTwin(state: HostState, entry: string): HostState {
  const values = Float32Array.from(state[entry] ?? []);
  const place = values.reduce(
    (best, value, i) =>
      Math.abs(value) > Math.abs(values[best] ?? 0) ? i : best,
    0,
  );
  const bits = new Int32Array(values.buffer);
  bits[place] = (bits[place] ?? 0) + 1;
  return { ...state, [entry]: values };
}

/** Losses by epoch, batch in the epoch, with the number of examples: steps of unlike batches are not compared. */
export interface CurvePoint {
  readonly epoch: number;
  readonly batch: number;
  readonly examples: number;
  readonly loss: number;
}

export interface Deviation {
  readonly largest: number;
  readonly compared: number;
}

/** The largest distance of two loss curves over the steps that both made of equal batches. */
export function deviation(
  left: readonly CurvePoint[],
  right: readonly CurvePoint[],
): Deviation {
  const key = ({ epoch, batch, examples }: CurvePoint): string =>
    `${epoch}:${batch}:${examples}`;
  const losses = new Map(right.map((point) => [key(point), point.loss]));
  let largest = 0;
  let compared = 0;
  for (const point of left) {
    const other = losses.get(key(point));
    if (other === undefined) continue;
    compared += 1;
    const distance = Math.abs(point.loss - other);
    if (distance > largest || Number.isNaN(distance)) largest = distance;
  }
  return { largest, compared };
}

/** What the comparison says, in one sentence. */
export function twinText(columns: Deviation, twin: Deviation): string {
  const short = (value: number): string => value.toExponential(1);
  return (
    `Over ${columns.compared} equal batches the loss curves are at most ${short(columns.largest)} apart; ` +
    `two runs of the first column that differ by one unit in the last place of one weight, at most ${short(twin.largest)}.`
  );
}
