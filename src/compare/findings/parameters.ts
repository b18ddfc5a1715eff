// What differs in the weights themselves: how they start, whether they learn, and which layers share them.
import type { Initializer, Setting } from "../../ir/index.ts";
import { distribution, optionTitle, spaced } from "../../ir/index.ts";
import type { AlignedRow } from "../align.ts";
import { describeInitializer } from "../describe.ts";
import { consequence, contrast, placesText } from "../explain.ts";
import { explainInitializer } from "../explainInitializer.ts";
import { absent, valueOf, type Draw, type Finding } from "../finding.ts";
import type { CanonicalParameter } from "../graph.ts";
import { allEqual, classesOf, meaningKey } from "../meaning.ts";
import { perColumn, present, type Context } from "./context.ts";

/** The weight of one role at one row, in one column. */
interface Owned {
  readonly column: number;
  readonly parameter: CanonicalParameter;
}

export function parameterFindings(context: Context): Finding[] {
  return ownedByRow(context).flatMap(({ row, role, owned }) =>
    owned.length < 2
      ? []
      : [
          initializer(context, row, role, owned),
          trainable(context, row, role, owned),
          sharing(context, row, role, owned),
        ].filter((finding) => finding !== null),
  );
}

function ownedByRow(context: Context) {
  return context.alignment.rows.flatMap((row) => {
    const here = present(row);
    const roles = new Set(
      here.flatMap(({ node }) => Object.keys(node.parameters)),
    );
    return [...roles].map((role) => ({
      row,
      role,
      owned: here.flatMap(({ column, node }): Owned[] => {
        const parameter = context.canonicals[column]?.graph.parameters.get(
          node.parameters[role] ?? "",
        );
        return parameter ? [{ column, parameter }] : [];
      }),
    }));
  });
}

const law = ({ source }: CanonicalParameter) =>
  distribution(source.initializer.value, source.fans);

/** Grouped over layers by what each column's initialiser is called, so that a layer started apart stands apart. */
function formula({ words, value }: Setting<Initializer>): string {
  if (words) return words.replace(/^[\w.]*=/, "");
  return value.kind === "varianceScaling" ? meaningKey(value) : value.kind;
}

function initializer(
  context: Context,
  row: AlignedRow,
  role: string,
  owned: readonly Owned[],
): Finding | null {
  if (allEqual(owned.map(({ parameter }) => meaningKey(law(parameter)))))
    return null;
  const { names } = context;
  const each = <T>(take: (owned: Owned) => T, missing: T) =>
    perColumn(names.length, owned, take, missing);
  const classes = classesOf(
    each(({ parameter }) => meaningKey(law(parameter)), "absent"),
  );
  const formulas = each(
    ({ parameter }) => formula(parameter.source.initializer),
    "",
  );
  const draws = each<Draw | null>(
    ({ parameter: { source } }) => ({
      initializer: source.initializer.value,
      fans: source.fans,
    }),
    null,
  );
  return {
    key: `${role}.initializer ${classes.join()} ${formulas.join(" | ")}`,
    list: "differs",
    effect: "initial weights",
    row: row.id,
    option: "initializer",
    title: optionTitle(`${role}.initializer`),
    values: each(
      ({ parameter: { source } }) =>
        valueOf(
          describeInitializer(source.initializer.value, source.fans),
          source.initializer,
        ),
      absent(`no ${spaced(role)}`),
    ),
    classes,
    explain: (group) =>
      explainInitializer(
        role,
        group.findings.map((finding) => finding.draws ?? draws),
        group,
        names,
      ),
    draws,
  };
}

function trainable(
  context: Context,
  row: AlignedRow,
  role: string,
  owned: readonly Owned[],
): Finding | null {
  const say = ({ parameter }: Owned) =>
    parameter.source.trainable.value ? "learned" : "frozen";
  if (allEqual(owned.map(say))) return null;
  const all = perColumn(context.names.length, owned, say, "absent");
  return {
    key: `${role}.trainable ${all.join(" | ")}`,
    list: "differs",
    effect: "training",
    row: row.id,
    option: "trainable",
    title: optionTitle(`${role}.trainable`),
    values: perColumn(
      context.names.length,
      owned,
      (one) => valueOf(say(one), one.parameter.source.trainable),
      absent(`no ${spaced(role)}`),
    ),
    classes: classesOf(all),
    explain: (group) =>
      `The ${spaced(role)} of ${placesText(group.places)}: ${contrast(group.values, group.classes, context.names)}. A frozen weight stays as it started. ${consequence("training")}`,
  };
}

/** The first row that a weight serves: another one than this row where layers share it. */
function sharing(
  context: Context,
  row: AlignedRow,
  role: string,
  owned: readonly Owned[],
): Finding | null {
  const firstUse = ({ column, parameter }: Owned): AlignedRow =>
    context.alignment.rows.find((candidate) =>
      Object.values(candidate.nodes[column]?.parameters ?? {}).includes(
        parameter.source.id,
      ),
    ) ?? row;
  const say = (one: Owned) => {
    const first = firstUse(one);
    return first.id === row.id ? "its own" : `that of ${first.title}`;
  };
  if (allEqual(owned.map(say))) return null;
  const all = perColumn(context.names.length, owned, say, "absent");
  return {
    key: `${role}.sharing ${all.join(" | ")}`,
    list: "differs",
    effect: "training",
    row: row.id,
    option: "sharing",
    title: optionTitle(`${role}.sharing`),
    values: perColumn(
      context.names.length,
      owned,
      (one) => valueOf(say(one), undefined),
      absent(`no ${spaced(role)}`),
    ),
    classes: classesOf(all),
    explain: (group) =>
      `The ${spaced(role)} of ${placesText(group.places)}: ${contrast(group.values, group.classes, context.names)}. A shared weight learns from every place that uses it. ${consequence("training")}`,
  };
}
