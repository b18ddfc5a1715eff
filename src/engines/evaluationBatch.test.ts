// Evaluation takes large batches of small examples and small batches of large ones, and keeps the recipe's where the batch counts.
import { describe, expect, it } from "vitest";
import type { Model } from "../ir/model.ts";
import {
  evaluationBatchSize,
  largestTensor,
  largestTensorBytes,
} from "./evaluationBatch.ts";
import { cnn, ModelDraft, repositorySize, square } from "./modelFixtures.ts";
import { lower } from "./step/lower.ts";

const norm = {
  axis: 1,
  epsilon: 1e-5,
  newStatisticShare: 0.1,
  center: true,
  scale: true,
  runningVariance: "unbiased",
  trackRunning: true,
  activeIn: "training",
} as const;

const graphOf = (model: Model) => lower(model, { purpose: "prediction" });
const sizeFor = (model: Model, batchSize: number): number =>
  evaluationBatchSize(model, graphOf(model), batchSize);

/** One convolution of 64 filters over pictures of a size, as a residual network begins. */
const wide = (image: number): Model => {
  const draft = new ModelDraft();
  return draft.answering(
    draft.add("conv", square(64), draft.input([3, image, image])),
  );
};
const dense = (): Model => {
  const draft = new ModelDraft();
  return draft.answering(
    draft.add("dense", { units: 4, useBias: true }, draft.input([9])),
  );
};

describe("evaluationBatchSize", () => {
  it("is 256 for the network of the repository", () => {
    expect(sizeFor(cnn(repositorySize), 64)).toBe(256);
  });
  it("grows where examples are small, and shrinks where they are large", () => {
    expect(sizeFor(dense(), 64)).toBe(1024);
    expect(sizeFor(wide(112), 8)).toBe(16);
    expect(sizeFor(wide(1024), 1)).toBe(1);
  });
  it("is the largest that stays below the bound", () => {
    const graph = graphOf(wide(112));
    expect(largestTensor(graph, 16)).toBe(4 * 16 * 64 * 112 * 112);
    expect(largestTensor(graph, 16)).toBeLessThanOrEqual(largestTensorBytes);
    expect(largestTensor(graph, 32)).toBeGreaterThan(largestTensorBytes);
  });
  it("is never less than what training holds", () => {
    expect(sizeFor(wide(112), 100)).toBe(100);
    expect(sizeFor(dense(), 5000)).toBe(5000);
  });
  it("is the recipe's own where evaluation uses the batch's statistics", () => {
    const normalised = (changes: object): Model => {
      const draft = new ModelDraft();
      const options = { ...norm, ...changes };
      return draft.answering(
        draft.add("batchNorm", options, draft.input([3, 4, 4])),
      );
    };
    expect(sizeFor(normalised({}), 32)).toBe(1024);
    expect(sizeFor(normalised({ activeIn: "always" }), 32)).toBe(32);
    expect(sizeFor(normalised({ trackRunning: false }), 32)).toBe(32);
  });
});
