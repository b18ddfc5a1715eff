// Runs that are disturbed while they go on, and what they end on: called by the browser tests of survival.
import type { EngineId, Progress } from "../../src/engines/engine.ts";
import {
  cnn,
  noisePictures,
  tinySize,
  trainedBy,
} from "../../src/engines/modelFixtures.ts";
import {
  train,
  type Snapshot,
  type Training,
  type TrainingPlan,
} from "../../src/engines/train.ts";

/** What a run told, and the SHA-256 of every number of its last state. */
export interface Ended {
  readonly progress: readonly Progress[];
  readonly digest: string;
}

/** Adam on a small network with dropout, beside the same network by SGD with momentum; on an emulated GPU Adam alone. */
function plan(engine: EngineId, steps: number): TrainingPlan {
  const model = cnn(tinySize, {}, { batchSize: 8, epochs: 5000 });
  const models = [trainedBy(model, "adam"), model];
  return {
    columns: models.slice(0, engine.endsWith("wasm") ? 2 : 1).map((each) => ({
      model: each,
      dropouts: {},
      weights: { kind: "drawn", seed: 1 },
    })),
    dataset: noisePictures(44, 20, tinySize.image),
    mode: { kind: "own initialisation" },
    seed: 7,
    epochs: null,
    stepLimit: steps,
    evaluationLimit: 16,
    predictions: 4,
    secondOpinion: false,
    engine,
  };
}

async function digestOf({ columns }: Snapshot): Promise<string> {
  const arrays = columns.flatMap(({ state }) =>
    Object.keys(state)
      .sort()
      .map((name) => state[name] as Float32Array<ArrayBuffer>),
  );
  const bytes = await new Blob(arrays).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}

let training: Training | null = null;
let progress: Progress[] = [];
let ended: Promise<Ended> | null = null;

async function hear(run: Training): Promise<Ended> {
  for await (const message of run) progress.push(message);
  const snapshot = run.snapshot();
  if (!snapshot) throw new Error("Expected a last snapshot. Received none.");
  return { progress, digest: await digestOf(snapshot) };
}

export const survivors = {
  /** Starts a run of two columns on one engine, with a snapshot after nearly every turn. */
  begin(engine: EngineId, steps: number): void {
    progress = [];
    training = train(plan(engine, steps), { snapshotEvery: 20 });
    ended = hear(training);
  },
  /** Steps of the first column that were told so far. */
  steps: (): number =>
    progress
      .flatMap((each) => (each.kind === "steps" ? each.reports : []))
      .filter(({ column }) => column === 0).length,
  lose: () => training?.loseDevice(),
  end: () => ended,
};
