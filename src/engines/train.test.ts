// A run outlives its workers: what the next one is told, and what the page hears.
import { expect, it } from "vitest";
import type { Progress, StepReport } from "./engine.ts";
import type { Message } from "./loop.ts";
import { cnn, noisePictures, tinySize } from "./modelFixtures.ts";
import type { Snapshot } from "./plan.ts";
import type { TrainingClient } from "./tfjs/client.ts";
import type { Outcome, RunRequest, Tell } from "./tfjs/protocol.ts";
import { train, type TrainingPlan } from "./train.ts";

const plan: TrainingPlan = {
  columns: [
    {
      model: cnn(tinySize),
      dropouts: {},
      weights: { kind: "drawn", seed: 0 },
    },
  ],
  dataset: noisePictures(4, 2, tinySize.image),
  mode: { kind: "own initialisation" },
  seed: 0,
  epochs: 1,
  stepLimit: null,
  evaluationLimit: 0,
  predictions: 0,
  secondOpinion: false,
  engine: null,
};

const on = (backend: "webgpu" | "wasm"): Message => ({
  kind: "device",
  report: {
    device: {
      engine: `tfjs-${backend}`,
      backend,
      name: backend,
      software: false,
    },
    because: "It was chosen.",
    trials: [],
    refused: [],
  },
});
const step = (n: number, loss: number): Message => ({
  kind: "steps",
  reports: [{ column: 0, step: n, loss } as StepReport],
});

type Script = (request: RunRequest, tell: Tell) => Promise<Outcome | "crashed">;

function clients(scripts: Script[]): {
  start: () => TrainingClient;
  calls: string[];
} {
  const calls: string[] = [];
  const note = (what: string) => (): void => void calls.push(what);
  return {
    calls,
    start: () => ({
      run: scripts.shift() as Script,
      pause: note("pause"),
      resume: note("resume"),
      stop: note("stop"),
      end: note("end"),
      loseDevice: () => Promise.resolve(),
    }),
  };
}

async function hear(training: AsyncIterable<Progress>): Promise<string[]> {
  const kinds: string[] = [];
  for await (const { kind } of training) kinds.push(kind);
  return kinds;
}

const tellAll = (tell: Tell, messages: readonly Message[]): void =>
  messages.forEach((message) => void tell(message));

it("starts the same engine again from the last snapshot", async () => {
  const snapshot: Snapshot = { columns: [{ step: 1, state: {} }], curves: [] };
  const requests: RunRequest[] = [];
  const { start } = clients([
    (request, tell) => {
      requests.push(request);
      tellAll(tell, [
        on("webgpu"),
        step(1, 3),
        { kind: "snapshot", snapshot },
        step(2, 2),
      ]);
      return Promise.resolve("crashed");
    },
    (request, tell) => {
      requests.push(request);
      tellAll(tell, [on("webgpu"), step(3, 1)]);
      return Promise.resolve({ kind: "finished" });
    },
  ]);
  const training = train(plan, { start, snapshotEvery: 9 });
  expect(await hear(training)).toEqual([
    "device",
    "steps",
    "steps",
    "device",
    "steps",
  ]);
  expect(requests[0]).toMatchObject({ remembered: null, snapshotEvery: 9 });
  expect(requests[1]).toMatchObject({
    remembered: { engine: "tfjs-webgpu" },
    lost: [],
  });
  expect(requests[1]?.resumption).toMatchObject({
    from: "tfjs-webgpu",
    snapshot,
  });
  expect(requests[1]?.resumption?.reported[0]?.slice(0, 2)).toEqual([3, 2]);
});

it("gives an engine up that is lost twice without getting further", async () => {
  const requests: RunRequest[] = [];
  const losing =
    (...messages: Message[]): Script =>
    (request, tell) => {
      requests.push({ ...request, lost: [...request.lost] });
      tellAll(tell, messages);
      const because = `gone ${requests.length}`;
      return Promise.resolve({ kind: "lost", engine: "tfjs-webgpu", because });
    };
  const { start } = clients([
    losing(on("webgpu"), step(1, 3)),
    losing(on("webgpu"), step(2, 2)),
    losing(on("webgpu")),
    (request, tell) => {
      requests.push(request);
      tellAll(tell, [on("wasm"), step(3, 1)]);
      return Promise.resolve({ kind: "finished" });
    },
  ]);
  await hear(train(plan, { start }));
  expect(requests.map(({ remembered }) => remembered?.engine)).toEqual([
    undefined,
    "tfjs-webgpu",
    "tfjs-webgpu",
    undefined,
  ]);
  expect(requests.map(({ lost }) => lost)).toEqual([
    [],
    [],
    [],
    [{ engine: "tfjs-webgpu", reason: "gone 3" }],
  ]);
});

it("keeps a pause over the change of workers", async () => {
  const { start, calls } = clients([
    (_, tell) => {
      void tell(on("webgpu"));
      queueMicrotask(() => training.pause());
      const outcome = { kind: "lost", engine: "tfjs-webgpu", because: "gone" };
      return Promise.resolve().then(() => outcome as Outcome);
    },
    () => Promise.resolve({ kind: "finished" } as const),
  ]);
  const training = train(plan, { start: () => start() });
  await hear(training);
  // Once by the person, once for the new worker.
  expect(calls.filter((call) => call === "pause")).toHaveLength(2);
});

it("fails with the worker's own error", async () => {
  const { start } = clients([() => Promise.reject(new Error("no loss"))]);
  await expect(hear(train(plan, { start }))).rejects.toThrow("no loss");
});
