// Where a difference stands, in a few words: `conv 2`, or `4 conv, 2 dense`.
import type { Difference, SpineRow } from "../../compare/difference.ts";

export function whereText(
  difference: Pick<Difference, "rows">,
  spine: readonly SpineRow[],
): string {
  const titles = difference.rows.map(
    (id) => spine.find((row) => row.id === id)?.title ?? id,
  );
  if (titles.length <= 1) return titles[0] ?? "the whole program";
  const kinds = new Map<string, string[]>();
  for (const title of titles) {
    const kind = title.replace(/\s+\d+$/, "");
    kinds.set(kind, [...(kinds.get(kind) ?? []), title]);
  }
  return [...kinds]
    .map(([kind, all]) => (all.length === 1 ? all[0] : `${all.length} ${kind}`))
    .join(", ");
}

/** Columns that stand apart: with three or more, those whose meaning is not the commonest one. */
export function oddColumns(classes: readonly number[]): readonly boolean[] {
  if (classes.length < 3) return classes.map(() => false);
  const count = (c: number): number => classes.filter((x) => x === c).length;
  const most = Math.max(...classes.map(count));
  return classes.map((c) => count(c) < most);
}
