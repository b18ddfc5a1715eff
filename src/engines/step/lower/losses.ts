// Cross-entropy in every bundling, and what all losses share: their operands and their reductions.
import type { CrossEntropyOptions } from "../../../ir/losses/crossEntropy.ts";
import type { Reduction } from "../../../ir/losses/reduction.ts";
import type { GraphBuilder } from "../builder.ts";
import { at, range, sizeAt } from "../dims.ts";
import { StepError } from "../graph.ts";
import { inOrder, plain, type Lowered, type Placed } from "../lowering.ts";
import type { Ref } from "../primitives.ts";
import {
  logOfProbabilities,
  withSoftmaxGradient,
} from "../rules/softmaxWithLoss.ts";
import type { Lower } from "./call.ts";
import { clamp, logSoftmax } from "./functions.ts";

/** Predictions and targets in the model's axis order. */
export function compared(
  graph: GraphBuilder,
  inputs: readonly Lowered[],
): { predictions: Ref; targets: Ref } {
  const [predictions, targets] = inputs;
  if (!predictions || !targets)
    throw new StepError(
      `Expected a loss to receive predictions and targets. Received ${inputs.length} inputs.`,
    );
  return {
    predictions: inOrder(graph, predictions),
    targets: inOrder(graph, targets),
  };
}

export function reduced(
  graph: GraphBuilder,
  losses: Ref,
  reduction: Reduction,
): Placed {
  switch (reduction) {
    case "none":
      return plain(graph, losses);
    case "sum":
      return plain(graph, graph.sum(losses));
    case "mean":
      return plain(graph, graph.mean(losses));
    case "batchMean": {
      const examples = graph.extent([at(graph.shape(losses), 0)]);
      return plain(graph, graph.div(graph.sum(losses), examples));
    }
    case "exampleMean":
      return plain(graph, graph.mean(losses, beyondBatch(graph, losses)));
    case "exampleSum":
      return plain(graph, graph.sum(losses, beyondBatch(graph, losses)));
    default:
      reduction satisfies never;
      throw new StepError("Expected a known reduction.");
  }
}

const beyondBatch = (graph: GraphBuilder, losses: Ref): number[] =>
  range(graph.shape(losses).length).slice(1);

/**
 * Log-probabilities from what the loss is given. With a clip, one-hot losses first divide by the sum and class-index losses take the softmax
 * of the clipped logarithms: keras/src/backend/tensorflow/nn.py · categorical_crossentropy, sparse_categorical_crossentropy.
 */
function logProbabilities(
  graph: GraphBuilder,
  x: Ref,
  { predictions, clip, axis, labels }: CrossEntropyOptions,
): Ref {
  if (predictions === "logProbabilities") return x;
  if (predictions === "logits") return logSoftmax(graph, x, axis);
  if (clip === null) return logOfProbabilities(graph, x, axis);
  const cut = (p: Ref): Ref =>
    graph.unary("log", clamp(graph, p, clip, 1 - clip, "flows"));
  return labels === "oneHot"
    ? cut(graph.div(x, graph.sum(x, [axis], true)))
    : logSoftmax(graph, cut(x), axis);
}

/** Class numbers without the axis of the classes. */
function classNumbers(
  graph: GraphBuilder,
  targets: Ref,
  predictions: Ref,
  axis: number,
): Ref {
  const shape = graph.shape(predictions).filter((_, i) => i !== axis);
  return graph.cast(graph.reshape(targets, shape), "int32");
}

/** One-hot rows along the axis of the classes. */
export function oneHotAlong(
  graph: GraphBuilder,
  numbers: Ref,
  depth: number,
  axis: number,
): Ref {
  const hot = graph.emit("oneHot", { depth }, [numbers]);
  const last = graph.shape(hot).length - 1;
  return graph.transpose(
    hot,
    range(last + 1).map((i) => (i < axis ? i : i === axis ? last : i - 1)),
  );
}

/** One-hot rows along the axis of the classes, from class numbers. */
export const oneHotRows = (
  graph: GraphBuilder,
  targets: Ref,
  predictions: Ref,
  axis: number,
): Ref =>
  oneHotAlong(
    graph,
    classNumbers(graph, targets, predictions, axis),
    sizeAt(graph.shape(predictions), axis),
    axis,
  );

export const crossEntropy: Lower<"crossEntropy"> = ({
  graph,
  options,
  inputs,
}) => {
  const { predictions, targets } = compared(graph, inputs);
  const { axis, labelSmoothing, ignoreIndex, labels } = options;
  const classes = sizeAt(graph.shape(predictions), axis);
  const numbers =
    labels === "classIndex"
      ? classNumbers(graph, targets, predictions, axis)
      : null;
  const hot =
    numbers === null
      ? graph.cast(targets, "float32")
      : oneHotAlong(graph, numbers, classes, axis);
  const smooth =
    labelSmoothing === 0
      ? hot
      : graph.plus(
          graph.times(hot, 1 - labelSmoothing),
          labelSmoothing / classes,
        );
  const weights = classWeights(graph, options, classes, hot);
  const logs = logProbabilities(graph, predictions, options);
  const weighted = weights && options.weighting === "terms" ? weights : null;
  const counts = weighted ? graph.mul(smooth, weighted.spread) : smooth;
  const summed = withSoftmaxGradient(
    graph,
    graph.neg(graph.sum(graph.mul(counts, logs), [axis])),
    logs,
    { counts, whole: numbers !== null && weighted === null, axis },
  );
  const losses =
    weights && options.weighting === "examples"
      ? graph.mul(summed, weights.ofExamples)
      : summed;
  return counted(graph, options, losses, {
    counts:
      ignoreIndex === null || numbers === null
        ? null
        : graph.withNumber(
            "notEqual",
            graph.cast(numbers, "float32"),
            ignoreIndex,
          ),
    weights:
      weights && options.weightedMean === "weights" ? weights.ofExamples : null,
  });
};

/** Class weights along the axis of the classes, and the weight of each example's own class. */
function classWeights(
  graph: GraphBuilder,
  { classWeights: values, axis }: CrossEntropyOptions,
  classes: number,
  hot: Ref,
): { spread: Ref; ofExamples: Ref } | null {
  if (values === null) return null;
  if (values.length !== classes)
    throw new StepError(
      `crossEntropy: Expected a weight for each of ${classes} classes. Received ${values.length}.`,
    );
  const shape = graph.shape(hot).map((_, i) => (i === axis ? classes : 1));
  const spread = graph.constant(values, shape);
  return { spread, ofExamples: graph.sum(graph.mul(hot, spread), [axis]) };
}

/** Reduces, leaving out what does not count and dividing a mean by what does: labels that are not ignored, or their weights. */
function counted(
  graph: GraphBuilder,
  { reduction }: CrossEntropyOptions,
  losses: Ref,
  { counts, weights }: { counts: Ref | null; weights: Ref | null },
): Placed {
  const kept = counts === null ? losses : graph.mul(losses, counts);
  const parts = [counts, weights].filter((each) => each !== null);
  if (reduction !== "mean" || parts.length === 0)
    return reduced(graph, kept, reduction);
  const divisor = parts.reduce((a, b) => graph.mul(a, b));
  return plain(graph, graph.div(graph.sum(kept), graph.sum(divisor)));
}
