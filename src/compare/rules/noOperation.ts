// Steps that change nothing: a dropout that never acts, a reshape to the same shape, a product with 1.
import { sameShape, type Shape } from "../../ir/index.ts";
import {
  option,
  removeNode,
  shapeOf,
  type CanonicalNode,
  type Graph,
} from "../graph.ts";
import { idleDropout } from "../idleDropout.ts";
import type { Application, Rule } from "../rule.ts";

/** Why this node passes its input on as it is; null where it does not. */
function idle(graph: Graph, node: CanonicalNode): string | null {
  const input = shapeOf(graph, node.inputs[0]);
  const output = shapeOf(graph, node.outputs[0]);
  if (!sameShape(input, output)) return null;
  switch (node.op) {
    case "reshape":
    case "flatten":
      return `a ${node.op} to the shape it has`;
    case "permute":
      return option<readonly number[]>(node, "axes").every((a, i) => a === i)
        ? "axes left in their order"
        : null;
    case "concatenate":
      return node.inputs.length === 1 ? "one tensor joined with nothing" : null;
    case "arithmetic":
      return idleArithmetic(node);
    case "maxPool":
    case "avgPool":
      return idlePool(node, input);
    case "upsample":
      return option<readonly number[]>(node, "factors").every((n) => n === 1)
        ? "enlarged by 1"
        : null;
    case "pad":
      return [
        ...option<readonly number[]>(node, "before"),
        ...option<readonly number[]>(node, "after"),
      ].every((n) => n === 0)
        ? "a border of 0"
        : null;
    default:
      return null;
  }
}

function idleArithmetic(node: CanonicalNode): string | null {
  const how = option<string>(node, "function");
  const constant = option<number | null>(node, "constant");
  const first = option<boolean>(node, "constantFirst");
  const neutral =
    (how === "add" && constant === 0) ||
    (how === "multiply" && constant === 1) ||
    (!first && how === "subtract" && constant === 0) ||
    (!first && how === "divide" && constant === 1) ||
    (!first && how === "power" && constant === 1);
  return neutral ? `${how} ${String(constant)}` : null;
}

function idlePool(node: CanonicalNode, input: Shape): string | null {
  const one = (key: string) =>
    option<readonly number[]>(node, key).every((n) => n === 1);
  return input.length > 2 && one("poolSize") && one("strides")
    ? "pooling with a window of 1"
    : null;
}

export default {
  name: "noOperation",
  order: 60,
  title: "a step that changes nothing",
  statement: "A step that hands its input on unchanged may be left out.",
  condition: "always",
  otherwise: "left out",
  effect: "speed only",
  apply(graph) {
    const applications: Application[] = [];
    for (const { id } of [...graph.nodes]) {
      const node = graph.nodes.find((candidate) => candidate.id === id);
      const dropout = node && idleDropout(node);
      const said =
        dropout?.said ?? (node?.inputs.length ? idle(graph, node) : null);
      if (!node || said === null) continue;
      // A dropout stays: beside one that drops, its rate is the difference to tell.
      if (!dropout) removeNode(graph, node);
      applications.push({
        rule: "noOperation",
        list: "same in other words",
        at: node.sources,
        option: dropout?.option ?? null,
        said,
      });
    }
    return applications;
  },
} satisfies Rule;
