// What the page draws of a rosetta cell: the newest analysis, or the last good one while a column is broken.
import type { Analysis } from "../../analysis.ts";
import { assignHues, type Hues } from "../rosetta/hues.ts";

export interface Reading {
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
): Reading {
  const broken = analysis.columns.flatMap((column, i) =>
    column.error ? [i] : [],
  );
  const picture = before.shown;
  const keep =
    broken.length > 0 &&
    picture !== null &&
    picture.columns.length === analysis.columns.length &&
    broken.every((i) => picture.columns[i]?.model);
  if (keep) return { ...before, current: analysis, stale: broken };
  return {
    current: analysis,
    shown: analysis,
    sources,
    stale: [],
    hues: huesOf(analysis, before.hues),
  };
}

export function huesOf(analysis: Analysis, previous: Hues): Hues {
  if (!analysis.comparison) return {};
  const models = analysis.compared.map(
    (i) => analysis.columns[i]?.model ?? null,
  );
  return assignHues(analysis.comparison.spine, models, previous);
}
