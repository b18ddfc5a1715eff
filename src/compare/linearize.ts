// One order of a graph's nodes that does not hang on how the program happened to write its branches.
import type { ValueId } from "../ir/index.ts";
import { option, type CanonicalNode, type Graph } from "./graph.ts";

export interface Linear {
  readonly layers: readonly CanonicalNode[];
  readonly loss: readonly CanonicalNode[];
}

const commutative = new Set(["add", "multiply", "maximum", "minimum"]);

/** Whether the order of a node's inputs has no meaning. */
export function isCommutative(node: CanonicalNode): boolean {
  return (
    node.op === "arithmetic" &&
    commutative.has(option<string>(node, "function"))
  );
}

/** Layers in depth-first order from the answers, the longest operand first; then what only the loss needs. */
export function linearize(graph: Graph): Linear {
  const makers = new Map<ValueId, CanonicalNode>();
  for (const node of graph.nodes)
    for (const id of node.outputs) makers.set(id, node);
  const depth = depths(graph, makers);
  const layers = visit(graph.outputs, makers, depth, new Set());
  const seen = new Set(layers.map(({ id }) => id));
  const loss =
    graph.loss === null ? [] : visit([graph.loss], makers, depth, seen);
  const rest = graph.nodes.filter(({ id }) => !seen.has(id));
  return { layers: [...layers, ...rest], loss };
}

/** The longest way from an input to each node; nodes stand in execution order. */
function depths(
  graph: Graph,
  makers: ReadonlyMap<ValueId, CanonicalNode>,
): ReadonlyMap<string, number> {
  const depth = new Map<string, number>();
  for (const node of graph.nodes) {
    const below = node.inputs.map(
      (id) => depth.get(makers.get(id)?.id ?? "") ?? 0,
    );
    depth.set(node.id, Math.max(0, ...below) + 1);
  }
  return depth;
}

/** Depth first without recursion: graphs may be long. Adds what it met to `seen`. */
function visit(
  roots: readonly ValueId[],
  makers: ReadonlyMap<ValueId, CanonicalNode>,
  depth: ReadonlyMap<string, number>,
  seen: Set<string>,
): CanonicalNode[] {
  const done: CanonicalNode[] = [];
  const stack = roots.toReversed().map((id) => ({ id, left: false }));
  for (let top = stack.pop(); top; top = stack.pop()) {
    const node = makers.get(top.id);
    if (!node) continue;
    if (top.left) {
      done.push(node);
      continue;
    }
    if (seen.has(node.id)) continue;
    seen.add(node.id);
    stack.push({ id: top.id, left: true });
    const at = (id: ValueId) => depth.get(makers.get(id)?.id ?? "") ?? 0;
    const order = isCommutative(node)
      ? node.inputs.toSorted((a, b) => at(b) - at(a))
      : node.inputs;
    for (const id of order.toReversed()) stack.push({ id, left: false });
  }
  return done;
}
