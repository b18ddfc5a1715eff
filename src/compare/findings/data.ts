// Differences in the data recipe: which examples, in what order, and what the accuracy is measured on.
import {
  dataMeaning,
  dataTitle,
  type DataRecipe,
  type DataRecipeOptions,
} from "../../ir/index.ts";
import { describeData } from "../describe.ts";
import {
  consequence,
  contrast,
  explainEvaluated,
  explainRemainder,
} from "../explain.ts";
import type { Finding, Group } from "../finding.ts";
import { sameExamples } from "../preprocessing.ts";
import type { Context } from "./context.ts";
import { recipeFinding, type Said, type Standing } from "./recipeFinding.ts";

export function dataFindings(context: Context): Finding[] {
  const recipes = context.canonicals.map(({ graph }) => graph.data);
  return (Object.keys(dataMeaning) as (keyof DataRecipeOptions)[]).flatMap(
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
      title: dataTitle(option),
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
): Standing {
  const effect = dataMeaning[option].effect;
  if (option === "labelDtype" || option === "layout")
    return {
      list: "same in other words",
      effect,
      rule: `The ${dataTitle(option)} does not change what is computed.`,
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
  const { says, effect } = dataMeaning[option];
  const [{ rule = "" } = {}] = group.findings;
  if (rule) return `${says} ${rule}`;
  const told = contrast(group.values, group.classes, context.names);
  return `${says} ${told}. ${consequence(effect)}`;
}
