// Softmax fused with its loss: the logarithm undoes the exponential, and the gradient by the scores is p − y.
import type { GraphBuilder } from "../builder.ts";
import { at, sameShape } from "../dims.ts";
import type { Ref, Shape } from "../primitives.ts";
import type { Rule } from "./rule.ts";

export const softmaxWithLoss: Rule = {
  name: "softmaxWithLoss",
  title: "Softmax and its loss in one",
  lesson:
    "Where a loss takes the logarithm of a softmax, ln(eˣ/Σ) is said as x − ln Σ, which cannot run into ln 0; and its gradient is said as p − y, probability minus truth, instead of step by step through logarithm, quotient and exponential. Where a framework clips the probabilities first, as Keras does, the clip stays, and with it what it does to the gradient.",
};

/** Scores less their maximum, their exponentials, and the sum of these along the axis, kept with size 1. */
interface Softmax {
  readonly shifted: Ref;
  readonly powers: Ref;
  readonly sum: Ref;
}

/** `sum` as the sum of eˢ along this axis; null where it is something else. */
function exponentialsIn(
  graph: GraphBuilder,
  sum: Ref,
  axis: number,
): Softmax | null {
  const total = graph.node(sum);
  if (total.primitive !== "reduceSum") return null;
  const { axes, keepDims } = total.attributes;
  const powers = at(total.inputs, 0);
  const exponential = graph.node(powers);
  if (exponential.primitive !== "unary") return null;
  return keepDims &&
    axes.length === 1 &&
    axes[0] === axis &&
    exponential.attributes.fn === "exp"
    ? { shifted: at(exponential.inputs, 0), powers, sum }
    : null;
}

/** What a tensor is the softmax of; null where it is none. */
function softmaxIn(graph: GraphBuilder, x: Ref, axis: number): Softmax | null {
  const node = graph.node(x);
  if (node.primitive !== "binary" || node.attributes.fn !== "div") return null;
  const [powers, sum] = [at(node.inputs, 0), at(node.inputs, 1)];
  const found = exponentialsIn(graph, sum, axis);
  return found?.powers === powers ? found : null;
}

/** What a tensor is the logarithm of the softmax of; null where it is none. */
function logSoftmaxIn(
  graph: GraphBuilder,
  logs: Ref,
  axis: number,
): Softmax | null {
  const node = graph.node(logs);
  if (node.primitive !== "binary" || node.attributes.fn !== "sub") return null;
  const [shifted, second] = [at(node.inputs, 0), at(node.inputs, 1)];
  const log = graph.node(second);
  if (log.primitive !== "unary" || log.attributes.fn !== "log") return null;
  const found = exponentialsIn(graph, at(log.inputs, 0), axis);
  return found?.shifted === shifted ? found : null;
}

/** ln p as a loss takes it: of a softmax along the axis, x − ln Σ. */
export function logOfProbabilities(
  graph: GraphBuilder,
  p: Ref,
  axis: number | null,
): Ref {
  const found =
    axis !== null && graph.rules.has("softmaxWithLoss")
      ? softmaxIn(graph, p, axis)
      : null;
  return found === null
    ? graph.unary("log", p)
    : graph.sub(found.shifted, graph.unary("log", found.sum));
}

export interface Row {
  /** What each logarithm counts: truth, smoothed and weighted. */
  readonly counts: Ref;
  /** Whether the counts of every row add up to 1. */
  readonly whole: boolean;
  readonly axis: number;
}

/**
 * Says of −Σ counts·logs along an axis, computed in `losses`, that its gradient by the scores of a softmax is p·Σcounts − counts. Gives
 * `losses` back.
 */
export function withSoftmaxGradient(
  graph: GraphBuilder,
  losses: Ref,
  logs: Ref,
  { counts, whole, axis }: Row,
): Ref {
  const found = graph.rules.has("softmaxWithLoss")
    ? logSoftmaxIn(graph, logs, axis)
    : null;
  if (found === null || !sameShape(graph.shape(counts), graph.shape(logs)))
    return losses;
  const kept: Shape = graph.shape(found.sum);
  graph.shortcut(losses, {
    inputs: [found.shifted, counts],
    gradients: (gradient, needs) => {
      const along = graph.reshape(gradient, kept);
      const p = graph.div(found.powers, found.sum);
      const spread = whole ? p : graph.mul(p, graph.sum(counts, [axis], true));
      return [
        needs(0) ? graph.mul(graph.sub(spread, counts), along) : null,
        needs(1) ? graph.neg(graph.mul(logs, along)) : null,
      ];
    },
  });
  return losses;
}
