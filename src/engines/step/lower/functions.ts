// Small differentiable functions that several ops share.
import type { GraphBuilder } from "../builder.ts";
import type { Ref } from "../primitives.ts";

/** Kept inside bounds; null for none. At the bounds themselves the gradient still flows (tf.clip_by_value) or stops (torch.clamp since 2.15, torch's hardtanh). */
export function clamp(
  graph: GraphBuilder,
  x: Ref,
  low: number | null,
  high: number | null,
  atBounds: "flows" | "stops",
): Ref {
  const [below, above] =
    atBounds === "flows"
      ? (["less", "greater"] as const)
      : (["lessEqual", "greaterEqual"] as const);
  const bounded = (
    value: Ref,
    fn: typeof below | typeof above,
    bound: number,
  ): Ref =>
    graph.select(
      graph.withNumber(fn, value, bound),
      graph.scalar(bound),
      value,
    );
  const raised = low === null ? x : bounded(x, below, low);
  return high === null ? raised : bounded(raised, above, high);
}

/** x where it is positive, x · slope elsewhere. */
export function leaky(graph: GraphBuilder, x: Ref, slope: Ref): Ref {
  const positive = graph.unary("step", x);
  return graph.mul(
    x,
    graph.add(slope, graph.mul(positive, graph.from(1, slope))),
  );
}

/** Logarithm of the softmax along an axis of the tensor. */
export function logSoftmax(graph: GraphBuilder, x: Ref, axis: number): Ref {
  const shifted = graph.sub(
    x,
    graph.detached("reduceMax", { axes: [axis], keepDims: true }, [x]),
  );
  return graph.sub(
    shifted,
    graph.unary("log", graph.sum(graph.unary("exp", shifted), [axis], true)),
  );
}

/** Softmax along an axis of the tensor. */
export function softmaxOf(graph: GraphBuilder, x: Ref, axis: number): Ref {
  const shifted = graph.sub(
    x,
    graph.detached("reduceMax", { axes: [axis], keepDims: true }, [x]),
  );
  const powers = graph.unary("exp", shifted);
  return graph.div(powers, graph.sum(powers, [axis], true));
}

/** ln Σ eˣ over some axes, kept with size 1. */
export function logSumExp(
  graph: GraphBuilder,
  x: Ref,
  axes: readonly number[],
): Ref {
  const top = graph.detached("reduceMax", { axes, keepDims: true }, [x]);
  return graph.add(
    graph.unary(
      "log",
      graph.sum(graph.unary("exp", graph.sub(x, top)), axes, true),
    ),
    top,
  );
}
