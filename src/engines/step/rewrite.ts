// A step graph emitted anew, some of its nodes replaced: what passes over finished graphs have in common.
import { GraphBuilder } from "./builder.ts";
import { at } from "./dims.ts";
import { results, type StepGraph } from "./graph.ts";
import type { Ref, StepNode } from "./primitives.ts";
import { everyRule, type Rules } from "./rules/rule.ts";

/** A node about to be emitted anew. */
export interface Site {
  readonly builder: GraphBuilder;
  readonly node: StepNode;
  /** Its place in the old graph. */
  readonly ref: Ref;
  /** Its inputs in the new graph. */
  readonly inputs: readonly Ref[];
  /** Where a node of the old graph that stands before this one went. */
  readonly moved: (ref: Ref) => Ref;
}

/** The same graph with each node as `replace` gives it, of equal shape; null leaves it as it is. Nodes that nobody uses any more are gone. */
export function rewrite(
  graph: StepGraph,
  replace: (site: Site) => Ref | null,
  rules: Rules = everyRule,
): StepGraph {
  const builder = new GraphBuilder({ rules });
  const places: Ref[] = [];
  const moved = (ref: Ref): Ref => at(places, ref);
  graph.nodes.forEach((node, ref) => {
    const inputs = node.inputs.map(moved);
    places.push(
      replace({ builder, node, ref, inputs, moved }) ??
        repeated(builder, node, inputs),
    );
  });
  return builder.finish(
    graph.inputs.map((input) => ({ ...input, ref: moved(input.ref) })),
    graph.state.map((entry) => ({
      ...entry,
      input: moved(entry.input),
      next: moved(entry.next),
    })),
    Object.fromEntries(
      Object.entries(graph.outputs).map(([name, ref]) => [name, moved(ref)]),
    ),
  );
}

function repeated(
  builder: GraphBuilder,
  node: StepNode,
  inputs: readonly Ref[],
): Ref {
  switch (node.primitive) {
    case "input":
      return builder.input(node.attributes.name, node.shape, node.type);
    case "constant":
      return builder.constant(
        node.attributes.values,
        node.shape as readonly number[],
        node.type,
      );
    default:
      return builder.emit(node.primitive, node.attributes, inputs);
  }
}

/** The places that use each node, results of the graph included as −1. */
export function users(graph: StepGraph): ReadonlyMap<Ref, readonly Ref[]> {
  const found = new Map<Ref, Ref[]>();
  const add = (ref: Ref, user: Ref): void => {
    const known = found.get(ref);
    if (known) known.push(user);
    else found.set(ref, [user]);
  };
  graph.nodes.forEach(({ inputs }, user) => {
    for (const ref of inputs) add(ref, user);
  });
  for (const ref of results(graph)) add(ref, -1);
  return found;
}
