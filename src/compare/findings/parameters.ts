// What differs in the weights themselves: how they start, whether they learn, and which layers share them.
import {
  optionTitle,
  printPenalty,
  roleKind,
  spaced,
  type Initializer,
  type Setting,
} from "../../ir/index.ts";
import type { AlignedRow } from "../align.ts";
import { describe } from "../describe.ts";
import { consequence, contrast, placesText } from "../explain.ts";
import { explainInitializer } from "../explainInitializer.ts";
import { absent, valueOf, type Draw, type Finding } from "../finding.ts";
import type { CanonicalNode } from "../graph.ts";
import { allEqual, classesOf, meaningKey } from "../meaning.ts";
import { startsOf, type Played } from "../start.ts";
import { perColumn, present, type Context } from "./context.ts";

/** The weights of one kind of role at one row, in one column: one, or one per gate. */
interface Owned {
  readonly column: number;
  readonly played: readonly [Played, ...Played[]];
}

const firstOf = ({ played }: Owned) => played[0].parameter.source;

export function parameterFindings(context: Context): Finding[] {
  return ownedByRow(context).flatMap(({ row, role, owned }) =>
    owned.length < 2
      ? []
      : [
          initializer(context, row, role, owned),
          trainable(context, row, role, owned),
          sharing(context, row, role, owned),
          penalty(context, row, role, owned),
          ownOptions(context, row, role, owned),
        ].filter((finding) => finding !== null),
  );
}

function ownedByRow(context: Context) {
  return context.alignment.rows.flatMap((row) => {
    const here = present(row);
    const kinds = new Set(
      here.flatMap(({ node }) => Object.keys(node.parameters).map(roleKind)),
    );
    return [...kinds].map((role) => ({
      row,
      role,
      owned: here.flatMap(({ column, node }): Owned[] => {
        const [first, ...more] = playedBy(context, column, node, role);
        return first ? [{ column, played: [first, ...more] }] : [];
      }),
    }));
  });
}

function playedBy(
  context: Context,
  column: number,
  node: CanonicalNode,
  kind: string,
): Played[] {
  return Object.entries(node.parameters).flatMap(([role, id]) => {
    const parameter = context.canonicals[column]?.graph.parameters.get(id);
    return parameter && roleKind(role) === kind
      ? [{ role, parameter, part: node.parts?.[role] ?? null }]
      : [];
  });
}

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
  if (allEqual(owned.map(({ played }) => startsOf(played).key))) return null;
  const { names } = context;
  const each = <T>(take: (owned: Owned) => T, missing: T) =>
    perColumn(names.length, owned, take, missing);
  const classes = classesOf(
    each(({ played }) => startsOf(played).key, "absent"),
  );
  const formulas = each((one) => formula(firstOf(one).initializer), "");
  const draws = each<Draw | null>(({ played }) => startsOf(played).draw, null);
  return {
    key: `${role}.initializer ${classes.join()} ${formulas.join(" | ")}`,
    list: "differs",
    effect: "initial weights",
    row: row.id,
    option: "initializer",
    title: optionTitle(`${role}.initializer`),
    values: each(
      (one) => valueOf(startsOf(one.played).text, firstOf(one).initializer),
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
  const say = (one: Owned) =>
    firstOf(one).trainable.value ? "learned" : "frozen";
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
      (one) => valueOf(say(one), firstOf(one).trainable),
      absent(`no ${spaced(role)}`),
    ),
    classes: classesOf(all),
    explain: (group) =>
      `The ${spaced(role)} of ${placesText(group.places)}: ${contrast(group.values, group.classes, context.names)}. A frozen weight stays as it started. ${consequence("training")}`,
  };
}

/** What the weight adds to the loss. */
function penalty(
  context: Context,
  row: AlignedRow,
  role: string,
  owned: readonly Owned[],
): Finding | null {
  const say = (one: Owned) =>
    printPenalty(firstOf(one).penalty.value) || "nothing";
  return told(context, row, role, owned, {
    option: "penalty",
    say,
    setting: (one) => firstOf(one).penalty,
    explain: "A term of the loss pulls the weight towards zero.",
  });
}

/** The optimiser's options for this weight alone: a parameter group. */
function ownOptions(
  context: Context,
  row: AlignedRow,
  role: string,
  owned: readonly Owned[],
): Finding | null {
  const group = (one: Owned) =>
    context.canonicals[one.column]?.graph.optimizer?.groups.find(
      ({ parameters }) => parameters.includes(firstOf(one).id),
    );
  const say = (one: Owned) => {
    const options = (group(one)?.options ?? {}) as Record<
      string,
      Setting<unknown>
    >;
    const parts = Object.entries(options).map(
      ([key, { value }]) => `${optionTitle(key)}: ${describe(value, key)}`,
    );
    return parts.join(", ") || "as all weights";
  };
  return told(context, row, role, owned, {
    option: "optimizerOptions",
    say,
    setting: (one) =>
      Object.values<Setting<unknown>>({ ...group(one)?.options })[0],
    explain: "The optimiser treats this weight by options of its own.",
  });
}

/** A difference in what is said of a weight beside its own values. */
function told(
  { names }: Context,
  row: AlignedRow,
  role: string,
  owned: readonly Owned[],
  what: {
    readonly option: string;
    readonly say: (one: Owned) => string;
    readonly setting: (one: Owned) => Setting<unknown> | undefined;
    readonly explain: string;
  },
): Finding | null {
  if (allEqual(owned.map(what.say))) return null;
  const all = perColumn(names.length, owned, what.say, "absent");
  return {
    key: `${role}.${what.option} ${all.join(" | ")}`,
    list: "differs",
    effect: "training",
    row: row.id,
    option: what.option,
    title: optionTitle(`${role}.${what.option}`),
    values: perColumn(
      names.length,
      owned,
      (one) => valueOf(what.say(one), what.setting(one)),
      absent(`no ${spaced(role)}`),
    ),
    classes: classesOf(all),
    explain: (group) =>
      `The ${spaced(role)} of ${placesText(group.places)}: ${contrast(group.values, group.classes, names)}. ${what.explain} ${consequence("training")}`,
  };
}

/** The first row that a weight serves: another one than this row where layers share it. */
function sharing(
  context: Context,
  row: AlignedRow,
  role: string,
  owned: readonly Owned[],
): Finding | null {
  const firstUse = ({ column, played }: Owned): AlignedRow =>
    context.alignment.rows.find((candidate) =>
      usesAlike(candidate.nodes[column] ?? null, played[0]),
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

/** Whether a layer has this very weight: blocks of one joined weight that two layers share out are not shared. */
function usesAlike(node: CanonicalNode | null, played: Played): boolean {
  return Object.entries(node?.parameters ?? {}).some(
    ([role, id]) =>
      id === played.parameter.source.id &&
      meaningKey(node?.parts?.[role] ?? null) === meaningKey(played.part),
  );
}
