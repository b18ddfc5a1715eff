// A border of zeros laid round the image first is padding of the convolution behind it.
import { axesOf, type Layout, type Padding } from "../../ir/index.ts";
import {
  onlyUser,
  option,
  producerOf,
  replaceNode,
  shapeOf,
  withOptions,
  type CanonicalNode,
  type Graph,
} from "../graph.ts";
import type { Application, Rule } from "../rule.ts";

interface Amounts {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** How many zeros the node adds to each spatial axis; null where it does anything else. */
function border(
  node: CanonicalNode,
  spatial: readonly number[],
): Amounts | null {
  if (
    node.op !== "pad" ||
    option(node, "mode") !== "constant" ||
    option(node, "value") !== 0
  )
    return null;
  const before = option<readonly number[]>(node, "before");
  const after = option<readonly number[]>(node, "after");
  const elsewhere = before.some(
    (n, axis) =>
      !spatial.includes(axis) && (n !== 0 || (after[axis] ?? 0) !== 0),
  );
  const amounts = {
    before: spatial.map((axis) => before[axis] ?? 0),
    after: spatial.map((axis) => after[axis] ?? 0),
  };
  const shrinks = [...amounts.before, ...amounts.after].some((n) => n < 0);
  return elsewhere || shrinks ? null : amounts;
}

/** Zeros count for a convolution, and for a mean that counts its padding; they would win a maximum. */
function padsWithZeros(node: CanonicalNode): boolean {
  if (node.op === "conv") return option(node, "paddingMode") === "zeros";
  return node.op === "avgPool" && option(node, "countPadding") === true;
}

function merge(graph: Graph, window: CanonicalNode): Application | null {
  const padding = option<Padding>(window, "padding");
  const pad = producerOf(graph, window.inputs[0]);
  if (!pad || padding.kind !== "explicit") return null;
  const rank = shapeOf(graph, window.inputs[0]).length;
  const { spatial } = axesOf(option<Layout>(window, "layout"), rank);
  const extra = border(pad, spatial);
  if (!extra || !onlyUser(graph, pad.outputs[0], window)) return null;
  const plus = (a: readonly number[], b: readonly number[]) =>
    a.map((n, i) => n + (b[i] ?? 0));
  replaceNode(graph, {
    ...withOptions(window, {
      padding: {
        kind: "explicit",
        before: plus(padding.before, extra.before),
        after: plus(padding.after, extra.after),
      },
    }),
    inputs: pad.inputs,
    sources: [...window.sources, ...pad.sources],
  });
  graph.nodes = graph.nodes.filter(({ id }) => id !== pad.id);
  return {
    rule: "padConv",
    list: "same in other words",
    at: window.sources,
    option: "padding",
    said: "a border of zeros as a step of its own",
  };
}

export default {
  name: "padConv",
  order: 42,
  title: "zeros as a step of their own",
  statement:
    "Zeros laid round an image before a convolution are the convolution's own padding.",
  condition: "always",
  otherwise: "padding of the layer itself",
  effect: "speed only",
  apply(graph) {
    const applications: Application[] = [];
    for (const { id } of [...graph.nodes]) {
      const node = graph.nodes.find((candidate) => candidate.id === id);
      const merged = node && padsWithZeros(node) ? merge(graph, node) : null;
      if (merged) applications.push(merged);
    }
    return applications;
  },
} satisfies Rule;
