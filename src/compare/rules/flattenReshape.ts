// Reshaping each example to one axis is flattening; any other flattening is a reshape.
import { printShape, sameDim } from "../../ir/index.ts";
import {
  derivedOptions,
  option,
  replaceNode,
  shapeOf,
  type CanonicalNode,
  type Graph,
} from "../graph.ts";
import type { Application, Rule } from "../rule.ts";

/** (N, …) becomes (N, everything). */
function laysOutExamples(graph: Graph, node: CanonicalNode): boolean {
  const input = shapeOf(graph, node.inputs[0]);
  const output = shapeOf(graph, node.outputs[0]);
  const [a] = input;
  const [b] = output;
  return (
    output.length === 2 &&
    input.length >= 2 &&
    a !== undefined &&
    b !== undefined &&
    sameDim(a, b)
  );
}

const whole = { startAxis: 1, endAxis: -1 };

export default {
  name: "flattenReshape",
  order: 20,
  title: "flatten or reshape",
  statement:
    "Reshaping every example to one row lays the same numbers out in the same order as flattening.",
  condition: "at this input size (a size written out must follow the input's)",
  otherwise: "flatten",
  effect: "shape",
  apply(graph) {
    const applications: Application[] = [];
    for (const node of graph.nodes) {
      if (node.op !== "flatten" && node.op !== "reshape") continue;
      if (!laysOutExamples(graph, node)) {
        if (node.op === "flatten") toReshape(graph, node);
        continue;
      }
      if (node.op === "flatten") {
        replaceNode(graph, flat(node));
        continue;
      }
      const target = node.options["target"];
      replaceNode(graph, flat(node));
      applications.push({
        rule: "flattenReshape",
        list: "same in other words",
        at: node.sources,
        option: null,
        said: `reshape to ${printShape(option(node, "target"))}`,
        ...(target && { setting: target }),
      });
    }
    return applications;
  },
} satisfies Rule;

const flat = (node: CanonicalNode): CanonicalNode => ({
  ...node,
  op: "flatten",
  options: derivedOptions(whole),
});

function toReshape(graph: Graph, node: CanonicalNode): void {
  const target = shapeOf(graph, node.outputs[0]);
  replaceNode(graph, {
    ...node,
    op: "reshape",
    options: derivedOptions({ target }),
  });
}
