// Softmax fused with its loss: finite where a quotient runs into ln 0, p − y as gradient, and clips left to do what they do.
import { describe, expect, it } from "vitest";
import type { CrossEntropyOptions } from "../../../ir/losses/crossEntropy.ts";
import type { Model } from "../../../ir/model.ts";
import { ModelDraft } from "../../modelFixtures.ts";
import { momentOf, runStep } from "../../reference/train.ts";
import { primitiveCounts, type StepGraph } from "../graph.ts";
import { lower } from "../lower.ts";
import { everyRule, rulesWithout, type Rules } from "./index.ts";

const options: CrossEntropyOptions = {
  predictions: "probabilities",
  labels: "classIndex",
  axis: 1,
  reduction: "sum",
  labelSmoothing: 0,
  ignoreIndex: null,
  clip: null,
  classWeights: null,
  weighting: "terms",
  weightedMean: "weights",
};

/** Learned scores of two examples and three classes, a softmax, and a cross-entropy with labels from outside. */
function model(changes: Partial<CrossEntropyOptions>): Model {
  const draft = new ModelDraft();
  const said = { ...options, ...changes };
  const scores = draft.add("parameter", { shape: [2, 3] });
  const given =
    said.predictions === "logits"
      ? scores
      : draft.add(
          "softmax",
          { axis: 1, log: said.predictions === "logProbabilities" },
          scores,
        );
  const labels = draft.add("parameter", {
    shape: said.labels === "classIndex" ? [2] : [2, 3],
  });
  return draft.judged(draft.add("crossEntropy", said, given, labels));
}

const lowered = (changes: Partial<CrossEntropyOptions>, rules: Rules) =>
  lower(model(changes), { purpose: "gradients", rules });
const off = rulesWithout("softmaxWithLoss");

function run(graph: StepGraph, scores: number[], truth: number[]) {
  const [first, second] = graph.state.map(({ name }) => name);
  const { outputs } = runStep(
    graph,
    {
      [first ?? ""]: Float64Array.from(scores),
      [second ?? ""]: Float64Array.from(truth),
    },
    { size: 2, arrays: {} },
    momentOf(1),
  );
  const gradient = outputs[`gradient:${graph.state[0]?.parameter ?? ""}`];
  return {
    loss: outputs["loss"]?.data[0] ?? NaN,
    gradient: [...(gradient?.data ?? [])],
  };
}

/** The model's own loss is the square of the cross-entropies' sum. */
const softmax = (row: number[]): number[] => {
  const powers = row.map((x) => Math.exp(x - Math.max(...row)));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / sum);
};

describe.each(["probabilities", "logits", "logProbabilities"] as const)(
  "on %s",
  (predictions) => {
    it("gives probability minus truth as the gradient by the scores", () => {
      const scores = [0.5, -1, 2, 0.1, 0.2, 0.3];
      const graph = lowered({ predictions }, everyRule);
      const { loss, gradient } = run(graph, scores, [2, 0]);
      const p = [...softmax(scores.slice(0, 3)), ...softmax(scores.slice(3))];
      const entropy = -Math.log(p[2] ?? NaN) - Math.log(p[3] ?? NaN);
      const truth = [0, 0, 1, 1, 0, 0];
      expect(loss).toBeCloseTo(entropy ** 2, 12);
      gradient.forEach((value, i) => {
        const difference = (p[i] ?? NaN) - (truth[i] ?? NaN);
        expect(value).toBeCloseTo(2 * entropy * difference, 12);
      });
    });

    it("needs fewer nodes", () => {
      expect(lowered({ predictions }, everyRule).nodes.length).toBeLessThan(
        lowered({ predictions }, off).nodes.length,
      );
    });
  },
);

it("stays finite where the quotient of exponentials is 0", () => {
  const scores = [1000, 0, 0, 0, 0, 1000];
  expect(run(lowered({}, off), scores, [1, 2]).loss).toBeNaN();
  const { loss, gradient } = run(lowered({}, everyRule), scores, [1, 2]);
  expect(loss).toBe(1e6);
  expect(gradient).toEqual([2000, -2000, 0, 0, 0, 0]);
});

it("leaves a clipped loss of rows as the framework says it", () => {
  const clipped = { labels: "oneHot", clip: 1e-7 } as const;
  expect(lowered(clipped, everyRule)).toEqual(lowered(clipped, off));
});

it("leaves the clip before a loss of class numbers, and what it does to the gradient", () => {
  const clipped = { clip: 0.1 } as const;
  const [on, without] = [lowered(clipped, everyRule), lowered(clipped, off)];
  expect(primitiveCounts(on)["select"]).toBe(
    primitiveCounts(without)["select"],
  );
  const scores = [3, -3, 0.5, 0.1, 0.2, 0.3];
  const [one, other] = [on, without].map((graph) => run(graph, scores, [1, 0]));
  expect(one?.loss).toBe(other?.loss);
  expect(one?.gradient.slice(0, 3)).toEqual([0, 0, 0]); // every probability of the first row is cut off
  expect(one?.gradient[3]).not.toBe(0);
  one?.gradient.forEach((value, i) => {
    expect(value).toBeCloseTo(other?.gradient[i] ?? NaN, 12);
  });
});
