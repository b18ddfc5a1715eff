// What columns are called: what the notebook says, else the dialect that the code turned out to be.
import type { Analysis } from "../../analysis.ts";
import type { ColumnView } from "../../notebook/view.ts";

export function columnTitles(
  columns: readonly ColumnView[],
  analysis: Analysis | null,
): string[] {
  const names = columns.map(
    ({ dialect, id }, i) => analysis?.columns[i]?.title || dialect || id,
  );
  return names.map((name, i) => {
    const twice = names.filter((other) => other === name).length > 1;
    return twice
      ? `${name} ${names.slice(0, i + 1).filter((other) => other === name).length}`
      : name;
  });
}
