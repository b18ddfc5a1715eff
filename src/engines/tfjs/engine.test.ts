// A column on tfjs holds the same number of tensors whatever the number of steps, and none when it is gone.
import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { compileColumn } from "../compile.ts";
import type { BackendId } from "../engine.ts";
import { initialStates } from "../initialState.ts";
import { cnn, noisePictures } from "../modelFixtures.ts";
import type { TrainingPlan } from "../plan.ts";
import { startTfjs } from "./engine.ts";
import { installedWasmFiles } from "./node.ts";

const model = cnn(
  { image: 4, filters: [1, 1], hidden: 2 },
  {},
  { batchSize: 2 },
);
const plan: TrainingPlan = {
  columns: [{ model, dropouts: {}, weights: { kind: "drawn", seed: 0 } }],
  dataset: noisePictures(8, 2, 4),
  mode: { kind: "own initialisation" },
  seed: 7,
  epochs: 1000,
  stepLimit: null,
  evaluationLimit: null,
  predictions: 0,
  secondOpinion: false,
  engine: null,
};

describe.each<BackendId>(["cpu", "wasm"])("on %s", (backend) => {
  it("holds as many tensors after step 1,000 as after step 10", async () => {
    const engine = await startTfjs({
      backend,
      wasmFiles: installedWasmFiles(),
    });
    const before = tf.memory().numTensors;
    const compiled = compileColumn(plan, 0);
    const column = engine.column(compiled.graphs);
    column.load(initialStates(plan, [compiled])[0] ?? {});
    const counts: number[] = [];
    for (let step = 1; step <= 1000; step++) {
      const { feeds, count } = compiled.feeds(step);
      await column.step(feeds, count);
      if (step % 10 === 0) await column.collect();
      counts.push(tf.memory().numTensors);
    }
    expect(counts[999]).toBe(counts[9]);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(10);
    column.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
