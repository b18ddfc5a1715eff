// How many floating-point operations one run of a step graph takes: what an achieved speed is worked out from.
import { concreteShape } from "../../ir/shape.ts";
import { at } from "./dims.ts";
import { nodeAt, StepError, type StepGraph } from "./graph.ts";
import type { Ref, StepNode } from "./primitives.ts";

/**
 * Floating-point operations of one run at a batch size, forward, gradients and update together. Products and convolutions count
 * 2·M·N·K, a multiplication and an addition each; reductions one per element read; other arithmetic one per element made. What
 * only moves numbers (reshapes, transposes, slices, borders) counts nothing, and a scan
 * its body once for each of its steps.
 */
export function stepFlops(
  graph: Pick<StepGraph, "nodes">,
  batch: number,
): number {
  const shape = (ref: Ref): number[] =>
    concreteShape(nodeAt(graph, ref).shape, batch);
  return graph.nodes.reduce(
    (sum, node, ref) =>
      sum +
      (node.primitive === "scan"
        ? node.attributes.steps * stepFlops(node.attributes.body, batch)
        : flopsOf(node, shape(ref), node.inputs.map(shape))),
    0,
  );
}

const size = (shape: readonly number[]): number =>
  shape.reduce((all, n) => all * n, 1);

/** Operations of one node, given the shape it makes and those it reads. */
function flopsOf(
  node: StepNode,
  made: readonly number[],
  read: readonly (readonly number[])[],
): number {
  switch (node.primitive) {
    case "matmul": {
      const inner = at(read, 0).at(node.attributes.transposeA ? -2 : -1);
      return 2 * size(made) * (inner as number);
    }
    case "conv2d":
      return 2 * size(made) * size(at(read, 1).slice(0, 3));
    case "conv2dKernelGradient":
      return 2 * size(at(read, 1)) * size(made.slice(0, 3));
    case "maxPool":
      return size(made) * size(node.attributes.size);
    case "unary":
    case "binary":
    case "select":
      return size(made);
    case "reduceSum":
    case "reduceMax":
    case "argMax":
      return size(at(read, 0));
    case "scatterAdd":
      return size(at(read, 1));
    case "input":
    case "constant":
    case "extent":
    case "pad":
    case "slice":
    case "dilate":
    case "concat":
    case "reshape":
    case "transpose":
    case "broadcastTo":
    case "flip":
    case "gather":
    case "oneHot":
    case "cast":
    case "scanResult":
    case "scan":
      // A scan's body is counted by itself.
      return 0;
    default:
      node satisfies never;
      throw new StepError("Expected a known primitive.");
  }
}
