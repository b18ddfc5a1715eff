// A run that goes on from a snapshot, under Node: every update rule and every running statistic ends on the bits of a run left alone.
import { beforeAll, describe, expect, it } from "vitest";
import {
  textbook,
  type Model,
  type OptimizerName,
  type OptionsOf,
} from "../ir/index.ts";
import { Control } from "./control.ts";
import type { StepReport } from "./engine.ts";
import type { Engine } from "./executor.ts";
import { trainHere, type Message } from "./loop.ts";
import {
  ModelDraft,
  noisePictures,
  stated,
  trainedBy,
  unmoved,
} from "./modelFixtures.ts";
import type { Resumption, Snapshot, TrainingPlan } from "./plan.ts";
import { Replay } from "./replay.ts";
import { startTfjs } from "./tfjs/engine.ts";
import { installedWasmFiles } from "./tfjs/node.ts";

const shares: readonly OptionsOf<"batchNorm">["newStatisticShare"][] = [
  0.1,
  null,
  { afterFirst: 0.25 },
];

/** Dense, batch normalisation by each kind of running statistic, dropout, dense. */
function modelWith(kind: OptimizerName): Model {
  const draft = new ModelDraft();
  let x = draft.add(
    "flatten",
    { startAxis: 1, endAxis: -1 },
    draft.input([3, 4, 4]),
  );
  for (const newStatisticShare of shares) {
    x = draft.add("dense", { units: 6, useBias: true }, x);
    x = draft.add(
      "batchNorm",
      {
        axis: 1,
        epsilon: 1e-5,
        newStatisticShare,
        center: true,
        scale: true,
        runningVariance: "unbiased",
        trackRunning: true,
        activeIn: "training",
      },
      x,
    );
  }
  const dropped = { dropRate: 0.5, granularity: "element" } as const;
  x = draft.add("dropout", { ...dropped, activeIn: "training" }, x);
  x = draft.add("dense", { units: 10, useBias: true }, x);
  const recipe = { batchSize: 8, epochs: 3 };
  return trainedBy(draft.classifier(x, {}, recipe), kind);
}

/** Columns of unlike length (the second drops what fills no batch), and a 1-ulp twin that ends before them. */
function planOf(kind: OptimizerName): TrainingPlan {
  const first = modelWith(kind);
  const data = { ...first.data, remainder: stated("drop") } as Model["data"];
  const models = [first, { ...first, data }];
  return {
    columns: models.map((model) => ({
      model,
      dropouts: {},
      weights: { kind: "drawn", seed: 3 },
    })),
    dataset: noisePictures(28, 20, 4),
    mode: {
      kind: "same weights",
      moves: [[], first.parameters.map(unmoved)],
      twinSteps: 7,
    },
    seed: 7,
    epochs: null,
    stepLimit: null,
    evaluationLimit: null,
    predictions: 3,
    secondOpinion: false,
    engine: null,
  };
}

async function messagesOf(
  plan: TrainingPlan,
  engine: Engine,
  resumption?: Resumption,
): Promise<Message[]> {
  const messages: Message[] = [];
  const options = {
    control: new Control(),
    snapshotEvery: 1e-6,
    ...(resumption && { resumption }),
  };
  for await (const message of trainHere(plan, engine, options))
    messages.push(message);
  return messages;
}

const snapshotsOf = (messages: readonly Message[]): Snapshot[] =>
  messages.flatMap((each) => (each.kind === "snapshot" ? each.snapshot : []));

/** What a run came to: its final state, its tests, its twin. */
const outcomeOf = (messages: readonly Message[]): unknown => [
  snapshotsOf(messages).at(-1),
  messages.filter(({ kind }) => kind === "evaluated" || kind === "twin"),
];

const lossesOf = (messages: readonly Message[], column: number): number[] => {
  const losses: number[] = [];
  for (const message of messages)
    if (message.kind === "steps")
      for (const report of message.reports)
        if (report.column === column) losses[report.step - 1] = report.loss;
  return losses;
};

describe("a run that goes on from a snapshot", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startTfjs({
      backend: "cpu",
      wasmFiles: installedWasmFiles(),
    });
  });

  it.each(Object.keys(textbook) as OptimizerName[])(
    "ends on the same bits by %s",
    async (kind) => {
      const plan = planOf(kind);
      const whole = await messagesOf(plan, engine);
      const steps = snapshotsOf(whole).map(({ columns }) =>
        columns.map(({ step }) => step),
      );
      expect(steps.at(-1)).toEqual([12, 9, 7]);
      // While the twin runs; when only the longer column is left; when nothing is left but the test.
      const middle = steps.findIndex(([first = 0]) => first > 1 && first < 7);
      const places = [middle, steps.length - 3, steps.length - 2];
      for (const place of places) {
        const snapshot = snapshotsOf(whole)[place] as Snapshot;
        const rest = await messagesOf(plan, engine, {
          from: "tfjs-webgl",
          because: "lost on purpose",
          snapshot: structuredClone(snapshot),
          reported: [lossesOf(whole, 0), lossesOf(whole, 1)],
        });
        expect(outcomeOf(rest)).toEqual(outcomeOf(whole));
        expect(rest.filter(({ kind }) => kind === "steps")).toEqual([]);
        const [first = 0, second = 0] = steps[place] ?? [];
        expect(rest.filter(({ kind }) => kind === "resumed")).toMatchObject([
          { replayed: 12 - first + 9 - second, deviation: 0 },
        ]);
      }
    },
  );
});

it("compares steps done again column by column, from where each stood", () => {
  const replay = new Replay(
    {
      from: "tfjs-wasm",
      because: "killed",
      snapshot: {
        columns: [
          { step: 1, state: {} },
          { step: 2, state: {} },
        ],
        curves: [],
      },
      reported: [
        [4, 3, 2],
        [9, NaN, NaN],
      ],
    },
    "tfjs-wasm",
  );
  const report = (column: number, step: number, loss: number): StepReport =>
    ({ column, step, loss }) as StepReport;
  expect(replay.news([report(0, 2, 3), report(1, 3, NaN)])).toEqual([]);
  expect(replay.finished()).toBeNull();
  const unseen = [report(0, 4, 1), report(1, 4, NaN)];
  expect(replay.news([report(0, 3, 2.5), ...unseen])).toEqual(unseen);
  expect(replay.finished()).toMatchObject({ replayed: 3, deviation: 0.5 });
  expect(replay.finished()).toBeNull();
});
