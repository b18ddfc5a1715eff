// What a visitor chooses of a run, and in plain words what a run will then do.
import type { Analysis } from "../../analysis.ts";
import type { Dataset } from "../../data/dataset.ts";
import { generatedExamples } from "../../data/generatedSize.ts";
import type { Model } from "../../ir/index.ts";
import type { DatasetChoice } from "../state/datasets.ts";
import { count } from "./time.ts";

export type RunMode = "own initialisation" | "same weights";

export interface RunWish {
  readonly mode: RunMode;
  readonly seed: number;
  /** null: as the code says. */
  readonly epochs: number | null;
  readonly stepLimit: number | null;
}

export interface Choices extends RunWish {
  readonly data: DatasetChoice;
}

export const usual: Choices = {
  mode: "own initialisation",
  seed: 7,
  epochs: null,
  stepLimit: 300,
  data: "generated",
};

/** The whole run in some sentences; null as long as no column was read. */
export function runWords(
  choices: Choices,
  analysis: Analysis | null,
  titles: readonly string[],
  given: Dataset | null,
): string | null {
  const models = (analysis?.compared ?? []).flatMap(
    (i) => analysis?.columns[i]?.model ?? [],
  );
  if (models.length === 0) return null;
  const names = (analysis?.compared ?? []).map((i) => titles[i] ?? "");
  const one = models.length === 1;
  return [
    `${whoWords(names)} ${one ? "learns" : "learn"} from ${dataWords(choices, given, one)}: ${lengthWords(choices, models)}.`,
    startWords(choices, names, models),
    `${one ? "It is" : names.length === 2 ? "Both are" : "All are"} then tested on ${testWords(choices, given)} never seen before.`,
  ].join(" ");
}

/** The same in the few words that fit beside a button. */
export function shortWords({ mode, seed, epochs, stepLimit }: Choices): string {
  const length =
    stepLimit !== null
      ? `up to ${stepWords(stepLimit)}`
      : epochs !== null
        ? epochWords(epochs)
        : "all epochs";
  return `${mode}, seed ${seed}, ${length}`;
}

function whoWords(names: readonly string[]): string {
  if (names.length > 3) return `All ${names.length} columns`;
  return names.length === 3
    ? `${names[0]}, ${names[1]} and ${names[2]}`
    : names.join(" and ");
}

function dataWords(
  { data }: Choices,
  given: Dataset | null,
  alone: boolean,
): string {
  const same = alone ? "" : "the same ";
  if (data === "generated")
    return `${same}${count(generatedExamples.train)} pictures, drawn by this page`;
  return given
    ? `${same}${count(given.train.count)} pictures of ${given.title}`
    : "CIFAR-10, which is not here yet: drop its archive on the page, or fetch it";
}

const testWords = ({ data }: Choices, given: Dataset | null): string =>
  data === "generated"
    ? count(generatedExamples.test)
    : given
      ? count(given.test.count)
      : "pictures";

function lengthWords(
  { epochs, stepLimit }: Choices,
  models: readonly Model[],
): string {
  const epoch =
    epochs === null
      ? said(models, ({ data }) => data?.epochs.value, epochWords)
      : epochWords(epochs);
  const batch = said(
    models,
    ({ data }) => data?.batchSize.value,
    (size) => `in batches of ${size}`,
  );
  const limit =
    stepLimit === null ? "" : `, but no more than ${stepWords(stepLimit)}`;
  return `${epoch ?? "as many epochs as each column says"} ${batch ?? "in batches as each column says"}${limit}`;
}

const stepWords = (steps: number): string =>
  steps === 1 ? "1 step" : `${count(steps)} steps`;

const epochWords = (epochs: number): string =>
  epochs === 1 ? "1 epoch" : `${count(epochs)} epochs`;

/** The words for what all columns say; null where they disagree, or one is silent. */
function said(
  models: readonly Model[],
  pick: (model: Model) => number | undefined,
  words: (value: number) => string,
): string | null {
  const [first, ...others] = models.map(pick);
  return first !== undefined && others.every((other) => other === first)
    ? words(first)
    : null;
}

function startWords(
  { mode, seed }: Choices,
  names: readonly string[],
  models: readonly Model[],
): string {
  const own = models.some(({ data }) => data?.seed.value != null)
    ? " where its code sets none"
    : "";
  const from = `from seed ${seed}${own}`;
  if (names.length === 1) return `It draws its first weights ${from}.`;
  return mode === "same weights"
    ? `${names[0]} draws its first weights ${from}, and ${names.length === 2 ? `${names[1]} starts` : "the others start"} from the very same: where the curves part, the models do.`
    : `Each draws its first weights as its framework does, ${from}.`;
}
