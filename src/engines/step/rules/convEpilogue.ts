// Convolution with its bias and activation: one pass over memory instead of three.
import { at } from "../dims.ts";
import type { StepGraph } from "../graph.ts";
import type { Ref, StepNodeFor } from "../primitives.ts";
import { rewrite, users } from "../rewrite.ts";
import type { Rule, Rules } from "./rule.ts";

export const convEpilogue: Rule = {
  name: "convEpilogue",
  title: "Bias and ReLU inside the convolution",
  lesson:
    "A convolution adds its bias and cuts off what is negative while its numbers are still at hand, instead of writing them out and reading them back twice. The numbers are the same; the gradient asks only for what comes out of the ReLU, so nothing in between has to be kept.",
};

/** A convolution and what follows it, up to the last node that it can take in. */
interface Chain {
  readonly convolution: StepNodeFor<"conv2d">;
  readonly bias: Ref | null;
  readonly relu: boolean;
}

/** Convolutions by the last node of their chain. */
function chains(graph: StepGraph): Map<Ref, Chain> {
  const uses = users(graph);
  /** The one node that uses this one; null where there are more, or none. */
  const onlyUser = (ref: Ref): Ref | null => {
    const [user, ...others] = uses.get(ref) ?? [];
    return user === undefined || user < 0 || others.length > 0 ? null : user;
  };
  const found = new Map<Ref, Chain>();
  graph.nodes.forEach((node, ref) => {
    if (node.primitive !== "conv2d" || node.inputs.length > 2) return;
    const channels = at(node.shape, 3);
    const after = onlyUser(ref);
    const bias = after === null ? null : biasOf(graph, after, ref, channels);
    const end = bias === null ? ref : (after ?? ref);
    const next = onlyUser(end);
    const relu = next !== null && isRelu(graph, next);
    if (bias !== null || relu)
      found.set(relu ? next : end, { convolution: node, bias, relu });
  });
  return found;
}

/** What a node adds along the channels of a convolution; null where it does something else. */
function biasOf(
  graph: StepGraph,
  sum: Ref,
  convolution: Ref,
  channels: unknown,
): Ref | null {
  const node = at(graph.nodes, sum);
  if (node.primitive !== "binary" || node.attributes.fn !== "add") return null;
  const other = node.inputs.find((input) => input !== convolution);
  if (other === undefined) return null;
  const { shape } = at(graph.nodes, other);
  return shape.length === 1 && shape[0] === channels ? other : null;
}

function isRelu(graph: StepGraph, ref: Ref): boolean {
  const node = at(graph.nodes, ref);
  return node.primitive === "unary" && node.attributes.fn === "relu";
}

/** The graph with biases and ReLUs taken into the convolutions before them. */
export function withEpilogues(graph: StepGraph, rules: Rules): StepGraph {
  if (!rules.has("convEpilogue")) return graph;
  const found = chains(graph);
  if (found.size === 0) return graph;
  return rewrite(
    graph,
    ({ builder, ref, moved }) => {
      const chain = found.get(ref);
      if (!chain) return null;
      const { convolution, bias, relu } = chain;
      const inputs = [...convolution.inputs, ...(bias === null ? [] : [bias])];
      return builder.emit(
        "conv2d",
        { ...convolution.attributes, activation: relu ? "relu" : "none" },
        inputs.map(moved),
      );
    },
    rules,
  );
}
