// What the page draws of a rosetta cell: the newest analysis, or the last good one while a column is broken.
import type { Analysis } from "../../analysis.ts";
import { assignHues, type Hues } from "../rosetta/hues.ts";
import { arrangeAnalysis } from "./arrange.ts";

export interface Reading {
  /** Ids of the cell's columns, in the order of everything below. */
  readonly columns: readonly string[];
  /** The newest analysis, errors included. */
  readonly current: Analysis | null;
  /** The analysis that is drawn. */
  readonly shown: Analysis | null;
  /** Sources of the cells that `shown` was made of, by column. */
  readonly sources: readonly (readonly string[])[];
  /** Columns whose picture is older than their text, because the text cannot be read. */
  readonly stale: readonly number[];
  readonly hues: Hues;
}

export const noReading: Reading = {
  columns: [],
  current: null,
  shown: null,
  sources: [],
  stale: [],
  hues: {},
};

export function nextReading(
  before: Reading,
  analysis: Analysis,
  sources: readonly (readonly string[])[],
  columns: readonly string[],
): Reading {
  const picture = before.shown;
  const had = (i: number): boolean => picture?.columns[i]?.model != null;
  // Columns that cannot be read any more; one that never could (an empty one) has no picture to keep.
  const broken = analysis.columns.flatMap((column, i) =>
    column.error && had(i) ? [i] : [],
  );
  const fits = analysis.columns.every(({ model }, i) => !model || had(i));
  if (broken.length > 0 && fits)
    return { ...before, current: analysis, stale: broken };
  return {
    columns,
    current: analysis,
    shown: analysis,
    sources,
    stale: [],
    hues: huesOf(analysis, before.hues),
  };
}

/** The reading over other columns: moved ones keep their picture, new ones have none yet. */
export function arrangeReading(
  reading: Reading,
  columns: readonly string[],
): Reading {
  const { columns: from, current, shown, sources, stale } = reading;
  if (from.join("\n") === columns.join("\n")) return reading;
  const arranged = (analysis: Analysis | null): Analysis | null =>
    analysis && arrangeAnalysis(analysis, from, columns);
  const kept = arranged(shown);
  return {
    ...reading,
    columns,
    current: current === shown ? kept : arranged(current),
    shown: kept,
    sources: columns.map((id) => sources[from.indexOf(id)] ?? []),
    stale: stale
      .map((i) => columns.indexOf(from[i] ?? ""))
      .filter((i) => i >= 0),
  };
}

export function huesOf(analysis: Analysis, previous: Hues): Hues {
  if (!analysis.comparison) return {};
  const models = analysis.compared.map(
    (i) => analysis.columns[i]?.model ?? null,
  );
  return assignHues(analysis.comparison.spine, models, previous);
}
