// Losses that judge a whole row of numbers at once: divergences, margins between classes, angles.
import type { GraphBuilder } from "../builder.ts";
import { sizeAt } from "../dims.ts";
import { StepError } from "../graph.ts";
import type { Ref } from "../primitives.ts";
import { logOfProbabilities } from "../rules/softmaxWithLoss.ts";
import type { Call, Lower } from "./call.ts";
import { clamp } from "./functions.ts";
import { compared, oneHotRows, reduced } from "./losses.ts";

/** torch/nn/functional.py · kl_div, keras/src/losses/losses.py · kl_divergence. */
export const divergence: Lower<"divergence"> = ({ graph, options, inputs }) => {
  const { predictions, targets } = compared(graph, inputs);
  const { clip, axis } = options;
  const cut = (p: Ref): Ref =>
    clip === null ? p : clamp(graph, p, clip, 1, "flows");
  const logX =
    options.predictions === "logProbabilities"
      ? predictions
      : logOfProbabilities(graph, cut(predictions), axis);
  const [y, logY] =
    options.targets === "logProbabilities"
      ? [graph.unary("exp", targets), targets]
      : withLogarithm(graph, cut(graph.cast(targets, "float32")));
  const terms = graph.mul(y, graph.sub(logY, logX));
  const losses = axis === null ? terms : graph.sum(terms, [axis]);
  return reduced(graph, losses, options.reduction);
};

/** y and ln y, finite where y is 0: 0·ln 0 counts as 0. */
function withLogarithm(graph: GraphBuilder, y: Ref): [Ref, Ref] {
  const positive = graph.unary("step", y);
  const safe = graph.select(positive, y, graph.scalar(1));
  return [y, graph.unary("log", safe)];
}

/** torch/nn/functional.py · multi_margin_loss, lasagne/objectives.py · multiclass_hinge_loss, keras/src/losses/losses.py · hinge, categorical_hinge. */
export const hingeLoss: Lower<"hingeLoss"> = ({ graph, options, inputs }) => {
  const { predictions, targets } = compared(graph, inputs);
  const losses =
    options.form === "binary"
      ? remaining(
          graph,
          binaryGap(graph, predictions, targets, options),
          options,
        )
      : multiclass(graph, predictions, targets, options);
  return reduced(graph, losses, options.reduction);
};

type HingeOptions = Call<"hingeLoss">["options"];

/** What of a gap is left beyond zero, squared where that is asked for. */
function remaining(
  graph: GraphBuilder,
  gap: Ref,
  { power }: HingeOptions,
): Ref {
  const left = graph.unary("relu", gap);
  if (power === 1) return left;
  return power === 2
    ? graph.unary("square", left)
    : graph.withNumber("pow", left, power);
}

/** margin − y·x with y of 1 and −1. */
function binaryGap(
  graph: GraphBuilder,
  predictions: Ref,
  targets: Ref,
  { labels, margin }: HingeOptions,
): Ref {
  const y = graph.cast(targets, "float32");
  const signed = graph.plus(graph.times(y, 2), -1);
  const truth = {
    signed: () => y,
    zeroOne: () => signed,
    zeroOneOrSigned: () => graph.select(isZeroOne(graph, y), signed, y),
    classIndex: () => null,
    oneHot: () => null,
  }[labels]();
  if (truth === null)
    throw new StepError(
      `hingeLoss: Expected yes and no as labels of a binary loss. Received ${labels}.`,
    );
  return graph.from(margin, graph.mul(truth, predictions));
}

/** Whether a whole batch of labels holds nothing but 0 and 1. */
function isZeroOne(graph: GraphBuilder, y: Ref): Ref {
  const other = graph.mul(
    graph.withNumber("notEqual", y, 0),
    graph.withNumber("notEqual", y, 1),
  );
  return graph.withNumber("equal", graph.sum(other), 0);
}

/** Lower than any score. */
const lowest = -3e38;

function multiclass(
  graph: GraphBuilder,
  predictions: Ref,
  targets: Ref,
  options: HingeOptions,
): Ref {
  const { axis, margin, form } = options;
  if (axis === null)
    throw new StepError(
      `hingeLoss: Expected an axis of classes for ${form}. Received null.`,
    );
  const hot =
    options.labels === "classIndex"
      ? oneHotRows(graph, targets, predictions, axis)
      : graph.cast(targets, "float32");
  const right = graph.sum(graph.mul(hot, predictions), [axis], true);
  const wrong = graph.from(1, hot);
  if (form === "allClasses") {
    const gaps = graph.plus(graph.sub(predictions, right), margin);
    const each = graph.mul(remaining(graph, gaps, options), wrong);
    const sum = graph.sum(each, [axis]);
    const classes = sizeAt(graph.shape(predictions), axis);
    return options.meanOverClasses ? graph.times(sum, 1 / classes) : sum;
  }
  const scores =
    form === "worstOrZero"
      ? graph.mul(wrong, predictions)
      : graph.select(hot, graph.scalar(lowest), predictions);
  const worst = graph.max(scores, [axis]);
  const gap = graph.plus(graph.sub(worst, graph.sum(right, [axis])), margin);
  return remaining(graph, gap, options);
}

/** keras/src/losses/losses.py · cosine_similarity, tensorflow/python/ops/losses/losses_impl.py · cosine_distance. */
export const cosineLoss: Lower<"cosineLoss"> = ({ graph, options, inputs }) => {
  const { predictions, targets } = compared(graph, inputs);
  const { axis, epsilon, normalized } = options;
  const unit = (x: Ref): Ref => {
    if (!normalized) return x;
    const squares = graph.sum(graph.unary("square", x), [axis], true);
    // The square is kept off zero before its root, whose gradient there is infinite.
    const safe = clamp(graph, squares, epsilon * epsilon, null, "flows");
    return graph.div(x, graph.unary("sqrt", safe));
  };
  const product = graph.mul(
    unit(predictions),
    unit(graph.cast(targets, "float32")),
  );
  const cosine = graph.sum(product, [axis]);
  return reduced(graph, graph.from(options.offset, cosine), options.reduction);
};
