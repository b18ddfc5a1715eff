// A curve that stays small however long the run: neighbouring points are merged when there are too many.
import type { StepReport } from "../../engines/engine.ts";

export interface Series {
  readonly steps: readonly number[];
  readonly loss: readonly number[];
  readonly accuracy: readonly (number | null)[];
  /** How many training steps one point stands for. */
  readonly stride: number;
  /** Reports not yet enough for a point. */
  readonly waiting: readonly StepReport[];
}

export const emptySeries: Series = {
  steps: [],
  loss: [],
  accuracy: [],
  stride: 1,
  waiting: [],
};

const most = 1200;

export function append(series: Series, report: StepReport): Series {
  const last = series.waiting.at(-1)?.step ?? series.steps.at(-1) ?? 0;
  const base = report.step <= last ? rewind(series, report.step) : series;
  const waiting = [...base.waiting, report];
  if (waiting.length < base.stride) return { ...base, waiting };
  const grown: Series = {
    ...base,
    steps: [...base.steps, report.step],
    loss: [...base.loss, mean(waiting.map(({ loss }) => loss))],
    accuracy: [...base.accuracy, meanOrNull(waiting.map((r) => r.accuracy))],
    waiting: [],
  };
  return grown.steps.length > most ? halve(grown) : grown;
}

/** A run that resumed repeats steps: the later report holds. */
function rewind(series: Series, step: number): Series {
  const keep = series.steps.filter((s) => s < step).length;
  return {
    ...series,
    steps: series.steps.slice(0, keep),
    loss: series.loss.slice(0, keep),
    accuracy: series.accuracy.slice(0, keep),
    waiting: series.waiting.filter((report) => report.step < step),
  };
}

function halve(series: Series): Series {
  const pairs = Array.from(
    { length: Math.floor(series.steps.length / 2) },
    (_, i) => [2 * i, 2 * i + 1] as const,
  );
  const odd = series.steps.length % 2 === 1 ? series.steps.length - 1 : null;
  const at = <T>(list: readonly T[], i: number): T => list[i] as T;
  const tail = <T>(list: readonly T[]): T[] =>
    odd === null ? [] : [at(list, odd)];
  return {
    ...series,
    stride: series.stride * 2,
    steps: [
      ...pairs.map(([, b]) => at(series.steps, b)),
      ...tail(series.steps),
    ],
    loss: [
      ...pairs.map((p) => mean(p.map((i) => at(series.loss, i)))),
      ...tail(series.loss),
    ],
    accuracy: [
      ...pairs.map((p) => meanOrNull(p.map((i) => at(series.accuracy, i)))),
      ...tail(series.accuracy),
    ],
  };
}

const mean = (list: readonly number[]): number =>
  list.reduce((sum, x) => sum + x, 0) / list.length;

function meanOrNull(list: readonly (number | null)[]): number | null {
  const known = list.filter((x) => x !== null);
  return known.length === list.length ? mean(known) : null;
}

/** Exponential smoothing, corrected for its start, so that the first point is not special. */
export function smooth(
  values: readonly (number | null)[],
  weight = 0.9,
): (number | null)[] {
  let running = 0;
  let total = 0;
  return values.map((value) => {
    if (value === null || !Number.isFinite(value)) return null;
    running = weight * running + (1 - weight) * value;
    total = weight * total + (1 - weight);
    return running / total;
  });
}

/** Several curves over one axis of steps: `[steps, curve, curve, …]`, with null where a curve has no point. */
export function align(
  curves: readonly {
    readonly steps: readonly number[];
    readonly values: readonly (number | null)[];
  }[],
): [number[], ...(number | null)[][]] {
  const steps = [...new Set(curves.flatMap((curve) => curve.steps))].sort(
    (a, b) => a - b,
  );
  const columns = curves.map((curve) => {
    const known = new Map(
      curve.steps.map((step, i) => [step, curve.values[i] ?? null]),
    );
    return steps.map((step) => known.get(step) ?? null);
  });
  return [steps, ...columns];
}
