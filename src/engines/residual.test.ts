// One training step of a residual network: every gradient against central differences, every weight against its gradient, every statistic moved.
import { describe, expect, it } from "vitest";
import type { ParameterId } from "../ir/model.ts";
import {
  drawnState,
  momentOf,
  runStep,
  type State,
} from "./reference/train.ts";
import { residualNetwork } from "./residualFixtures.ts";
import { lower } from "./step/lower.ts";
import { RandomStream } from "./step/random.ts";

const image = 17;
const size = 3;
const stream = new RandomStream(11, "residual");
const batch = {
  size,
  arrays: {
    x: Float64Array.from({ length: size * 3 * image * image }, () =>
      stream.normal(),
    ),
    y: Int32Array.of(3, 0, 7),
  },
};
const model = residualNetwork(image, { learningRate: 0.1, momentum: 0 });
const graphs = {
  gradients: lower(model, { purpose: "gradients" }),
  training: lower(model, { purpose: "training" }),
};
const state = drawnState(graphs.training, model, 4);
const gradients = runStep(graphs.gradients, state, batch, momentOf(1)).outputs;
const trained = model.parameters.filter((parameter) => !parameter.state);

function lossAt(changed: State): number {
  const { outputs } = runStep(graphs.gradients, changed, batch, momentOf(1));
  return outputs["loss"]?.data[0] ?? NaN;
}

/** The loss's slope along a direction of one weight, by central differences. */
function slope(parameter: ParameterId, direction: Float64Array): number {
  const entry = `weight:${parameter}`;
  const step = 1e-6;
  const [after, before] = [step, -step].map((by) => {
    const weight = state[entry] ?? new Float64Array();
    const moved = weight.map((value, i) => value + by * (direction[i] ?? NaN));
    return lossAt({ ...state, [entry]: moved });
  }) as [number, number];
  return (after - before) / (2 * step);
}

describe("a residual network's step", () => {
  it.each(trained.map(({ id }) => id))("has the gradient of %s", (id) => {
    const gradient = gradients[`gradient:${id}`]?.data ?? new Float64Array();
    const direction = gradient.map(() => stream.normal());
    const along = gradient.reduce(
      (sum, value, i) => sum + value * (direction[i] ?? NaN),
      0,
    );
    expect(Math.hypot(...gradient)).toBeGreaterThan(1e-6);
    expect(Math.abs(slope(id, direction) - along)).toBeLessThan(
      1e-5 * Math.hypot(...gradient) * Math.hypot(...direction),
    );
  });

  const next = runStep(graphs.training, state, batch, momentOf(1)).state;
  it("moves every weight against its gradient", () => {
    for (const { id } of trained) {
      const [before, after] = [state, next].map(
        (each) => each[`weight:${id}`] ?? new Float64Array(),
      ) as [Float64Array, Float64Array];
      const gradient = gradients[`gradient:${id}`]?.data ?? [];
      after.forEach((value, i) =>
        expect(value).toBeCloseTo(
          (before[i] ?? NaN) - 0.1 * (gradient[i] ?? NaN),
          12,
        ),
      );
    }
  });
  it("moves every running statistic", () => {
    const statistics = graphs.training.state.filter(
      ({ kind }) => kind === "statistic",
    );
    expect(statistics.length).toBe(2 * 12);
    for (const { name } of statistics)
      expect(next[name]).not.toEqual(state[name]);
  });
});
