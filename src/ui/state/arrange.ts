// An analysis seen over other columns than it was made of: reordered, fewer, or with new ones that nobody has read yet.
// So the picture is right at once when a column moves, and what was prepared of a notebook holds for most of it.
import type {
  Analysis,
  ColumnReading,
  ColumnSource,
  ShippedAnalysis,
} from "../../analysis.ts";
import type { Comparison, Difference } from "../../compare/difference.ts";
import { emptyRecording } from "../../python/recording.ts";

const unread: ColumnReading = {
  dialect: null,
  title: "",
  recording: emptyRecording,
  model: null,
  ghosts: [],
  error: null,
};

/** `from` and `to` are ids of columns, in the order of the analysis and in the wanted one. */
export function arrangeAnalysis(
  analysis: Analysis,
  from: readonly string[],
  to: readonly string[],
): Analysis {
  const columns = to.map((id) => analysis.columns[from.indexOf(id)] ?? unread);
  // Places in `compared` of the columns that stay, in the new order.
  const picked = to
    .map((id) => analysis.compared.indexOf(from.indexOf(id)))
    .filter((place) => place >= 0);
  const comparison =
    analysis.comparison && picked.length > 0
      ? arrangeComparison(analysis.comparison, picked)
      : null;
  const left = new Set(comparison?.differences.map(({ id }) => id));
  return {
    ...analysis,
    columns,
    compared: picked.map((place) =>
      to.indexOf(from[analysis.compared[place] ?? -1] ?? ""),
    ),
    comparison,
    fixes: analysis.fixes.flatMap((fix) => {
      const column = picked.indexOf(fix.column);
      const toMatch = picked.indexOf(fix.toMatch);
      const stands = column >= 0 && toMatch >= 0 && left.has(fix.difference);
      return stands ? [{ ...fix, column, toMatch }] : [];
    }),
  };
}

function arrangeComparison(
  { spine, differences }: Comparison,
  picked: readonly number[],
): Comparison {
  const pick = <T>(values: readonly T[]): readonly T[] =>
    picked.flatMap((place) => values.slice(place, place + 1));
  return {
    spine: spine
      .map((row) => ({
        ...row,
        nodes: pick(row.nodes),
        parameters: pick(row.parameters),
      }))
      .filter(
        ({ part, nodes }) =>
          (part !== "layer" && part !== "loss") ||
          nodes.some((ids) => ids.length > 0),
      ),
    differences: differences
      .map((difference) => ({
        ...difference,
        values: pick(difference.values),
        classes: renumbered(pick(difference.classes)),
      }))
      .filter(stillDiffers),
  };
}

/** Classes count from 0, in the order in which they appear. */
function renumbered(classes: readonly number[]): number[] {
  const order = [...new Set(classes)];
  return classes.map((each) => order.indexOf(each));
}

/** Whether the columns that are left say different things, or the same in different words. */
function stillDiffers({ list, classes, values }: Difference): boolean {
  const several = <T>(all: readonly T[]): boolean => new Set(all).size > 1;
  switch (list) {
    case "differs":
      return several(classes);
    case "latent":
    case "same in other words":
      return several(classes) || several(values.map(({ text }) => text));
    case "not modelled":
      return values.some(({ origin }) => origin !== "absent");
    default:
      list satisfies never;
      return true;
  }
}

/** A column as it stands on the page. */
export interface Standing {
  readonly id: string;
  readonly cells: readonly string[];
  readonly version: string | null;
}

/** What was prepared, over the columns as the visitor has them now; null where too few are as they were. */
export function preparedFor(
  { sources, analysis }: ShippedAnalysis,
  columns: readonly Standing[],
): Analysis | null {
  const left = [...columns];
  const from = sources.map((source, i) => {
    const at = left.findIndex((column) => isOf(source, column));
    const [same] = at < 0 ? [] : left.splice(at, 1);
    return same?.id ?? `changed ${i}`;
  });
  const ids = columns.map(({ id }) => id);
  const arranged = arrangeAnalysis(analysis, from, ids);
  const few = arranged.compared.length < Math.min(2, columns.length);
  return few ? null : arranged;
}

/** Whether a prepared column was made of this text: the visitor may have changed it since. */
function isOf(
  { cells, version }: ColumnSource,
  column: Omit<Standing, "id">,
): boolean {
  return (
    JSON.stringify(cells) === JSON.stringify(column.cells) &&
    (version ?? null) === column.version
  );
}
