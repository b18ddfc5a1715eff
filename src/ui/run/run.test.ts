// What the run panel makes of the engine's messages.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Dataset } from "../../data/dataset.ts";
import type { StepReport } from "../../engines/engine.ts";
import { pixelsOf } from "./pixels.ts";
import { idleRun, reduceRun, share } from "./runState.ts";
import { savedText } from "./saved.ts";
import { align, append, emptySeries, smooth } from "./series.ts";
import { percent, small, speed, timeLeft } from "./time.ts";

const report = (step: number, loss = 1): StepReport => ({
  column: 0,
  epoch: 1,
  step,
  steps: 4000,
  loss,
  accuracy: 0.5,
  examples: 64,
  examplesPerSecond: 100,
  secondsLeft: 1,
});

it("says how long it still takes", () => {
  expect(timeLeft(0.2)).toBe("1 s left");
  expect(timeLeft(72)).toBe("1:12 left");
  expect(timeLeft(7390)).toBe("2:03:10 left");
  expect(timeLeft(Number.NaN)).toBe("time left unknown");
});

it("writes numbers as a person reads them", () => {
  expect(speed(1240.4)).toBe("1,240 images/s");
  expect(speed(8.82)).toBe("8.8 images/s");
  expect(percent(0.6543)).toBe("65.4 %");
  expect(percent(null)).toBe("–");
  expect(small(1.34e-7)).toBe("1.3e-7");
  expect(small(2.30259)).toBe("2.3");
  expect(small(0)).toBe("0");
});

it("keeps the mean of a curve however long it grows", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6000 }), (count) => {
      let series = emptySeries;
      for (let step = 1; step <= count; step++)
        series = append(series, report(step, step));
      expect(series.steps.length).toBeLessThanOrEqual(1200);
      expect(
        series.steps.length * series.stride + series.waiting.length,
      ).toBeGreaterThanOrEqual(count - series.stride);
      const rising = series.loss.every(
        (loss, i) => i === 0 || loss > (series.loss[i - 1] ?? 0),
      );
      expect(rising).toBe(true);
    }),
    { numRuns: 15 },
  );
});

it("takes a repeated step for a replay: the later report holds", () => {
  let series = emptySeries;
  for (const step of [1, 2, 3]) series = append(series, report(step, 9));
  series = append(series, report(2, 5));
  expect(series.steps).toEqual([1, 2]);
  expect(series.loss).toEqual([9, 5]);
});

it("smooths without favouring the first point", () => {
  expect(smooth([3, 3, 3]).every((x) => Math.abs((x ?? 0) - 3) < 1e-12)).toBe(
    true,
  );
  expect(smooth([null, 2])).toEqual([null, 2]);
});

it("lays curves of different steps over one axis", () => {
  expect(
    align([
      { steps: [1, 3], values: [0.1, 0.3] },
      { steps: [2], values: [0.2] },
    ]),
  ).toEqual([
    [1, 2, 3],
    [0.1, null, 0.3],
    [null, 0.2, null],
  ]);
});

it("follows a run from its device to its end", () => {
  const device = {
    engine: "tfjs-wasm",
    backend: "wasm",
    name: "1 thread",
    software: false,
  } as const;
  const evaluated = {
    kind: "evaluated",
    column: 0,
    loss: 1,
    accuracy: 0.5,
    examples: 10,
    predictions: [],
  } as const;
  const run = [
    {
      kind: "device",
      report: { device, because: "It was chosen.", trials: [], refused: [] },
    } as const,
    { kind: "steps", reports: [report(1), report(2)] } as const,
    { kind: "paused" } as const,
  ].reduce(reduceRun, idleRun);
  expect(run).toMatchObject({ phase: "paused", device: { device } });
  expect(share(run.columns[0])).toBe(2 / 4000);
  const done = reduceRun(reduceRun(run, evaluated), {
    kind: "done",
    stopped: false,
  });
  expect(done.phase).toBe("done");
  expect(share(done.columns[0])).toBe(1);
  expect(done.columns[0]?.latest?.step).toBe(2);
});

it("keeps what was simplified, and says what it saves", () => {
  const rule = {
    name: "deadCode",
    title: "No work that nobody asks for",
    lesson: "Only what is asked for is kept.",
    nodesSaved: 3,
    numbersSaved: 1200,
  } as const;
  const run = reduceRun(idleRun, {
    kind: "simplified",
    column: 2,
    rules: [rule],
  });
  expect(run.columns[2]?.simplified).toEqual([rule]);
  expect(savedText(rule)).toBe(
    "3 operations fewer, 1,200 numbers fewer to write in every step",
  );
  expect(savedText({ nodesSaved: -1, numbersSaved: 1 })).toBe(
    "1 operation more, 1 number fewer to write in every step",
  );
  expect(savedText({ nodesSaved: 0, numbersSaved: 0 })).toBe(
    "the same work in another form",
  );
});

it("draws the same pixels from either layout", () => {
  const set = (
    featureShape: number[],
    layout: "channelsFirst" | "channelsLast",
    features: Uint8Array,
  ): Dataset => ({
    id: "d",
    title: "D",
    generated: true,
    featureShape,
    layout,
    classes: [],
    train: { count: 0, features: new Uint8Array(), targets: new Int32Array() },
    test: { count: 1, features, targets: new Int32Array(1) },
  });
  const first = pixelsOf(
    set([3, 1, 2], "channelsFirst", Uint8Array.of(1, 2, 3, 4, 5, 6)),
    0,
  );
  const last = pixelsOf(
    set([1, 2, 3], "channelsLast", Uint8Array.of(1, 3, 5, 2, 4, 6)),
    0,
  );
  expect([...(first?.rgba ?? [])]).toEqual([1, 3, 5, 255, 2, 4, 6, 255]);
  expect(last).toEqual(first);
});
