// Whole parts that a column lacks: a loss, an optimiser, a data recipe.
import { contrast } from "../explain.ts";
import { absent, valueOf, type Finding, type Group } from "../finding.ts";
import { allEqual, classesOf } from "../meaning.ts";
import type { Context } from "./context.ts";

/** Columns without a loss, an optimiser or a data recipe beside columns that have one. */
export function missingFindings(context: Context): Finding[] {
  const { canonicals, alignment } = context;
  const lossRow = alignment.rows.find(({ part }) => part === "loss")?.id;
  const parts = [
    {
      row: lossRow,
      what: "loss",
      has: canonicals.map(({ graph }) => graph.loss !== null),
    },
    {
      row: "optimizer",
      what: "optimiser",
      has: canonicals.map(({ graph }) => graph.optimizer !== null),
    },
    {
      row: "data",
      what: "data recipe",
      has: canonicals.map(({ graph }) => graph.data !== null),
    },
  ];
  return parts.flatMap(({ row, what, has }) => {
    if (row === undefined || allEqual(has.map(String))) return [];
    const classes = classesOf(has.map(String));
    return [
      {
        key: `missing:${row} ${has.join()}`,
        list: "differs" as const,
        effect: "training" as const,
        row,
        option: "node",
        title: `${what}: present or not`,
        values: has.map((own) =>
          own ? valueOf(`has one`, undefined) : absent("none"),
        ),
        classes,
        explain: (group: Group) =>
          `Not every program names its ${what}: ${contrast(group.values, group.classes, context.names)}. What has none cannot be trained as it stands.`,
      },
    ];
  });
}
