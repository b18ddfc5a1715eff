// Whether different preprocessing hands the model the same numbers: scales and shifts work out to one line.
import type { DataRecipe, Preprocessing } from "../ir/index.ts";
import { allEqual, meaningKey } from "./meaning.ts";

/** x · factor + offset, and the casts to whole numbers that stand between. */
function law(steps: readonly Preprocessing[]): string {
  let factor = 1;
  let offset = 0;
  const cuts: unknown[] = [];
  for (const step of steps) {
    if (step.step === "scale") {
      factor *= step.factor;
      offset *= step.factor;
    } else if (step.step === "shift") offset += step.offset;
    else if (step.step === "cast" && !step.dtype.startsWith("float"))
      cuts.push([step.dtype, factor, offset]);
  }
  return meaningKey([factor, offset, cuts]);
}

/** Axes may be moved and shapes changed: the model's input tells what arrives. */
export function sameExamples(recipes: readonly (DataRecipe | null)[]): boolean {
  return allEqual(
    recipes.flatMap((recipe) =>
      recipe ? [law(recipe.preprocessing.value)] : [],
    ),
  );
}
