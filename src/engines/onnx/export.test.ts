// onnxruntime-web and the Float64 reference answer alike, for every op that ONNX can say.
import { describe, expect, it } from "vitest";
import type { Model } from "../../ir/model.ts";
import { lossNames, opOf, ops, type OpName } from "../../ir/ops/index.ts";
import { concreteShape } from "../../ir/shape.ts";
import { cnn, ModelDraft, tinySize } from "../modelFixtures.ts";
import { first, last, opCases } from "../opCases.ts";
import type { Weights } from "../plan.ts";
import { lstmWalk } from "../recurrentCases.ts";
import {
  drawnState,
  momentOf,
  neutralWeights,
  runStep,
} from "../reference/train.ts";
import { residualNetwork } from "../residualFixtures.ts";
import { initialWeights } from "../step/initialize.ts";
import { lower } from "../step/lower.ts";
import { RandomStream } from "../step/random.ts";
import { compareAnswers, forwardByOnnx } from "./agree.ts";
import { exportOnnx } from "./export.ts";

const batchSize = 2;
const stream = new RandomStream(3, "onnx");

function examples(model: Model, limit: number | null) {
  return Object.fromEntries(
    model.inputs.map((id) => {
      const shape = concreteShape(model.values[id]?.shape ?? [], batchSize);
      const size = shape.reduce((all, n) => all * n, 1);
      const data =
        limit === null
          ? Float32Array.from({ length: size }, () => stream.normal())
          : Int32Array.from({ length: size }, () => stream.bits() % limit);
      return [id, { data, shape }];
    }),
  );
}

/** How far the two engines are apart, in units of what is allowed. */
async function error(model: Model, limit: number | null = null) {
  const graph = lower(model, { purpose: "prediction" });
  const state = drawnState(graph, model, 1);
  const inputs = examples(model, limit);

  const arrays = Object.fromEntries(
    model.inputs.map((id, i) => [
      i === 0 ? "x" : `x${i + 1}`,
      inputs[id]?.data ?? new Float32Array(),
    ]),
  );
  const moment = momentOf(1);
  const { outputs } = runStep(
    graph,
    state,
    { size: batchSize, arrays },
    moment,
  );
  const weights = Object.fromEntries(
    [...neutralWeights(graph, state)].map(([id, { shape, data }]) => [
      id,
      { shape, data: Float32Array.from(data) },
    ]),
  );
  const [answers] = await forwardByOnnx(model, weights, inputs);
  const expected = outputs["predictions"]?.data ?? new Float64Array();
  expect(expected.length).toBeGreaterThan(0);
  const opinion = compareAnswers(answers ?? [], expected);
  return opinion.maxAbsoluteDifference / opinion.tolerance;
}

describe("agrees with the reference", () => {
  it.each(opCases)("%s", async (_, model) => {
    expect(await error(model)).toBeLessThanOrEqual(1);
  });

  it("embedding", async () => {
    const draft = new ModelDraft();
    const indices = draft.input([4], "int64");
    const options = { count: 7, size: 3, paddingIndex: null };
    const model = draft.answering(draft.add("embedding", options, indices));
    expect(await error(model, 7)).toBeLessThanOrEqual(1);
  });

  it.each([1, 2, 3, 4])(
    "state %s of an LSTM that walks both ways",
    async (i) => {
      const draft = new ModelDraft();
      const options = {
        ...lstmWalk,
        direction: "both",
        returnState: true,
      } as const;
      const result = draft.add("lstm", options, draft.input([4, 2]));
      const state = result.replace(/0$/, String(i));
      expect(await error(draft.answering(state))).toBeLessThanOrEqual(1);
    },
  );

  it.each([first, last])("a whole network, %s", async (layout) => {
    const model = cnn({ ...tinySize, layout });
    expect(
      await error({
        ...model,
        targets: [],
        loss: null,
        nodes: model.nodes.filter(({ op }) => op !== "crossEntropy"),
      }),
    ).toBeLessThanOrEqual(1);
  });
});

it("has a case for every op but losses", () => {
  const covered = new Set(
    opCases.flatMap(([, { nodes }]) => nodes.map(({ op }) => op)),
  );
  const missing = (Object.keys(ops) as OpName[]).filter(
    (name) => !covered.has(name) && opOf(name).title !== "Embedding",
  );
  expect(missing.sort()).toEqual([...lossNames].sort());
});

/** The names of an export's operations, in order. */
function said(model: Model, weights: Weights): string {
  const text = new TextDecoder("latin1").decode(exportOnnx(model, weights));
  return [...text.matchAll(/([A-Za-z]+)_t\d+/g)].map(([, op]) => op).join(" ");
}

describe("a residual network", () => {
  const trained = residualNetwork(33);
  const model: Model = {
    ...trained,
    targets: [],
    loss: null,
    nodes: trained.nodes.filter(({ op }) => op !== "crossEntropy"),
  };
  const unit = "Conv Mul Add Relu Conv Mul Add Relu Conv Mul Add";
  const projected = `${unit} Conv Mul Add Add Relu`;
  const plain = `${unit} Add Relu`;

  it("answers alike", async () => {
    expect(await error(model)).toBeLessThanOrEqual(1);
  });
  it("is said by few operations, which onnxruntime joins into its convolutions", () => {
    const weights = Object.fromEntries(initialWeights(model, 1));
    expect(said(model, weights)).toBe(
      `Conv Mul Add Relu MaxPool ${projected} ${plain} ${projected} GlobalAveragePool Reshape MatMul Add`,
    );
  });
});

it("adds nothing where a frozen normalisation shifts by nothing", () => {
  const draft = new ModelDraft();
  const options = {
    axis: 1,
    epsilon: 1e-5,
    newStatisticShare: 0.1,
    center: true,
    scale: true,
    runningVariance: "biased",
    trackRunning: true,
    activeIn: "training",
  } as const;
  const model = draft.answering(
    draft.add("batchNorm", options, draft.input([2, 3, 3])),
  );
  const withMean = (mean: number): Weights =>
    Object.fromEntries(
      model.parameters.map(({ id, role }) => {
        const value = { runningMean: mean, shift: 0 }[role] ?? 1;
        return [id, { shape: [2], data: Float32Array.of(value, value) }];
      }),
    );
  expect(said(model, withMean(0))).toBe("Mul");
  expect(said(model, withMean(0.5))).toBe("Mul Add");
});

it("says so where a pool's border is as wide as its window", () => {
  const draft = new ModelDraft();
  const pool = {
    poolSize: [2, 2],
    strides: [2, 2],
    padding: { kind: "explicit", before: [2, 0], after: [0, 0] },
    rounding: "floor",
    countPadding: true,
    layout: first,
  } as const;
  const model = draft.answering(
    draft.add("avgPool", pool, draft.input([1, 4, 4])),
  );
  expect(() => exportOnnx(model, {})).toThrow(
    /Received avgPool .* border \(2, 0, 0, 0\) is as wide as its window \(2, 2\)/,
  );
});

it("names an op that it cannot say", async () => {
  const draft = new ModelDraft();
  const always = {
    dropRate: 0.5,
    granularity: "element",
    activeIn: "always",
  } as const;
  const model = draft.answering(draft.add("dropout", always, draft.input([4])));
  await expect(forwardByOnnx(model, {}, {})).rejects.toThrow(
    /Expected an op that ONNX can say. Received dropout/,
  );
});
