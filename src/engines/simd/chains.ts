// Which pointwise nodes run as one chain: a node joins the chain of those that use it where nobody else does.
import type { StepGraph } from "../step/graph.ts";
import type { Ref, StepNode } from "../step/primitives.ts";

/** The most functions in a chain: more would not keep their registers in the first-level cache. */
const mostFunctions = 24;

const isPointwise = (node: StepNode): boolean =>
  node.primitive === "unary" ||
  node.primitive === "binary" ||
  node.primitive === "select" ||
  node.primitive === "cast";

/** The nodes, among some, that use each node. */
function usersOf(graph: StepGraph, among: ReadonlySet<Ref>): Ref[][] {
  const users: Ref[][] = graph.nodes.map(() => []);
  graph.nodes.forEach(({ inputs }, ref) => {
    if (!among.has(ref)) return;
    for (const input of new Set(inputs)) users[input]?.push(ref);
  });
  return users;
}

/**
 * The chains of the nodes that are needed, members in execution order, by their last member: the chain runs in its place. Every other member is used inside
 * its chain only, though it may be a result of the graph besides.
 */
export function chainsOf(
  graph: StepGraph,
  needed: ReadonlySet<Ref>,
): Map<Ref, Ref[]> {
  const users = usersOf(graph, needed);
  const rootOf = new Map<Ref, Ref>();
  const chains = new Map<Ref, Ref[]>();
  for (let ref = graph.nodes.length - 1; ref >= 0; ref--) {
    const node = graph.nodes[ref] as StepNode;
    if (!isPointwise(node) || !needed.has(ref)) continue;
    const root = commonRoot(graph, ref, users[ref] ?? [], rootOf);
    const chain = root === null ? undefined : chains.get(root);
    if (root === null || !chain || chain.length >= mostFunctions) {
      rootOf.set(ref, ref);
      chains.set(ref, [ref]);
    } else {
      rootOf.set(ref, root);
      chain.unshift(ref);
    }
  }
  return chains;
}

function commonRoot(
  graph: StepGraph,
  ref: Ref,
  users: readonly Ref[],
  rootOf: ReadonlyMap<Ref, Ref>,
): Ref | null {
  const roots = new Set(users.map((user) => rootOf.get(user) ?? null));
  const [root] = roots;
  if (roots.size !== 1 || root === undefined || root === null) return null;
  const [own, other] = [graph.nodes[ref], graph.nodes[root]];
  return JSON.stringify(own?.shape) === JSON.stringify(other?.shape)
    ? root
    : null;
}
