// What the command line prints for a person: models as tables, differences in their four lists.
import type { Analysis } from "../analysis.ts";
import type { Difference, DifferenceList } from "../compare/difference.ts";
import { effects, type Effect } from "../ir/index.ts";

const lists: readonly {
  readonly list: DifferenceList;
  readonly title: string;
}[] = [
  { list: "differs", title: "Differs" },
  { list: "latent", title: "Latent: equal here" },
  { list: "same in other words", title: "Same in other words" },
  { list: "not modelled", title: "Not modelled" },
];

/** Differences of effect `atLeast` or worse that stand in `differs`, less the accepted ids. */
export function counted(
  analysis: Analysis,
  atLeast: Effect,
  accepted: ReadonlySet<string>,
): Difference[] {
  const limit = effects.indexOf(atLeast);
  return (analysis.comparison?.differences ?? []).filter(
    (each) =>
      each.list === "differs" &&
      effects.indexOf(each.effect) <= limit &&
      !accepted.has(each.id) &&
      !accepted.has(each.option),
  );
}

/** The four lists as text. */
export function printDifferences(
  analysis: Analysis,
  names: readonly string[],
): string {
  const { comparison } = analysis;
  if (!comparison) return "";
  const titles = new Map(comparison.spine.map((row) => [row.id, row.title]));
  const blocks = lists.flatMap(({ list, title }) => {
    const rows = comparison.differences.filter((each) => each.list === list);
    return rows.length === 0
      ? []
      : [
          `${title} (${rows.length})`,
          ...rows.map((each) => printDifference(each, names, titles)),
          "",
        ];
  });
  return blocks.length === 0 ? "No differences.\n" : `${blocks.join("\n")}\n`;
}

function printDifference(
  each: Difference,
  names: readonly string[],
  titles: ReadonlyMap<string, string>,
): string {
  const where = each.rows.map((row) => titles.get(row) ?? row).join(", ");
  const head = `  [${each.effect}] ${each.title}${where ? ` — ${where}` : ""}`;
  const values = each.values.map(
    (value, i) =>
      `      ${names[i] ?? i}: ${value.text}${value.words ? `  (${value.words})` : ""}  · ${value.origin}${value.span ? `, line ${value.span.startLine}` : ""}`,
  );
  const condition = each.condition
    ? [`      ${each.rule ? `${each.rule}: ` : ""}${each.condition}`]
    : [];
  return [head, `      ${each.explanation}`, ...values, ...condition].join(
    "\n",
  );
}
