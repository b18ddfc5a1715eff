// The numbers that every run of a step graph tells, by their names among its outputs.
import type { Metrics } from "./executor.ts";

export const metricNames = ["loss", "correct", "judged"] as const;
export type MetricName = (typeof metricNames)[number];

/** Values in the order of `names`; null for metrics that the graph does not have. */
export function metricsOf(
  names: readonly MetricName[],
  values: ArrayLike<number>,
): Metrics {
  const of = (name: MetricName): number | null =>
    names.includes(name) ? (values[names.indexOf(name)] ?? NaN) : null;
  return { loss: of("loss"), correct: of("correct"), judged: of("judged") };
}
