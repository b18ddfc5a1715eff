// The sentences of the comparison, for readers who are learning.
import {
  distribution,
  opOf,
  optimizerMeaning,
  standardDeviation,
  type DataRecipe,
  type Effect,
  type OpName,
  type Optimizer,
} from "../ir/index.ts";
import { count } from "./describe.ts";
import type { DifferenceValue } from "./difference.ts";
import type { Draw, Draws, Group } from "./finding.ts";

const consequences: Readonly<Record<Effect, string>> = {
  shape: "The tensors behind it have other sizes.",
  values: "With the same weights the outputs differ.",
  "initial weights":
    "The function is the same; training starts from other weights.",
  training: "The outputs agree for the same weights; what is learned differs.",
  "speed only": "Results agree; only speed may differ.",
};

export const consequence = (effect: Effect): string => consequences[effect];

/** `PyTorch: 0.25; Keras, Chainer: 0.5`. */
export function contrast(
  values: readonly DifferenceValue[],
  classes: readonly number[],
  names: readonly string[],
): string {
  const distinct = [...new Set(classes)];
  return distinct
    .map((cls) => {
      const columns = classes.flatMap((c, column) =>
        c === cls ? [column] : [],
      );
      const who = columns.map((column) => names[column] ?? "").join(", ");
      return `${who}: ${values[columns[0] ?? 0]?.text ?? ""}`;
    })
    .join("; ");
}

/** `conv 1`, `conv 1 and conv 2`, `conv 1 to dense 2 (6 places)`. */
export function placesText(places: readonly string[]): string {
  if (places.length <= 2) return places.join(" and ");
  return `${places[0] ?? ""} to ${places.at(-1) ?? ""} (${places.length} places)`;
}

export function explainOption(
  op: OpName,
  option: string,
  effect: Effect,
  group: Group,
  names: readonly string[],
): string {
  const says = opOf(op).options[option]?.says ?? "";
  return `At ${placesText(group.places)}: ${contrast(group.values, group.classes, names)}. ${says} ${consequence(effect)}`;
}

export function explainOptimizer(
  optimizer: Optimizer,
  option: string,
  group: Group,
  names: readonly string[],
): string {
  const meaning = optimizerMeaning[optimizer.kind] as Record<string, string>;
  return `${contrast(group.values, group.classes, names)}. ${meaning[option] ?? ""} ${consequence("training")}`;
}

const roleWords: Readonly<Record<string, string>> = {
  kernel: "kernel",
  bias: "bias",
  scale: "scale",
  shift: "shift",
  table: "table",
  slope: "slope",
};

export const roleTitle = (role: string): string => roleWords[role] ?? role;

/** How an initialiser's spread compares, over all layers: the first two columns that differ. */
export function explainInitializer(
  role: string,
  draws: readonly Draws[],
  group: Group,
  names: readonly string[],
): string {
  const a = group.classes.findIndex((cls) => cls === 0);
  const b = group.classes.findIndex((cls) => cls === 1);
  const first = names[a] ?? "";
  const second = names[b] ?? "";
  const example = `at ${group.places[0] ?? ""}, ${first} ${startText(draws[0]?.[a], group.findings[0]?.values[a])} and ${second} ${startText(draws[0]?.[b], group.findings[0]?.values[b])}`;
  const spread = spreadText(
    draws.map((row) => [deviation(row[a]), deviation(row[b])]),
    first,
    second,
  );
  return `The ${roleTitle(role)} of ${placesText(group.places)} starts from another distribution: ${example}. ${spread}${consequence("initial weights")}`;
}

/** `draws from U(±0.19)`, `starts at 0`, `has none`. */
function startText(
  draw: Draw | null | undefined,
  value: DifferenceValue | undefined,
): string {
  if (!draw) return "has none";
  const verb =
    draw.initializer.kind === "constant" ? "starts at" : "draws from";
  return `${verb} ${value?.text ?? ""}`;
}

const deviation = (draw: Draw | null | undefined): number | null =>
  draw ? standardDeviation(distribution(draw.initializer, draw.fans)) : null;

/** `PyTorch's weights spread 0.36 to 0.71 times as wide as Keras's.` */
function spreadText(
  pairs: readonly (readonly [number | null, number | null])[],
  first: string,
  second: string,
): string {
  const known = pairs.filter(
    (pair): pair is readonly [number, number] =>
      pair[0] !== null && pair[1] !== null,
  );
  if (!known.length) return "";
  const ratios = known.filter(([, b]) => b > 0).map(([a, b]) => a / b);
  if (!ratios.length || ratios.every((ratio) => ratio === 0)) return "";
  const low = plainRatio(Math.min(...ratios));
  const high = plainRatio(Math.max(...ratios));
  return `${first}'s spread is ${low === high ? low : `${low} to ${high}`} times that of ${second}. `;
}

const plainRatio = (value: number): string =>
  String(Number(value.toPrecision(2)));

/** How many training examples public data sets hold. */
const trainingExamples: Readonly<Record<string, number>> = { cifar10: 50_000 };

export function explainRemainder(
  recipes: readonly (DataRecipe | null)[],
  group: Group,
  names: readonly string[],
): string {
  const lines = recipes.flatMap((recipe, column) => {
    const total = trainingExamples[recipe?.dataset.value ?? ""];
    const size = recipe?.batchSize.value;
    if (!recipe || total === undefined || !size) return [];
    const over = total % size;
    if (over === 0) return [];
    const steps = Math.floor(total / size);
    const does =
      recipe.remainder.value === "drop"
        ? `leaves out ${count(over)} of ${count(total)} examples in every epoch (${count(steps)} steps)`
        : recipe.remainder.value === "keep"
          ? `makes one more, smaller step of ${count(over)} examples (${count(steps + 1)} steps an epoch)`
          : `fills the last batch with ${count(size - over)} examples of the start (${count(steps + 1)} steps an epoch)`;
    return [`${names[column] ?? ""} ${does}`];
  });
  const what = lines.length
    ? `${lines.join("; ")}.`
    : `${contrast(group.values, group.classes, names)}.`;
  return `${what} The examples do not divide evenly into batches, so the steps of an epoch are not the same.`;
}

export function explainEvaluated(
  group: Group,
  names: readonly string[],
): string {
  return `The accuracy at the end is measured on different examples. ${contrast(group.values, group.classes, names)}. Training itself is the same.`;
}
