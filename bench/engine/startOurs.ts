// Which engine stands for ours in the bench: the one that the page would choose.
import { engine as tfjs } from "@tensorflow/tfjs-core";
import { chooseEngine } from "../../src/engines/choose.ts";
import { engineIds, type EngineId } from "../../src/engines/engine.ts";
import type { Engine } from "../../src/engines/executor.ts";
import { engineName } from "../../src/engines/names.ts";
import { startOnnx } from "../../src/engines/onnx/engine.ts";
import type { TrainingPlan } from "../../src/engines/plan.ts";
import { startEngine } from "../../src/engines/start.ts";
import { servedWasmFiles } from "../../src/engines/tfjs/wasmFiles.ts";
import { trialOf } from "../../src/engines/trial.ts";
import type { Asked } from "./contestant.ts";

export interface Ours {
  readonly engine: Engine;
  readonly library: string;
  /** Tensors alive in tfjs; 0 where it does not run. */
  readonly tensors: () => number;
}

/** Starts the engine that was asked for by name, and no other; without a name, the one that is fastest at this plan. */
export async function startOurs(
  { backend, without }: Asked,
  plan: TrainingPlan,
): Promise<Ours> {
  const { engine } = await chooseEngine({
    preferred: named(backend),
    lost: [],
    remembered: null,
    start: (id) =>
      id === "onnx-wasm" && without === "layout"
        ? startOnnx("wasm", { channelsFirst: false })
        : startEngine(id, () => Promise.resolve(servedWasmFiles)),
    trial: trialOf(plan),
  });
  const { device } = engine;
  if (backend !== null && device.engine !== backend)
    throw new Error(`Expected ${backend}. Received ${device.engine}.`);
  return {
    engine,
    library: engineName(device.engine),
    tensors: () => tfjs().state.numTensors,
  };
}

function named(backend: string | null): EngineId | null {
  const id = engineIds.find((each) => each === backend);
  if (backend === null || id) return id ?? null;
  throw new Error(
    `Expected one of ${engineIds.join(", ")}. Received ${backend}.`,
  );
}
