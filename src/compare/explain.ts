// The sentences of the comparison, for readers who are learning.
import {
  opOf,
  optimizerMeaning,
  type DataRecipe,
  type Effect,
  type OpName,
  type Optimizer,
} from "../ir/index.ts";
import { count } from "./describe.ts";
import type { DifferenceValue } from "./difference.ts";
import type { Group } from "./finding.ts";

const consequences: Readonly<Record<Effect, string>> = {
  shape: "The tensors behind it have other sizes.",
  values: "With the same weights the outputs differ.",
  "initial weights":
    "The function is the same; training starts from other weights.",
  training: "The outputs agree for the same weights; what is learned differs.",
  "speed only": "Results agree; only speed may differ.",
};

export const consequence = (effect: Effect): string => consequences[effect];

/** `PyTorch`, `PyTorch and Keras`; more than three are the first and a number: all of them stand beside their values. */
export function everyone(names: readonly string[], and = " and "): string {
  const [first = "", ...others] = names;
  if (names.length > 3) return `${first} and ${others.length} others`;
  const last = names.at(-1) ?? "";
  return names.length > 1
    ? `${names.slice(0, -1).join(", ")}${and}${last}`
    : first;
}

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
      const who = everyone(
        columns.map((column) => names[column] ?? ""),
        ", ",
      );
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
  outputs: readonly DifferenceValue[] | null,
): string {
  const says = opOf(op).options[option]?.says ?? "";
  return `At ${placesText(group.places)}: ${contrast(group.values, group.classes, names)}. ${says} ${outputText(outputs, group, effect, names)}`;
}

/** Options of one layer may make up for each other: then its output keeps its size. */
function outputText(
  outputs: readonly DifferenceValue[] | null,
  { classes }: Group,
  effect: Effect,
  names: readonly string[],
): string {
  if (!outputs) return consequence(effect);
  const [first, ...others] = outputs.map(({ text }) => text);
  return effect === "shape" && others.every((text) => text === first)
    ? `Its output has the same size in all columns, ${first ?? ""}; what it computes differs.`
    : `Its output: ${contrast(outputs, classes, names)}. ${consequence(effect)}`;
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

/** How many training examples public data sets hold. */
const trainingExamples: Readonly<Record<string, number>> = { cifar10: 50_000 };

export function explainRemainder(
  recipes: readonly (DataRecipe | null)[],
  group: Group,
  names: readonly string[],
): string {
  const byDeed = new Map<string, string[]>();
  recipes.forEach((recipe, column) => {
    const deed = recipe && remainderDeed(recipe);
    if (deed)
      byDeed.set(deed, [...(byDeed.get(deed) ?? []), names[column] ?? ""]);
  });
  const lines = [...byDeed].map(([deed, who]) => {
    const verb = who.length > 1 ? "" : "s";
    return `${everyone(who)} ${deed.replace("#", verb)}`;
  });
  const what = lines.length
    ? `${lines.join("; ")}.`
    : `${contrast(group.values, group.classes, names)}.`;
  return `${what} The examples do not divide evenly into batches, so the steps of an epoch are not the same.`;
}

/** What a program does with the examples that are left over; `#` is the verb's ending. Null where none are. */
function remainderDeed({
  dataset,
  batchSize,
  remainder,
}: DataRecipe): string | null {
  const total = trainingExamples[dataset.value ?? ""];
  const size = batchSize.value;
  const over = total === undefined || !size ? 0 : total % size;
  if (total === undefined || over === 0) return null;
  const steps = Math.floor(total / size);
  switch (remainder.value) {
    case "drop":
      return `leave# out ${count(over)} of ${count(total)} examples in every epoch (${count(steps)} steps)`;
    case "keep":
      return `make# one more, smaller step of ${count(over)} examples (${count(steps + 1)} steps an epoch)`;
    case "wrap":
      return `fill# the last batch with ${count(size - over)} examples of the start (${count(steps + 1)} steps an epoch)`;
    default:
      remainder.value satisfies never;
      return null;
  }
}

export function explainEvaluated(
  group: Group,
  names: readonly string[],
): string {
  return `The accuracy at the end is measured on different examples. ${contrast(group.values, group.classes, names)}. Training itself is the same.`;
}
