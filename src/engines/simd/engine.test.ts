// The engine trains as the Float64 reference does, repeats itself to the bit, and goes on from a state as if it had never stopped.
import { afterEach, describe, expect, it } from "vitest";
import type { Feeds, HostState } from "../executor.ts";
import { cnn, type CnnSize } from "../modelFixtures.ts";
import { drawnState, momentOf, runStep } from "../reference/train.ts";
import { scalarValue, type StepInput } from "../step/graph.ts";
import { lower } from "../step/lower.ts";
import { dropoutMask } from "../step/masks.ts";
import { RandomStream } from "../step/random.ts";
import { SimdColumn } from "./engine.ts";
import { Machine } from "./machine.ts";
import { startNodeThread } from "./node.ts";
import { hasRelaxedSimd } from "./variants.ts";

const size: CnnSize = { image: 12, filters: [10, 12], hidden: 16 };
const model = cnn(size, {}, {});
const graphs = {
  train: lower(model, { purpose: "training" }),
  evaluate: lower(model, { purpose: "evaluation" }),
};
const first = drawnState(graphs.train, model, 1);
const firstState: HostState = Object.fromEntries(
  Object.entries(first).map(([name, values]) => [
    name,
    Float32Array.from(values),
  ]),
);

const ended: Machine[] = [];
afterEach(() => ended.splice(0).forEach((machine) => machine.end()));

async function column(threads: number, fused?: boolean): Promise<SimdColumn> {
  const machine = await Machine.start({
    threads,
    startThread: startNodeThread,
    ...(fused !== undefined && { fused }),
  });
  ended.push(machine);
  const made = new SimdColumn(machine, graphs);
  made.load(firstState);
  return made;
}

/** The batch of a step: pictures of noise. */
function arraysOf(step: number, batchSize: number) {
  const stream = new RandomStream(step, "batch");
  return {
    x: Float32Array.from({ length: batchSize * 3 * size.image ** 2 }, () =>
      stream.normal(),
    ),
    y: Int32Array.from({ length: batchSize }, () => stream.bits() % 10),
  };
}

function feedsOf(step: number, batchSize: number): Feeds {
  const { x, y } = arraysOf(step, batchSize);
  const made = (input: StepInput): Float32Array | Int32Array => {
    if (input.kind === "mask")
      return Float32Array.from(dropoutMask(input, batchSize, 1, step));
    if (input.kind === "scalar")
      return Float32Array.of(scalarValue(input.formula, momentOf(step)));
    return input.kind === "examples" ? x : y;
  };
  return Object.fromEntries(
    graphs.train.inputs.map((input) => [
      input.name,
      { data: made(input), shape: [] },
    ]),
  );
}

async function steps(of: SimdColumn, from: number, to: number): Promise<void> {
  for (let step = from; step <= to; step++)
    await of.step(feedsOf(step, step === 3 ? 4 : 6), step === 3 ? 4 : 6);
}

const bits = (state: HostState): string =>
  JSON.stringify(
    Object.entries(state).map(([name, values]) => [
      name,
      Buffer.from(values.buffer).toString("base64"),
    ]),
  );

describe.each([1, 2])("on %i threads", (threads) => {
  it("takes the reference's steps", async () => {
    const trained = await column(threads);
    let state = first;
    for (let step = 1; step <= 3; step++) {
      const batchSize = step === 3 ? 4 : 6;
      const batch = { size: batchSize, arrays: arraysOf(step, batchSize) };
      const expected = runStep(graphs.train, state, batch, momentOf(step));
      state = expected.state;
      await steps(trained, step, step);
      const [metrics] = await trained.collect();
      expect(metrics?.loss).toBeCloseTo(
        Number(expected.outputs["loss"]?.data[0]),
        5,
      );
    }
    const received = await trained.state();
    for (const [name, values] of Object.entries(state)) {
      const largest = values.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
      const error = values.reduce(
        (max, x, i) =>
          Math.max(max, Math.abs(x - (received[name]?.[i] ?? NaN))),
        0,
      );
      expect(error / (largest + 1e-6), name).toBeLessThan(1e-5);
    }
  });

  it("repeats itself to the bit, also from a state in between", async () => {
    const [once, again] = [await column(threads), await column(threads)];
    await steps(once, 1, 4);
    await steps(again, 1, 2);
    const resumed = await column(threads);
    resumed.load(await again.state());
    await steps(resumed, 3, 4);
    await steps(again, 3, 4);
    const expected = bits(await once.state());
    expect(bits(await again.state())).toBe(expected);
    expect(bits(await resumed.state())).toBe(expected);
  });
});

it("evaluates without changing the state", async () => {
  const trained = await column(1);
  await steps(trained, 1, 1);
  const before = bits(await trained.state());
  const { predictions, loss } = await trained.evaluate(feedsOf(2, 5), 5);
  expect(predictions.length).toBe(50);
  expect(loss).toBeGreaterThan(0);
  expect(bits(await trained.state())).toBe(before);
});

it.runIf(hasRelaxedSimd())(
  "comes to nearly the same with and without fused multiply-add",
  async () => {
    const [plain, fused] = [await column(1, false), await column(1, true)];
    for (const one of [plain, fused]) await steps(one, 1, 2);
    const [a, b] = [await plain.state(), await fused.state()];
    for (const [name, values] of Object.entries(a))
      values.forEach((x, i) => expect(b[name]![i]).toBeCloseTo(x, 5));
  },
);

it("holds no more memory after many steps than after one, and nothing of a column that is gone", async () => {
  const trained = await column(1);
  const { heap } = ended[0] as Machine;
  await steps(trained, 1, 3);
  const before = heap.used;
  await steps(trained, 1, 30);
  expect(heap.used).toBe(before);
  trained.dispose();
  expect(heap.used).toBe(ended[0]?.arenaBytes);
});

it("says which input is missing", async () => {
  const trained = await column(1);
  expect(() => trained.step({}, 4)).toThrow(/input x\. Received/);
});
