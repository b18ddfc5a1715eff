// One column's data recipe at work: which examples make which step, and the arrays fed.
import {
  batchesOf,
  batchMaker,
  stepsPerEpoch,
  type Batch,
  type BatchMaker,
} from "../data/batches.ts";
import type { Dataset } from "../data/dataset.ts";
import type { DataRecipeOptions } from "../ir/data.ts";
import type { Model } from "../ir/model.ts";
import type { TrainingMoment } from "../ir/optimizers/schedule.ts";
import { EngineError } from "./engine.ts";
import type { TrainingPlan } from "./plan.ts";

export interface StepOfRun extends TrainingMoment {
  /** Place in the epoch, from 0. */
  readonly batch: number;
}

/** The steps of one column. */
export interface Schedule {
  readonly options: DataRecipeOptions;
  readonly steps: number;
  at(step: number): StepOfRun;
  batch(step: number): Batch;
}

/** The plain values of a model's data recipe. */
export function recipeOf(model: Model): DataRecipeOptions {
  if (!model.data)
    throw new EngineError(
      `Expected the program to say how its data become batches. Received a ${model.dialect} model without a data recipe.`,
    );
  const entries: [string, unknown][] = Object.entries(model.data).map(
    ([key, setting]) => [key, setting.value],
  );
  return Object.fromEntries(entries) as unknown as DataRecipeOptions;
}

export function scheduleOf(
  model: Model,
  plan: Pick<TrainingPlan, "dataset" | "seed" | "epochs" | "stepLimit">,
): Schedule {
  const options = recipeOf(model);
  const { train } = plan.dataset;
  const perEpoch = stepsPerEpoch(options, train.count);
  if (perEpoch === 0)
    throw new EngineError(
      `Expected at least one batch of ${options.batchSize} examples. Received ${train.count} examples, and the recipe drops what does not fill a batch.`,
    );
  const steps = Math.min(
    perEpoch * (plan.epochs ?? options.epochs),
    plan.stepLimit ?? Infinity,
  );
  // An epoch that keeps its remainder holds all examples; any other, whole batches.
  const epochExamples =
    options.remainder === "keep" ? train.count : perEpoch * options.batchSize;
  const at = (step: number): StepOfRun => {
    const [epoch, batch] = [
      Math.floor((step - 1) / perEpoch),
      (step - 1) % perEpoch,
    ];
    const examples = epoch * epochExamples + batch * options.batchSize;
    return { epoch: epoch + 1, step, batch, examples };
  };
  const make = trainingBatches(plan.dataset, options);
  let held: { epoch: number; batches: readonly Uint32Array[] } | null = null;
  return {
    options,
    steps,
    at,
    batch(step) {
      const { epoch, batch } = at(step);
      if (held?.epoch !== epoch)
        held = {
          epoch,
          batches: batchesOf(options, train.count, epoch - 1, plan.seed),
        };
      return make(held.batches[batch] as Uint32Array);
    },
  };
}

const trainingBatches = (
  dataset: Dataset,
  options: DataRecipeOptions,
): BatchMaker => batchMaker(dataset.train, dataset, options);

/** The examples that the recipe's evaluation judges, cut to large batches; a wrapped remainder starts again from the first. */
export function evaluationBatches(
  dataset: Dataset,
  options: DataRecipeOptions,
  batchSize: number,
  limit: number | null,
): { readonly indices: readonly Uint32Array[]; readonly make: BatchMaker } {
  const evaluated = options.evaluated ?? { split: "test", remainder: "keep" };
  const split = dataset[evaluated.split];
  const rounds = split.count / options.batchSize;
  const whole = {
    keep: split.count,
    drop: Math.floor(rounds) * options.batchSize,
    wrap: Math.ceil(rounds) * options.batchSize,
  }[evaluated.remainder];
  const count = Math.min(whole, limit ?? Infinity);
  const indices = Array.from({ length: Math.ceil(count / batchSize) }, (_, i) =>
    Uint32Array.from(
      { length: Math.min(batchSize, count - i * batchSize) },
      (_, j) => (i * batchSize + j) % split.count,
    ),
  );
  return { indices, make: batchMaker(split, dataset, options) };
}
