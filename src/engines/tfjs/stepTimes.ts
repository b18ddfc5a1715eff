// How long a training step of the repository's network takes on the running backend.
import * as tf from "@tensorflow/tfjs-core";
import { generatedDataset } from "../../data/generated.ts";
import { compileColumn } from "../compile.ts";
import type { BackendId } from "../engine.ts";
import { initialStates } from "../initialState.ts";
import { cnn, repositorySize } from "../modelFixtures.ts";
import type { TrainingPlan } from "../plan.ts";
import { TfjsColumn } from "./engine.ts";

export interface StepTimes {
  /** Seconds of each step, its batch and masks included; the first two (warm-up) are left out. */
  readonly seconds: readonly number[];
  readonly losses: readonly number[];
  /** Tensors alive after each step. */
  readonly tensors: readonly number[];
}

const warmUp = 2;

export async function timeSteps(
  backend: BackendId,
  steps: number,
  batchSize: number,
): Promise<StepTimes> {
  const plan: TrainingPlan = {
    columns: [
      {
        model: cnn(repositorySize, {}, { batchSize }),
        dropouts: {},
        weights: { kind: "drawn", seed: 0 },
      },
    ],
    dataset: generatedDataset({ train: batchSize * 8, test: 1 }),
    mode: { kind: "own initialisation" },
    seed: 0,
    epochs: 100,
    stepLimit: null,
    evaluationLimit: 0,
    predictions: 0,
    secondOpinion: false,
    backend,
  };
  const compiled = compileColumn(plan, 0);
  const column = new TfjsColumn(compiled.graphs, backend);
  column.load(initialStates(plan, [compiled])[0] ?? {});
  const seconds: number[] = [];
  const losses: number[] = [];
  const tensors: number[] = [];
  for (let step = 1; step <= warmUp + steps; step++) {
    const start = performance.now();
    const { feeds, count } = compiled.feeds(step);
    column.step(feeds, count);
    const [metrics] = await column.collect();
    if (step > warmUp) seconds.push((performance.now() - start) / 1000);
    losses.push(metrics?.loss ?? NaN);
    tensors.push(tf.memory().numTensors);
  }
  column.dispose();
  return { seconds, losses, tensors };
}
