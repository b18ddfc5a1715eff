// Turns every channels-last image of a graph to channels first; where a node cannot follow, an explicit permute stands.
import type { NodeId, Shape, ValueId } from "../../ir/index.ts";
import {
  derivedOptions,
  freshValue,
  option,
  replaceNode,
  shapeOf,
  withOptions,
  type CanonicalNode,
  type Graph,
} from "../graph.ts";
import {
  firstFromLast,
  inverseOrder,
  keepsOrder,
  permuted,
  turnOptions,
  turnParameters,
} from "./axes.ts";
import { followers, reorderFeatures } from "./features.ts";
import { tied } from "./regions.ts";

/** A node that was said with channels last, and how. */
export interface Turned {
  readonly sources: readonly NodeId[];
  readonly said: string;
  readonly option: string | null;
}

/** Turns the values, which have channels last; names the nodes whose saying changed. */
export function turn(graph: Graph, values: ReadonlySet<ValueId>): Turned[] {
  const before = new Map(
    [...values].map((id) => [id, shapeOf(graph, id)] as const),
  );
  const plan = graph.nodes.map((node) => planOf(graph, node, values));
  for (const [id, shape] of before) {
    const value = graph.values.get(id);
    if (value)
      graph.values.set(id, {
        ...value,
        shape: permuted(shape, firstFromLast(shape.length)),
      });
  }
  return plan.flatMap((step) => step(before) ?? []);
}

type Step = (before: ReadonlyMap<ValueId, Shape>) => Turned | null;
const nothing: Step = () => null;

/** What becomes of one node: decided while all shapes are still the program's. */
function planOf(
  graph: Graph,
  node: CanonicalNode,
  values: ReadonlySet<ValueId>,
): Step {
  const touched = [...node.inputs, ...node.outputs].filter((id) =>
    values.has(id),
  );
  if (!touched.length) return nothing;
  if (tied(graph, node).some((id) => values.has(id)))
    return (before) => follow(graph, node, before);
  if (node.op === "permute") return (before) => recount(graph, node, before);
  if (node.op === "flatten") {
    const features = node.outputs[0] ?? "";
    const weights = followers(graph, features);
    return (before) => flattened(graph, node, weights, before);
  }
  if (node.op === "reshape" && trivial(graph, node, values))
    return () => {
      if (values.has(node.outputs[0] ?? ""))
        replaceNode(
          graph,
          withOptions(node, { target: shapeOf(graph, node.outputs[0]) }),
        );
      return null;
    };
  if (node.op === "reduce" && keepsRest(node, shapeOf(graph, node.inputs[0])))
    return () => {
      const rank = shapeOf(graph, node.inputs[0]).length;
      replaceNode(graph, turnOptions(node, rank));
      return null;
    };
  return (before) => fence(graph, node, before);
}

/** A node that turns with its image. */
function follow(
  graph: Graph,
  node: CanonicalNode,
  before: ReadonlyMap<ValueId, Shape>,
): Turned | null {
  const rank = before.get(node.inputs[0] ?? "")?.length ?? 0;
  turnParameters(graph, node, rank);
  replaceNode(graph, turnOptions(node, rank));
  return node.options["layout"]
    ? { sources: node.sources, said: "channels last", option: "layout" }
    : null;
}

/** A permute of the program, counted in the turned axes. */
function recount(
  graph: Graph,
  node: CanonicalNode,
  before: ReadonlyMap<ValueId, Shape>,
): null {
  const axes = option<readonly number[]>(node, "axes");
  const rank = axes.length;
  const identity = axes.map((_, axis) => axis);
  const turned = (id: ValueId | undefined) => before.has(id ?? "");
  const from = turned(node.inputs[0])
    ? inverseOrder(firstFromLast(rank))
    : identity;
  const out = turned(node.outputs[0]) ? firstFromLast(rank) : identity;
  const renamed = out.map((axis) => from[axes[axis] ?? 0] ?? 0);
  replaceNode(graph, withOptions(node, { axes: renamed }));
  return null;
}

/** Flattened features come in another order; the weights behind are reordered, or the image is turned back first. */
function flattened(
  graph: Graph,
  node: CanonicalNode,
  weights: ReturnType<typeof followers>,
  before: ReadonlyMap<ValueId, Shape>,
): Turned | null {
  const shape = before.get(node.inputs[0] ?? "");
  if (!shape || keepsOrder(shape, firstFromLast(shape.length))) return null;
  if (!weights) return fence(graph, node, before);
  const places = shape.slice(1, -1).map(Number);
  for (const id of weights)
    reorderFeatures(graph, id, places, Number(shape.at(-1)));
  return {
    sources: node.sources,
    said: "features counted by place, then channel",
    option: null,
  };
}

/** Whether a reshape only meets images whose numbers keep their order when turned. */
function trivial(
  graph: Graph,
  node: CanonicalNode,
  values: ReadonlySet<ValueId>,
): boolean {
  return [...node.inputs, ...node.outputs].every((id) => {
    const shape = shapeOf(graph, id);
    return !values.has(id) || keepsOrder(shape, firstFromLast(shape.length));
  });
}

/** Whether the axes that a reduction leaves stand in the same order either way. */
function keepsRest(node: CanonicalNode, shape: Shape): boolean {
  const gone = option<readonly number[]>(node, "axes");
  const rest = firstFromLast(shape.length).filter(
    (axis) => !gone.includes(axis),
  );
  return rest.every((axis, i) => i === 0 || axis > (rest[i - 1] ?? -1));
}

/** Leaves a node as it is, between permutes to and from channels last. */
function fence(
  graph: Graph,
  node: CanonicalNode,
  before: ReadonlyMap<ValueId, Shape>,
): null {
  const made: { ahead: CanonicalNode[]; behind: CanonicalNode[] } = {
    ahead: [],
    behind: [],
  };
  const swap = (id: ValueId, inward: boolean): ValueId => {
    const shape = before.get(id);
    if (!shape) return id;
    const order = firstFromLast(shape.length);
    const plain = freshValue(graph, id, shape, "channelsLast");
    const axes = inward ? inverseOrder(order) : order;
    (inward ? made.ahead : made.behind).push({
      id: `${node.id}~${plain}`,
      op: "permute",
      options: derivedOptions({ axes }),
      inputs: [inward ? id : plain],
      outputs: [inward ? plain : id],
      parameters: {},
      sources: [],
    });
    return plain;
  };
  const kept = {
    ...node,
    inputs: node.inputs.map((id) => swap(id, true)),
    outputs: node.outputs.map((id) => swap(id, false)),
  };
  graph.nodes = graph.nodes.flatMap((old) =>
    old.id === node.id ? [...made.ahead, kept, ...made.behind] : [old],
  );
  return null;
}
