// The repository's network lowered: what the graph holds, that it trains, and that layouts do not change the numbers.
import { describe, expect, it } from "vitest";
import type { Weight } from "../../ir/weights.ts";
import { cnn, repositorySize, tinySize } from "../modelFixtures.ts";
import { stream } from "../reference/fill.ts";
import {
  drawnState,
  momentOf,
  neutralWeights,
  runStep,
  stateFrom,
  twinState,
} from "../reference/train.ts";
import { nodeAt, primitiveCounts } from "./graph.ts";
import { initialWeights } from "./initialize.ts";
import { lower } from "./lower.ts";

const side = tinySize.image;
const moment = (step: number) => momentOf(step, 8, 7);

/** Pictures whose brightest quarter says the class, channels first or last. */
function pictures(size: number, layout: "channelsFirst" | "channelsLast") {
  const next = stream(11);
  const y = Array.from({ length: size }, (_, i) => i % 4);
  const pixel = (n: number, c: number, i: number, j: number): number => {
    const quarter = (i < side / 2 ? 0 : 2) + (j < side / 2 ? 0 : 1);
    return (quarter === y[n] ? 1 : 0) + 0.1 * c;
  };
  const noise = Array.from(
    { length: size * 3 * side * side },
    () => 0.1 * next(),
  );
  const x = new Float64Array(noise.length);
  for (let n = 0; n < size; n++)
    for (let c = 0; c < 3; c++)
      for (let i = 0; i < side; i++)
        for (let j = 0; j < side; j++) {
          const first = ((n * 3 + c) * side + i) * side + j;
          const place =
            layout === "channelsFirst"
              ? first
              : ((n * side + i) * side + j) * 3 + c;
          x[place] = pixel(n, c, i, j) + (noise[first] ?? 0);
        }
  return { size, arrays: { x, y } };
}

describe("lower", () => {
  it("keeps the full network's step lean", () => {
    const graph = lower(cnn(repositorySize), { purpose: "training" });
    const counts = primitiveCounts(graph);
    const weights = graph.state.filter(({ kind }) => kind === "weight");
    const numbers = weights.map(({ input }) =>
      (nodeAt(graph, input).shape as number[]).reduce(
        (product, n) => product * n,
        1,
      ),
    );
    expect(numbers.reduce((sum, n) => sum + n, 0)).toBe(3441592);
    expect(counts["conv2d"]).toBe(7);
    expect(counts["conv2dKernelGradient"]).toBe(4);
    expect(counts["matmul"]).toBe(6);
    expect(counts["maxPool"]).toBe(2);
    expect(graph.nodes.length).toBeLessThan(225);
    expect(Object.fromEntries(Object.entries(counts).sort()))
      .toMatchInlineSnapshot(`
        {
          "argMax": 1,
          "binary": 96,
          "broadcastTo": 1,
          "cast": 2,
          "concat": 6,
          "constant": 2,
          "conv2d": 7,
          "conv2dKernelGradient": 4,
          "extent": 1,
          "flip": 3,
          "input": 30,
          "matmul": 6,
          "maxPool": 2,
          "oneHot": 1,
          "reduceMax": 1,
          "reduceSum": 10,
          "reshape": 12,
          "slice": 8,
          "transpose": 6,
          "unary": 11,
        }
      `);
  });
  it("trains: the loss falls on pictures that can be told apart", () => {
    const model = cnn(tinySize, { learningRate: 0.05 });
    const graph = lower(model, { purpose: "training" });
    let state = drawnState(graph, model, 1);
    const losses: number[] = [];
    for (let step = 1; step <= 60; step++) {
      const { outputs, state: next } = runStep(
        graph,
        state,
        pictures(16, "channelsFirst"),
        moment(step),
      );
      losses.push(outputs["loss"]?.data[0] ?? NaN);
      state = next;
    }
    expect(losses[0]).toBeGreaterThan(2);
    expect(Math.min(...losses.slice(-10))).toBeLessThan(1);
    const evaluation = runStep(
      lower(model, { purpose: "evaluation" }),
      state,
      pictures(16, "channelsFirst"),
      moment(61),
    );
    expect(evaluation.outputs["correct"]?.data[0]).toBeGreaterThan(12);
    expect(evaluation.outputs["judged"]?.data[0]).toBe(16);
  });
  it.each([3, 5])("is one graph for any batch: %i examples", (size) => {
    const model = cnn(tinySize);
    const graph = lower(model, { purpose: "training" });
    const { outputs } = runStep(
      graph,
      drawnState(graph, model, 1),
      pictures(size, "channelsFirst"),
      moment(1),
    );
    expect(outputs["predictions"]?.shape).toEqual([size, 10]);
    expect(outputs["loss"]?.data[0]).toBeGreaterThan(0);
  });
  it("gives channels-first and channels-last columns the same step when the weights are moved", () => {
    const first = cnn(tinySize);
    const last = cnn({ ...tinySize, layout: "channelsLast" });
    const weights = initialWeights(first, 3);
    const [a, b] = [
      lower(first, { purpose: "training" }),
      lower(last, { purpose: "training" }),
    ];
    const names = first.parameters.map(
      ({ id }, i) => [id, last.parameters[i]?.id ?? ""] as const,
    );
    const moved = new Map(
      names.map(([from, to]) => [to, rowsMoved(weights.get(from) as Weight)]),
    );
    const one = runStep(
      a,
      stateFrom(a, weights),
      pictures(5, "channelsFirst"),
      moment(1),
    );
    const other = runStep(
      b,
      stateFrom(b, moved),
      pictures(5, "channelsLast"),
      moment(1),
    );
    expect(other.outputs["loss"]?.data[0]).toBeCloseTo(
      one.outputs["loss"]?.data[0] ?? NaN,
      12,
    );
    const [after, otherAfter] = [
      neutralWeights(a, one.state),
      neutralWeights(b, other.state),
    ];
    for (const [from, to] of names) {
      const expected = rowsMoved(after.get(from) as Weight).data;
      const largest = Math.max(
        ...expected.map((value, i) =>
          Math.abs(value - (otherAfter.get(to)?.data[i] ?? NaN)),
        ),
      );
      expect(largest).toBeLessThan(1e-12);
    }
  });
  it("stays near its twin that differs by one ulp", () => {
    const model = cnn(tinySize);
    const graph = lower(model, { purpose: "training" });
    const state = drawnState(graph, model, 1);
    const name = graph.state[0]?.name ?? "";
    const loss = (start: typeof state): number =>
      runStep(graph, start, pictures(4, "channelsFirst"), moment(1)).outputs[
        "loss"
      ]?.data[0] ?? NaN;
    const apart = Math.abs(loss(state) - loss(twinState(state, name, 0)));
    expect(apart).toBeGreaterThan(0);
    expect(apart).toBeLessThan(1e-6);
  });
});

/** The first dense layer's rows from channels-first to channels-last order; other weights as they are. */
function rowsMoved(weight: Weight): Weight {
  const quarter = side / 4;
  const channels = tinySize.filters[1];
  const rows = channels * quarter * quarter;
  if (weight.shape.length !== 2 || weight.shape[0] !== rows) return weight;
  const units = weight.shape[1] ?? 0;
  const data = new Float64Array(weight.data.length);
  for (let c = 0; c < channels; c++)
    for (let p = 0; p < quarter * quarter; p++)
      for (let u = 0; u < units; u++)
        data[(p * channels + c) * units + u] =
          weight.data[(c * quarter * quarter + p) * units + u] ?? NaN;
  return { shape: weight.shape, data };
}
