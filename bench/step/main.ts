// Times training steps of the shipped CNN: our engine and stock tfjs `model.fit`, one backend at a time.
import shipped from "virtual:shipped/cnn-cifar10";
import type { Analysis } from "../../src/analysis.ts";
import { generatedDataset } from "../../src/data/generated.ts";
import { compileColumn } from "../../src/engines/compile.ts";
import type { BackendId } from "../../src/engines/engine.ts";
import { initialStates } from "../../src/engines/initialState.ts";
import { startTfjs } from "../../src/engines/tfjs/engine.ts";
import { servedWasmFiles } from "../../src/engines/tfjs/wasmFiles.ts";
import { trainingPlan } from "../../src/pipeline.ts";
import { stockSteps } from "./stock.ts";

export interface Work {
  readonly engine: "ours" | "stock";
  readonly backend: BackendId;
  readonly batch: number;
  /** Timed steps, after one that is not. */
  readonly steps: number;
}

export interface Timed {
  /** Seconds of each step; empty where the engine cannot run it. */
  readonly seconds: readonly number[];
  readonly device: string;
  readonly refused: string | null;
}

/** The PyTorch column's plan, at a batch size. */
function planAt(batch: number) {
  const analysis = shipped[0]?.analysis as Analysis;
  const dataset = generatedDataset({ train: batch * 2, test: 10 });
  const plan = trainingPlan(analysis, {
    dataset,
    mode: "own initialisation",
    seed: 0,
    epochs: null,
    stepLimit: null,
    evaluationLimit: 0,
    engine: null,
  });
  const [column] = plan.columns;
  if (!column?.model.data)
    throw new Error(
      "Expected the shipped notebook to hold a model with a data recipe.",
    );
  const data = {
    ...column.model.data,
    batchSize: { ...column.model.data.batchSize, value: batch },
  };
  return {
    ...plan,
    columns: [{ ...column, model: { ...column.model, data } }],
  };
}

async function ourSteps({ backend, batch, steps }: Work): Promise<Timed> {
  const plan = planAt(batch);
  const engine = await startTfjs({
    backend,
    wasmFiles: servedWasmFiles,
    patience: 120_000,
  });
  const compiled = compileColumn(plan, 0);
  const column = engine.column(compiled.graphs);
  column.load(initialStates(plan, [compiled])[0] ?? {});
  const seconds: number[] = [];
  for (let step = 1; step <= steps + 1; step++) {
    const start = performance.now();
    const { feeds, count } = compiled.feeds(step);
    await column.step(feeds, count);
    await column.collect();
    seconds.push((performance.now() - start) / 1000);
  }
  column.dispose();
  return {
    seconds: seconds.slice(1),
    device: engine.device.name,
    refused: null,
  };
}

declare global {
  interface Window {
    measure(work: Work): Promise<Timed>;
  }
}

window.measure = (work) =>
  work.engine === "ours" ? ourSteps(work) : stockSteps(work);
