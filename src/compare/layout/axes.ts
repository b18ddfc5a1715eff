// Options and weights of one node, said for channels first instead of channels last.
import type { Shape, WeightStep } from "../../ir/index.ts";
import {
  option,
  withOptions,
  type CanonicalNode,
  type Graph,
} from "../graph.ts";

/** Axis i of the channels-first tensor is axis `order[i]` of the channels-last one. */
export const firstFromLast = (rank: number): number[] => [
  0,
  rank - 1,
  ...Array.from({ length: rank - 2 }, (_, i) => i + 1),
];

/** Where each axis of the channels-last tensor goes. */
export const inverseOrder = (order: readonly number[]): number[] =>
  order.map((_, axis) => order.indexOf(axis));

export const permuted = <T>(
  list: readonly T[],
  order: readonly number[],
): T[] => order.map((axis) => list[axis] as T);

/** Whether turning only moves axes of size 1, so that the numbers stay in their order. */
export function keepsOrder(shape: Shape, order: readonly number[]): boolean {
  const moved = order.filter((axis) => shape[axis] !== 1);
  return moved.every((axis, i) => i === 0 || axis > (moved[i - 1] ?? -1));
}

/** The node's options with its axes renamed. */
export function turnOptions(node: CanonicalNode, rank: number): CanonicalNode {
  const order = firstFromLast(rank);
  const to = inverseOrder(order);
  const axis = () => ({ axis: to[option<number>(node, "axis")] });
  const list = (key: string) => ({
    [key]: permuted(option<readonly unknown[]>(node, key), order),
  });
  const axes = () => ({
    axes: option<readonly number[]>(node, "axes")
      .map((a) => to[a] ?? a)
      .sort((a, b) => a - b),
  });
  if (node.options["layout"])
    return withOptions(node, { layout: "channelsFirst" });
  switch (node.op) {
    case "softmax":
    case "batchNorm":
    case "concatenate":
    case "crossEntropy":
      return withOptions(node, axis());
    case "layerNorm":
    case "reduce":
      return withOptions(node, axes());
    case "pad":
      return withOptions(node, { ...list("before"), ...list("after") });
    case "slice":
      return withOptions(node, list("ranges"));
    case "prelu":
      return withOptions(node, {
        slopeShape: turnedSlope(option(node, "slopeShape"), rank).shape,
      });
    default:
      return node;
  }
}

/** Weights whose own axes follow the image's: slopes per place, scales over several axes. */
export function turnParameters(
  graph: Graph,
  node: CanonicalNode,
  rank: number,
): void {
  for (const id of new Set(Object.values(node.parameters))) {
    const parameter = graph.parameters.get(id);
    if (!parameter) continue;
    const turned =
      node.op === "prelu"
        ? turnedSlope(parameter.shape, rank)
        : node.op === "layerNorm"
          ? turnedScale(parameter.shape, option(node, "axes"), rank)
          : null;
    if (turned)
      graph.parameters.set(id, {
        ...parameter,
        shape: turned.shape,
        steps: [...parameter.steps, ...turned.steps],
      });
  }
}

interface Turned {
  readonly shape: readonly number[];
  readonly steps: readonly WeightStep[];
}

/** Slopes broadcast against the image without its batch axis: (H, W, C) → (C, H, W), (C) → (C, 1, 1). */
function turnedSlope(shape: readonly number[], rank: number): Turned {
  if (shape.length === 1 && shape[0] === 1) return { shape, steps: [] };
  const full = [
    ...Array<number>(Math.max(rank - 1 - shape.length, 0)).fill(1),
    ...shape,
  ];
  const axes = firstFromLast(rank)
    .slice(1)
    .map((axis) => axis - 1);
  const grow: WeightStep[] =
    full.length === shape.length
      ? []
      : [{ step: "reshape", from: shape, to: full }];
  return {
    shape: permuted(full, axes),
    steps: [...grow, { step: "permute", axes }],
  };
}

/** Scales over several axes, ascending: those axes in their new order. */
function turnedScale(
  shape: readonly number[],
  axes: readonly number[],
  rank: number,
): Turned | null {
  const to = inverseOrder(firstFromLast(rank));
  const order = axes
    .map((_, i) => i)
    .sort((a, b) => (to[axes[a] ?? 0] ?? 0) - (to[axes[b] ?? 0] ?? 0));
  return order.every((axis, i) => axis === i)
    ? null
    : {
        shape: permuted(shape, order),
        steps: [{ step: "permute", axes: order }],
      };
}
