// Training as a whole, under Node: against the Float64 reference, without leaks, and to the same bits after a lost device.
import { beforeAll, describe, expect, it } from "vitest";
import { compileColumn } from "./compile.ts";
import { Control } from "./control.ts";
import type { EngineId, Progress, StepReport } from "./engine.ts";
import type { Engine } from "./executor.ts";
import { initialStates } from "./initialState.ts";
import { trainHere, type Message } from "./loop.ts";
import { cnn, noisePictures, tinySize, unmoved } from "./modelFixtures.ts";
import type { Mode, Resumption, Snapshot, TrainingPlan } from "./plan.ts";
import { momentOf, runStep, type State } from "./reference/train.ts";
import { startEngine } from "./start.ts";
import { installedWasmFiles } from "./tfjs/node.ts";

const start = (engine: EngineId): Promise<Engine> =>
  startEngine(engine, () => Promise.resolve(installedWasmFiles()));

const dataset = noisePictures(44, 20, tinySize.image);

function planWith(changes: Partial<TrainingPlan> = {}): TrainingPlan {
  const recipe = { batchSize: 8, epochs: 2 };
  const models = [
    cnn(tinySize, { learningRate: 0.01 }, recipe),
    cnn(tinySize, { learningRate: 0.01 }, { ...recipe, remainder: "drop" }),
  ];
  return {
    columns: models.map((model, i) => ({
      model,
      dropouts: {},
      weights: { kind: "drawn", seed: i },
    })),
    dataset,
    mode: { kind: "own initialisation" },
    seed: 7,
    epochs: null,
    stepLimit: null,
    evaluationLimit: 0,
    predictions: 0,
    secondOpinion: false,
    engine: null,
    ...changes,
  };
}

async function messagesOf(
  plan: TrainingPlan,
  engine: Engine,
  more: { resumption?: Resumption; snapshotEvery?: number } = {},
): Promise<Message[]> {
  const messages: Message[] = [];
  const options = { control: new Control(), ...more };
  for await (const message of trainHere(plan, engine, options))
    messages.push(message);
  return messages;
}

const reportsOf = (messages: readonly Message[]): StepReport[] =>
  messages.flatMap((each) => (each.kind === "steps" ? [...each.reports] : []));
const lossesOf = (messages: readonly Message[], column: number): number[] =>
  reportsOf(messages)
    .filter((report) => report.column === column)
    .map(({ loss }) => loss);
function only<Kind extends Progress["kind"]>(
  messages: readonly Message[],
  kind: Kind,
): Extract<Progress, { kind: Kind }>[] {
  return messages.filter(
    (each): each is Extract<Progress, { kind: Kind }> => each.kind === kind,
  );
}

