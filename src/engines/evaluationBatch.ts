// How many examples are judged at once: as many as fit, where the batch is no part of the result.
import type { Model } from "../ir/model.ts";
import { concreteShape } from "../ir/shape.ts";
import type { StepGraph } from "./step/graph.ts";

/** What the largest tensor of an evaluation may take. A few of that size live at once. */
export const largestTensorBytes = 64 * 2 ** 20;
const candidates = [1024, 512, 256, 128, 64, 32, 16, 8, 4, 2];

/** Bytes of the largest tensor that one run of a graph makes for a batch. */
export function largestTensor(graph: StepGraph, batchSize: number): number {
  return graph.nodes.reduce((largest, { primitive, shape }) => {
    if (primitive === "constant") return largest;
    const size = concreteShape(shape, batchSize).reduce(
      (product, n) => product * n,
      1,
    );
    return Math.max(largest, 4 * size);
  }, 0);
}

/**
 * The batch size of an evaluation: the largest of 1,024, 512, … whose tensors keep below `largestTensorBytes`, and never less than the
 * recipe's own, which training holds too. Where evaluation itself uses the batch's statistics, its size is part of the result: the recipe's own.
 */
export function evaluationBatchSize(
  model: Model,
  graph: StepGraph,
  batchSize: number,
): number {
  const dependsOnBatch = model.nodes.some(
    (node) =>
      node.op === "batchNorm" &&
      (node.options.activeIn.value === "always" ||
        !node.options.trackRunning.value),
  );
  if (dependsOnBatch) return batchSize;
  const fits = candidates.find(
    (size) => largestTensor(graph, size) <= largestTensorBytes,
  );
  return Math.max(batchSize, fits ?? 1);
}
