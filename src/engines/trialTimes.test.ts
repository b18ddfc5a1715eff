// A trial ends when its steps tell enough, and its word is the fastest of them.
import { expect, it } from "vitest";
import { TrialTimes } from "./trialTimes.ts";

/** Adds steps until the trial has enough; says how many it took, and the best. */
function trial(milliseconds: readonly number[], rival: number | null = null) {
  const times = new TrialTimes(rival);
  let steps = 0;
  while (!times.told) times.add(milliseconds[steps++] ?? NaN);
  return { steps, best: times.best };
}

it("ends when two steps in a row are no faster", () => {
  expect(trial([255, 274, 282, 100])).toEqual({ steps: 3, best: 255 });
});

it("waits for what is still becoming faster", () => {
  expect(trial([400, 300, 200, 198, 197])).toEqual({ steps: 5, best: 197 });
});

it("ends after a second and a half, or eight steps", () => {
  expect(trial([1600, 10])).toEqual({ steps: 1, best: 1600 });
  expect(trial([128, 64, 32, 16, 8, 4, 2, 1, 0.5])).toEqual({
    steps: 8,
    best: 1,
  });
});

it("gives up an engine that is far behind the best so far, after one step", () => {
  expect(trial([878, 100], 0.25)).toEqual({ steps: 1, best: 878 });
  expect(trial([450, 460, 470], 0.25)).toEqual({ steps: 3, best: 450 });
});
