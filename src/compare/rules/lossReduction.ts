// A loss per example that is averaged (or summed) in the next step is a loss that averages itself.
import { lossNames, type Reduction } from "../../ir/index.ts";
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

/** A mean or a sum over everything, to one number. */
function total(graph: Graph, node: CanonicalNode): "mean" | "sum" | null {
  if (node.op !== "reduce") return null;
  const how = option<string>(node, "function");
  const whole = shapeOf(graph, node.outputs[0]).length === 0;
  return whole && (how === "mean" || how === "sum") ? how : null;
}

/** The reduction of the loss alone that equals its own, followed by a mean or a sum over everything; null where none does. */
function joined(
  graph: Graph,
  loss: CanonicalNode,
  total: "mean" | "sum",
): Reduction | null {
  const own = option<Reduction>(loss, "reduction");
  if (own === "none") return total;
  if (own === "exampleMean" && total === "mean") return "mean";
  if (own === "exampleSum") return total === "sum" ? "sum" : "batchMean";
  const predictions = shapeOf(graph, loss.inputs[0]).length;
  const alone = predictions === (loss.op === "crossEntropy" ? 2 : 1);
  return own === "exampleMean" && alone ? total : null;
}

export default {
  name: "lossReduction",
  order: 75,
  title: "the mean of the loss as a step of its own",
  statement:
    "A loss per example, averaged in the next step, is the loss that averages itself.",
  condition: "always",
  otherwise: "the loss reduces itself",
  effect: "speed only",
  apply(graph) {
    const applications: Application[] = [];
    for (const node of [...graph.nodes]) {
      const how = total(graph, node);
      const loss = how && producerOf(graph, node.inputs[0]);
      if (
        !loss ||
        !lossNames.includes(loss.op) ||
        !onlyUser(graph, loss.outputs[0], node)
      )
        continue;
      const reduction = joined(graph, loss, how);
      if (reduction === null) continue;
      const sources = [...loss.sources, ...node.sources];
      graph.nodes = graph.nodes.filter(({ id }) => id !== node.id);
      replaceNode(graph, {
        ...withOptions(loss, { reduction }),
        outputs: node.outputs,
        sources,
      });
      applications.push({
        rule: "lossReduction",
        list: "same in other words",
        at: sources,
        option: "reduction",
        said: `the ${how} taken in a step of its own`,
      });
    }
    return applications;
  },
} satisfies Rule;
