// Every op forward and backward on tfjs's cpu and wasm backends as on the Float64 reference.
import { beforeAll, describe, expect, it } from "vitest";
import type { Model } from "../../ir/model.ts";
import { concreteShape } from "../../ir/shape.ts";
import type { BackendId } from "../engine.ts";
import { ModelDraft } from "../modelFixtures.ts";
import { opCases } from "../opCases.ts";
import { drawnState, runStep } from "../reference/train.ts";
import { lower } from "../step/lower.ts";
import { RandomStream } from "../step/random.ts";
import { chooseBackend } from "./backends.ts";
import { installedWasmFiles } from "./node.ts";
import { outputsOf } from "./selfCheck.ts";

const batchSize = 2;

/** Single precision through an op and its gradient: of the largest number of the result, and never below 1e-5. */
const relative = 2e-5;

async function worstError(
  model: Model,
  backend: BackendId,
  draw: (stream: RandomStream) => number,
): Promise<number> {
  const graph = lower(model, { purpose: "gradients", mode: "training" });
  const stream = new RandomStream(3, "ops");
  const arrays = Object.fromEntries(
    graph.inputs.flatMap(({ kind, name, ref }) => {
      const shape = concreteShape(graph.nodes[ref]?.shape ?? [], batchSize);
      const length = shape.reduce((all, n) => all * n, 1);
      if (kind === "mask")
        return [
          [name, Float32Array.from({ length }, (_, i) => (i % 3 ? 2 : 0))],
        ];
      return [[name, Float32Array.from({ length }, () => draw(stream))]];
    }),
  );
  const state = drawnState(graph, model, 1);
  const moment = { seed: 0, step: 1, learningRate: 0 };
  const expected = runStep(
    graph,
    state,
    { size: batchSize, arrays },
    moment,
  ).outputs;
  const feed = { ...state, ...arrays };
  const received = await outputsOf(graph, feed, backend, batchSize);
  const errors = Object.entries(expected).map(([name, { data }]) => {
    const largest = data.reduce((max, x) => Math.max(max, Math.abs(x)), 0.5);
    return data.reduce(
      (worst, x, i) =>
        Math.max(
          worst,
          Math.abs((received[name]?.[i] ?? Infinity) - x) / largest / relative,
        ),
      0,
    );
  });
  expect(errors.length).toBeGreaterThan(2);
  return Math.max(...errors);
}

describe.each<BackendId>(["cpu", "wasm"])("on %s", (backend) => {
  beforeAll(async () => {
    await chooseBackend({
      preferred: backend,
      lost: [],
      wasmFiles: installedWasmFiles(),
    });
  });

  it.each(opCases)("%s", async (_, model) => {
    const error = await worstError(model, backend, (s) => s.normal());
    expect(error).toBeLessThanOrEqual(1);
  });

  it("embedding", async () => {
    const draft = new ModelDraft();
    const indices = draft.input([4], "int64");
    const options = { count: 7, size: 3, paddingIndex: 2 };
    const model = draft.judged(draft.add("embedding", options, indices));
    const error = await worstError(model, backend, (s) => s.bits() % 7);
    expect(error).toBeLessThanOrEqual(1);
  });
});
