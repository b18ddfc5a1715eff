// The engines on a page without a product round them: what the browser tests call.
import { wrap } from "comlink";
import type { CheckWorker } from "../../src/engines/check/worker.ts";
import type { EngineId, Progress } from "../../src/engines/engine.ts";
import {
  cnn,
  noisePictures,
  tinySize,
  unmoved,
} from "../../src/engines/modelFixtures.ts";
import {
  train,
  type Mode,
  type TrainingPlan,
} from "../../src/engines/train.ts";
import { survivors } from "./survivors.ts";

function checkWorker() {
  const worker = new Worker(
    new URL("../../src/engines/check/worker.ts", import.meta.url),
    {
      type: "module",
    },
  );
  return wrap<CheckWorker>(worker);
}

/** A small network of either layout on 44 small pictures. */
function tinyPlan(engine: EngineId | null, mode: Mode["kind"]): TrainingPlan {
  const models = [
    cnn(tinySize, { learningRate: 0.05 }, { batchSize: 8, epochs: 2 }),
    cnn(tinySize, { learningRate: 0.05 }, { batchSize: 8, epochs: 2 }),
  ];
  const moves = models.map((model, i) =>
    i === 0 ? [] : model.parameters.map(unmoved),
  );
  return {
    columns: models.map((model, i) => ({
      model,
      dropouts: {},
      weights: { kind: "drawn", seed: i },
    })),
    dataset: noisePictures(44, 20, tinySize.image),
    mode:
      mode === "same weights"
        ? { kind: mode, moves, twinSteps: 5 }
        : { kind: mode },
    seed: 7,
    epochs: null,
    stepLimit: 9,
    evaluationLimit: 16,
    predictions: 4,
    secondOpinion: true,
    engine,
  };
}

const engines = {
  survivors,
  check: (engine: EngineId) => checkWorker().check(engine),
  checkOps: (engine: EngineId) => checkWorker().checkOps(engine),
  async train(
    engine: EngineId | null,
    mode: Mode["kind"],
  ): Promise<Progress[]> {
    const progress: Progress[] = [];
    for await (const message of train(tinyPlan(engine, mode)))
      progress.push(message);
    return progress;
  },
};

export type Engines = typeof engines;
(globalThis as unknown as { engines: Engines }).engines = engines;
