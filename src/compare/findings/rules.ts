// Where columns say the same in other words: one row per rule, over all places where it was needed to see that.
import { effects, type NodeId } from "../../ir/index.ts";
import type { AlignedRow } from "../align.ts";
import { rules, type Canonical } from "../canonicalize.ts";
import { placesText } from "../explain.ts";
import { absent, valueOf, type Finding } from "../finding.ts";
import { idleDropout } from "../idleDropout.ts";
import { allEqual, meaningKey } from "../meaning.ts";
import type { Application, Rule } from "../rule.ts";
import { present, type Context } from "./context.ts";

/** What each column said at each row, by rule. */
type Said = ReadonlyMap<string, readonly (readonly Application[])[]>;

export function ruleFindings(context: Context): Finding[] {
  return rules.flatMap((rule) =>
    (["latent", "same in other words"] as const).flatMap((list) => {
      const said = saidByRow(context, rule, list);
      return context.alignment.rows.flatMap((row) => {
        const columns = said.get(row.id);
        return columns
          ? (finding(context, rule, list, row, columns) ?? [])
          : [];
      });
    }),
  );
}

function saidByRow(
  context: Context,
  rule: Rule,
  list: Application["list"],
): Said {
  const said = new Map<string, Application[][]>();
  context.canonicals.forEach((canonical, column) => {
    const ofRule = canonical.applications.filter(
      (one) => one.rule === rule.name && one.list === list,
    );
    if (!ofRule.length) return;
    const rowOf = rowBySource(context, column);
    for (const one of ofRule)
      for (const id of rowsOf(one, rowOf)) {
        const columns =
          said.get(id) ?? context.canonicals.map((): Application[] => []);
        columns[column]?.push(one);
        said.set(id, columns);
      }
  });
  return said;
}

function rowBySource(
  context: Context,
  column: number,
): ReadonlyMap<NodeId, string> {
  return new Map(
    context.alignment.spine.flatMap(({ id, nodes }) =>
      (nodes[column] ?? []).map((node) => [node, id] as const),
    ),
  );
}

const rowsOf = (
  { at }: Application,
  rowOf: ReadonlyMap<NodeId, string>,
): Set<string> =>
  typeof at === "string"
    ? new Set([at])
    : new Set(at.flatMap((node) => rowOf.get(node) ?? []));

function finding(
  context: Context,
  rule: Rule,
  list: Application["list"],
  row: AlignedRow,
  applied: readonly (readonly Application[])[],
): Finding | null {
  const here = new Set(columnsAt(context, row));
  const columns = applied.map((own) =>
    own.filter(({ option }) => !stillDiffers(context, row, option)),
  );
  const all = columns.flat();
  const texts = columns.map((applications) => spoken(rule, applications));
  const known = texts.filter((_, column) => here.has(column));
  if (allEqual(known)) return null;
  return {
    key: `${list === "latent" ? "latent" : "rule"}:${rule.name}`,
    list,
    effect:
      effects.find((effect) =>
        all.some((one) => (one.effect ?? rule.effect) === effect),
      ) ?? rule.effect,
    row: row.id,
    option: all.flatMap(({ option }) => option ?? []).sort()[0] ?? rule.name,
    title: rule.title,
    values: texts.map((text, column) =>
      here.has(column)
        ? valueOf(text, columns[column]?.[0]?.setting)
        : absent("nothing there"),
    ),
    classes: texts.map(() => 0),
    rule: rule.statement,
    condition: conditionOf(rule, all),
    explain: ({ places, findings }) =>
      `${rule.statement} At ${placesText(places)} it holds ${distinct(findings.map(({ condition = "" }) => condition))}.`,
  };
}

const spoken = (rule: Rule, applications: readonly Application[]): string =>
  [...new Set(applications.map(({ said }) => said))].join(", ") ||
  rule.otherwise;

const conditionOf = (rule: Rule, all: readonly Application[]): string =>
  distinct(all.map(({ condition }) => condition ?? rule.condition));

const distinct = (texts: readonly string[]): string =>
  [...new Set(texts)].join("; ");

/** Columns that have something at this row: a node, or the recipe. */
function columnsAt(
  { canonicals }: Context,
  row: AlignedRow,
): readonly number[] {
  const has = ({ graph }: Canonical) =>
    row.part === "optimizer" ? graph.optimizer : graph.data;
  if (row.part === "optimizer" || row.part === "data")
    return canonicals.flatMap((canonical, column) =>
      has(canonical) ? [column] : [],
    );
  if (row.part === "input") return canonicals.map((_, column) => column);
  const here = present(row);
  // An idle dropout is as good as none: columns without one say the same.
  return here.every(({ node }) => idleDropout(node))
    ? canonicals.map((_, column) => column)
    : here.map(({ column }) => column);
}

/** Whether the columns differ in the rewritten option even in canonical form: then that is the difference to tell. */
function stillDiffers(
  { canonicals }: Context,
  row: AlignedRow,
  option: string | null,
): boolean {
  if (option === null) return false;
  const settings =
    row.part === "optimizer"
      ? canonicals.map(({ graph }) => graph.optimizer?.options)
      : row.part === "data"
        ? canonicals.map(({ graph }) => graph.data)
        : row.nodes.map((node) => node?.options);
  const values = settings.flatMap((all) => {
    const setting = all && (all as Record<string, { value: unknown }>)[option];
    return setting ? [meaningKey(setting.value)] : [];
  });
  return !allEqual(values);
}