describe.each<EngineId>(["tfjs-cpu", "tfjs-wasm", "onnx-wasm", "simd-wasm"])(
  "training on %s",
  (id) => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await start(id);
      expect(engine.device.engine).toBe(id);
    });

    it("follows the Float64 reference by SGD, step by step", async () => {
      const plan = planWith({ stepLimit: 8 });
      const messages = await messagesOf(plan, engine);
      expect(only(messages, "simplified").map(({ column }) => column)).toEqual([
        0, 1,
      ]);
      const compiled = compileColumn(plan, 0);
      const { train } = compiled.graphs;
      let state: State = Object.fromEntries(
        Object.entries(initialStates(plan, [compiled])[0] ?? {}).map(
          ([name, values]) => [name, Float64Array.from(values)],
        ),
      );
      const losses: number[] = [];
      for (let step = 1; step <= 8; step++) {
        const { feeds, count } = compiled.feeds(step);
        const arrays = Object.fromEntries(
          Object.entries(feeds).map(([name, { data }]) => [name, data]),
        );
        const moment = momentOf(step, 8, plan.seed);
        const result = runStep(train, state, { size: count, arrays }, moment);
        state = { ...result.state };
        losses.push(result.outputs["loss"]?.data[0] ?? NaN);
      }
      lossesOf(messages, 0).forEach((loss, i) =>
        expect(loss).toBeCloseTo(losses[i] ?? NaN, 5),
      );
      expect(new Set(losses).size).toBe(8);
    });

    it("goes on after a lost device to the same bits, and tells no step twice", async () => {
      const whole = await messagesOf(planWith(), engine, {
        snapshotEvery: 1e-6,
      });
      const snapshots = whole.flatMap((each): Snapshot[] =>
        each.kind === "snapshot" ? [each.snapshot] : [],
      );
      const snapshot = snapshots[1] as Snapshot;
      const lostAt = (snapshot.columns[0]?.step ?? 0) + 3;
      const reported = [0, 1].map((c) => lossesOf(whole, c).slice(0, lostAt));
      const resumption: Resumption = {
        from: "tfjs-webgpu",
        because: "lost on purpose",
        snapshot,
        reported,
      };
      const rest = await messagesOf(planWith(), engine, { resumption });
      expect(only(rest, "resumed")).toEqual([
        {
          kind: "resumed",
          from: "tfjs-webgpu",
          to: id,
          because: "lost on purpose",
          step: snapshot.columns[0]?.step,
          replayed: 6,
          deviation: 0,
        },
      ]);
      for (const column of [0, 1])
        expect([
          ...(reported[column] ?? []),
          ...lossesOf(rest, column),
        ]).toEqual(lossesOf(whole, column));
    });
  },
);

describe("a run", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await start("tfjs-cpu");
  });

  it("keeps or drops the last partial batch as each recipe says, in one order of examples", async () => {
    const moves = planWith().columns.map(({ model }, i) =>
      i === 0 ? [] : model.parameters.map(unmoved),
    );
    const mode: Mode = { kind: "same weights", moves, twinSteps: 12 };
    const messages = await messagesOf(planWith({ mode }), engine);
    const steps = reportsOf(messages);
    expect(steps.filter(({ column }) => column === 0)).toHaveLength(12);
    expect(steps.filter(({ column }) => column === 1)).toHaveLength(10);
    expect(lossesOf(messages, 1).slice(0, 5)).toEqual(
      lossesOf(messages, 0).slice(0, 5),
    );
    const [twin] = only(messages, "twin");
    expect(twin?.ulpDeviation).toBeLessThan(1e-5);
    expect(twin?.largestDeviation).toBeGreaterThan(twin?.ulpDeviation ?? 1);
  });

  it("evaluates the split that the recipe names and shows predictions", async () => {
    const plan = planWith({
      stepLimit: 2,
      evaluationLimit: null,
      predictions: 5,
    });
    const messages = await messagesOf(plan, engine);
    const evaluated = only(messages, "evaluated");
    expect(evaluated.map(({ examples }) => examples)).toEqual([20, 20]);
    expect(evaluated[0]?.predictions.map(({ truth }) => truth)).toEqual([
      ...dataset.test.targets.slice(0, 5),
    ]);
    expect(messages.at(-1)).toEqual({ kind: "done", stopped: false });
  });

  it("stops when asked, without evaluating", async () => {
    const control = new Control();
    const messages: Message[] = [];
    for await (const message of trainHere(planWith(), engine, { control })) {
      messages.push(message);
      if (message.kind === "steps") control.stop();
    }
    expect(only(messages, "evaluated")).toEqual([]);
    expect(messages.at(-1)).toEqual({ kind: "done", stopped: true });
  });

  it("waits while paused", async () => {
    const control = new Control();
    control.pause();
    const kinds: string[] = [];
    for await (const message of trainHere(planWith({ stepLimit: 1 }), engine, {
      control,
    })) {
      kinds.push(message.kind);
      if (message.kind === "paused") control.resume();
    }
    expect(kinds.indexOf("paused")).toBeLessThan(kinds.indexOf("steps"));
  });
});
