// Losses in every bundling.
import type {
  CrossEntropyOptions,
  Reduction,
} from "../../../ir/losses/crossEntropy.ts";
import type { GraphBuilder } from "../builder.ts";
import { range, sizeAt } from "../dims.ts";
import { StepError } from "../graph.ts";
import { inOrder, plain, type Lowered, type Placed } from "../lowering.ts";
import type { Ref } from "../primitives.ts";
import type { Call, Lower } from "./call.ts";
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

function reduced(
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
    default:
      reduction satisfies never;
      throw new StepError("Expected a known reduction.");
  }
}

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
  if (clip === null) return graph.unary("log", x);
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
  const losses = graph.neg(
    graph.sum(
      graph.mul(smooth, logProbabilities(graph, predictions, options)),
      [axis],
    ),
  );
  if (ignoreIndex === null || numbers === null)
    return reduced(graph, losses, options.reduction);
  const counts = graph.withNumber(
    "notEqual",
    graph.cast(numbers, "float32"),
    ignoreIndex,
  );
  const counted = graph.mul(losses, counts);
  if (options.reduction !== "mean")
    return reduced(graph, counted, options.reduction);
  return plain(graph, graph.div(graph.sum(counted), graph.sum(counts)));
};

export const regressionLoss: Lower<"regressionLoss"> = ({
  graph,
  options,
  inputs,
}) => {
  const { predictions, targets } = compared(graph, inputs);
  const difference = graph.sub(predictions, graph.cast(targets, "float32"));
  const losses = distance(graph, difference, options);
  return reduced(graph, graph.times(losses, options.factor), options.reduction);
};

function distance(
  graph: GraphBuilder,
  difference: Ref,
  options: Call<"regressionLoss">["options"],
): Ref {
  const size = graph.unary("abs", difference);
  const { delta } = options;
  switch (options.function) {
    case "squared":
      return graph.unary("square", difference);
    case "absolute":
      return size;
    case "huber": {
      if (delta === null)
        throw new StepError(
          "regressionLoss: Expected a delta for huber. Received null.",
        );
      const near = graph.times(graph.unary("square", difference), 0.5);
      const far = graph.times(graph.plus(size, -delta / 2), delta);
      return graph.select(
        graph.withNumber("lessEqual", size, delta),
        near,
        far,
      );
    }
    default:
      options.function satisfies never;
      throw new StepError("Expected a known regression loss.");
  }
}

export const binaryCrossEntropy: Lower<"binaryCrossEntropy"> = ({
  graph,
  options,
  inputs,
}) => {
  const { predictions, targets } = compared(graph, inputs);
  const truth = graph.cast(targets, "float32");
  const smoothing = options.labelSmoothing;
  const smooth =
    smoothing === 0
      ? truth
      : graph.plus(graph.times(truth, 1 - smoothing), smoothing / 2);
  if (options.predictions === "logits")
    return reduced(
      graph,
      graph.sub(
        graph.unary("softplus", predictions),
        graph.mul(predictions, smooth),
      ),
      options.reduction,
    );
  const { clip, logFloor } = options;
  const p =
    clip === null
      ? predictions
      : clamp(graph, predictions, clip, 1 - clip, "flows");
  const yes = graph.mul(smooth, flooredLog(graph, p, logFloor));
  const no = graph.mul(
    graph.from(1, smooth),
    flooredLog(graph, graph.from(1, p), logFloor),
  );
  return reduced(graph, graph.neg(graph.add(yes, no)), options.reduction);
};

/** The smallest normal float32: below it the logarithm is the floor. */
const tiny = 1.1754943508222875e-38;

/** ln p, never below a floor; where it is cut no gradient flows, and none becomes NaN. */
function flooredLog(graph: GraphBuilder, p: Ref, floor: number | null): Ref {
  if (floor === null) return graph.unary("log", p);
  const safe = graph.withNumber("greater", p, tiny);
  const log = graph.unary("log", graph.select(safe, p, graph.scalar(1)));
  const kept = graph.select(
    graph.withNumber("greater", log, floor),
    log,
    graph.scalar(floor),
  );
  return graph.select(safe, kept, graph.scalar(floor));
}
