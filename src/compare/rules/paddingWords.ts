// `same` names an amount of padding that depends on the input's size; here it is worked out.
import {
  axesOf,
  paddingAmounts,
  type Layout,
  type Padding,
  type Window,
} from "../../ir/index.ts";
import {
  option,
  replaceNode,
  shapeOf,
  withOptions,
  type CanonicalNode,
  type Graph,
} from "../graph.ts";
import type { Application, Rule } from "../rule.ts";

/** The window that an op slides; null for ops without one. */
export function windowOf(node: CanonicalNode): Window | null {
  const list = (key: string) => option<readonly number[]>(node, key);
  switch (node.op) {
    case "conv":
      return {
        size: list("kernelSize"),
        strides: list("strides"),
        dilation: list("dilation"),
      };
    case "maxPool":
      return {
        size: list("poolSize"),
        strides: list("strides"),
        dilation: list("dilation"),
      };
    case "avgPool":
      return {
        size: list("poolSize"),
        strides: list("strides"),
        dilation: list("poolSize").map(() => 1),
      };
    default:
      return null;
  }
}

/** Sizes of the image that a window slides over. */
export function spatialSizes(graph: Graph, node: CanonicalNode): number[] {
  const shape = shapeOf(graph, node.inputs[0]);
  const { spatial } = axesOf(option<Layout>(node, "layout"), shape.length);
  return spatial.map((axis) => Number(shape[axis]));
}

const text = (before: readonly number[], after: readonly number[]) =>
  `${before.join("×")} before and ${after.join("×")} after`;

/** The nearest larger input at which `same` asks for other amounts; null where it never does. */
function leavesAt(
  padding: Padding,
  sizes: readonly number[],
  window: Window,
): string | null {
  const now = JSON.stringify(paddingAmounts(padding, sizes, window));
  const farthest = Math.max(...window.strides, 1);
  for (let more = 1; more <= farthest; more++) {
    const larger = sizes.map((n) => n + more);
    const then = paddingAmounts(padding, larger, window);
    if (JSON.stringify(then) !== now)
      return `until the input's size changes: ${larger.join("×")} instead of ${sizes.join("×")} makes \`same\` add ${text(then.before, then.after)}`;
  }
  return null;
}

function spell(graph: Graph, node: CanonicalNode): Application | null {
  const window = windowOf(node);
  const setting = window ? node.options["padding"] : undefined;
  const padding = setting?.value as Padding | undefined;
  if (!window || padding?.kind !== "same") return null;
  const sizes = spatialSizes(graph, node);
  const amounts = paddingAmounts(padding, sizes, window);
  const leaves = leavesAt(padding, sizes, window);
  replaceNode(
    graph,
    withOptions(node, { padding: { kind: "explicit", ...amounts } }),
  );
  return {
    rule: "paddingWords",
    list: leaves === null ? "same in other words" : "latent",
    at: node.sources,
    option: "padding",
    said: padding.extra === "end" ? "same" : "same, the odd one at the start",
    ...(setting && { setting }),
    condition: leaves ?? "at every input size",
    ...(leaves === null && { effect: "speed only" as const }),
  };
}

export default {
  name: "paddingWords",
  order: 40,
  title: "padding in words or in numbers",
  statement:
    "`same` asks for as much padding as keeps the size; at this input that is the amount the other writes out.",
  condition: "at this input size",
  otherwise: "written as amounts",
  effect: "shape",
  apply: (graph) =>
    graph.nodes
      .map((node) => spell(graph, node))
      .filter((application) => application !== null),
} satisfies Rule;
