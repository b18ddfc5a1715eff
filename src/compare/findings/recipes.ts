// Differences in the optimiser and in the data recipe, and whole recipes that a column lacks.
import {
  dataMeaning,
  type DataRecipe,
  type DataRecipeOptions,
  type Setting,
} from "../../ir/index.ts";
import { describe, describeData } from "../describe.ts";
import {
  consequence,
  contrast,
  explainEvaluated,
  explainOptimizer,
  explainRemainder,
} from "../explain.ts";
import { absent, valueOf, type Finding, type Group } from "../finding.ts";
import { allEqual, classesOf, meaningKey } from "../meaning.ts";
import { sameExamples } from "../preprocessing.ts";
import { perColumn, type Context } from "./context.ts";
import { spaced } from "./options.ts";

export function recipeFindings(context: Context): Finding[] {
  return [
    ...missingFindings(context),
    ...optimizerFindings(context),
    ...dataFindings(context),
  ];
}

/** Columns without a loss, an optimiser or a data recipe beside columns that have one. */
function missingFindings(context: Context): Finding[] {
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

interface Said {
  readonly column: number;
  readonly setting: Setting<unknown>;
}

function optimizerFindings(context: Context): Finding[] {
  const owned = context.canonicals.flatMap(({ graph }, column) =>
    graph.optimizer ? [{ column, optimizer: graph.optimizer }] : [],
  );
  const [first] = owned;
  if (!first) return [];
  if (!allEqual(owned.map(({ optimizer }) => optimizer.kind)))
    return [kindFinding(context, owned)];
  return Object.keys(first.optimizer.options).flatMap((option) => {
    const said = owned.map(({ column, optimizer }) => ({
      column,
      setting: settingOf(optimizer.options, option),
    }));
    return (
      recipeFinding(context, "optimizer", option, said, {
        title: `optimiser: ${spaced(option)}`,
        text: (value) => describe(value, option),
        explain: (group) =>
          explainOptimizer(first.optimizer, option, group, context.names),
      }) ?? []
    );
  });
}

const settingOf = (options: object, option: string): Setting<unknown> =>
  (options as Record<string, Setting<unknown>>)[option] as Setting<unknown>;

function kindFinding(
  context: Context,
  owned: readonly {
    column: number;
    optimizer: { kind: string; call: string };
  }[],
): Finding {
  const kinds = perColumn(
    context.names.length,
    owned,
    ({ optimizer }) => optimizer.kind,
    "absent",
  );
  return {
    key: `optimizer.kind ${kinds.join(" | ")}`,
    list: "differs",
    effect: "training",
    row: "optimizer",
    option: "kind",
    title: "optimiser",
    values: perColumn(
      context.names.length,
      owned,
      ({ optimizer }) => ({
        ...valueOf(optimizer.kind, undefined),
        words: optimizer.call,
        origin: "stated" as const,
      }),
      absent("none"),
    ),
    classes: classesOf(kinds),
    explain: (group) =>
      `The weights follow different update rules. ${contrast(group.values, group.classes, context.names)}. ${consequence("training")}`,
  };
}

interface Words {
  readonly title: string;
  text(value: unknown): string;
  explain(group: Group): string;
}

function recipeFinding(
  context: Context,
  row: "optimizer" | "data",
  option: string,
  said: readonly Said[],
  words: Words,
  as: Partial<Pick<Finding, "list" | "effect" | "rule" | "condition">> = {},
): Finding | null {
  if (allEqual(said.map(({ setting }) => meaningKey(setting.value))))
    return null;
  const keys = perColumn(
    context.names.length,
    said,
    ({ setting }) => meaningKey(setting.value),
    "absent",
  );
  const same = as.list !== undefined && as.list !== "differs";
  return {
    key: `${row}.${option} ${keys.join(" | ")}`,
    list: "differs",
    effect: "training",
    ...as,
    row,
    option,
    title: words.title,
    values: perColumn(
      context.names.length,
      said,
      ({ setting }) => valueOf(words.text(setting.value), setting),
      absent("none"),
    ),
    classes: same ? keys.map(() => 0) : classesOf(keys),
    explain: (group) => words.explain(group),
  };
}

const dataTitles: Readonly<Record<keyof DataRecipeOptions, string>> = {
  dataset: "data set",
  batchSize: "batch size",
  remainder: "last partial batch",
  order: "order of the examples",
  epochs: "epochs",
  preprocessing: "preprocessing",
  layout: "layout of the data",
  labels: "labels",
  labelDtype: "number type of the labels",
  evaluated: "what is evaluated",
  seed: "seed",
};

function dataFindings(context: Context): Finding[] {
  const recipes = context.canonicals.map(({ graph }) => graph.data);
  return (Object.keys(dataTitles) as (keyof DataRecipeOptions)[]).flatMap(
    (option) => dataFinding(context, recipes, option) ?? [],
  );
}

function dataFinding(
  context: Context,
  recipes: readonly (DataRecipe | null)[],
  option: keyof DataRecipeOptions,
): Finding | null {
  const said = recipes.flatMap((recipe, column): Said[] =>
    recipe ? [{ column, setting: recipe[option] }] : [],
  );
  return recipeFinding(
    context,
    "data",
    option,
    said,
    {
      title: dataTitles[option],
      text: (value) => describeData(option, value as never),
      explain: (group) => explainData(context, recipes, option, group),
    },
    standing(option, said, recipes),
  );
}

/** In which list a difference of this option stands. */
function standing(
  option: keyof DataRecipeOptions,
  said: readonly Said[],
  recipes: readonly (DataRecipe | null)[],
): Partial<Pick<Finding, "list" | "effect" | "rule" | "condition">> {
  const effect = dataMeaning[option].effect;
  if (option === "labelDtype" || option === "layout")
    return {
      list: "same in other words",
      effect,
      rule: `The ${dataTitles[option]} does not change what is computed.`,
      condition: "while the program is run as it is written",
    };
  if (
    option === "dataset" &&
    said.some(({ setting }) => setting.value === null)
  )
    return {
      list: "latent",
      effect,
      condition: "while the arrays from elsewhere hold the same examples",
    };
  if (option === "preprocessing" && sameExamples(recipes))
    return {
      list: "same in other words",
      effect,
      rule: "The steps differ, the numbers that reach the model do not.",
      condition: "up to rounding",
    };
  return { effect };
}

function explainData(
  context: Context,
  recipes: readonly (DataRecipe | null)[],
  option: keyof DataRecipeOptions,
  group: Group,
): string {
  if (option === "remainder")
    return explainRemainder(recipes, group, context.names);
  if (option === "evaluated") return explainEvaluated(group, context.names);
  const meaning = dataMeaning[option];
  const told = contrast(group.values, group.classes, context.names);
  const spoken = new Set(group.classes).size > 1 ? `${told}. ` : "";
  const equal = spoken
    ? consequence(meaning.effect)
    : group.values.map(({ text }) => text).join(" and ") +
      " serve the same purpose.";
  return `${meaning.says} ${spoken}${equal}`;
}
