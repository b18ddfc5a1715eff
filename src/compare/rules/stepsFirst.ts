// Sequences laid out with their steps first hold the same numbers as those with the batch first.
import type { ValueId } from "../../ir/index.ts";
import {
  derivedOptions,
  freshValue,
  option,
  shapeOf,
  withOptions,
  type CanonicalNode,
  type Graph,
} from "../graph.ts";
import type { Application, Rule } from "../rule.ts";

const recurrent: readonly CanonicalNode["op"][] = ["simpleRnn", "gru", "lstm"];
const exchanged = [1, 0, 2];

function permute(from: ValueId, to: ValueId): CanonicalNode {
  return {
    id: `${from}~${to}`,
    op: "permute",
    options: derivedOptions({ axes: exchanged }),
    inputs: [from],
    outputs: [to],
    parameters: {},
    sources: [],
  };
}

function turned(graph: Graph, id: ValueId): ValueId {
  const shape = shapeOf(graph, id);
  return freshValue(
    graph,
    id,
    exchanged.map((axis) => shape[axis] ?? 1),
    "batchFirst",
  );
}

export default {
  name: "stepsFirst",
  order: 33,
  title: "steps first or batch first",
  statement:
    "With the steps first the same numbers stand in another order than with the batch first.",
  condition: "always",
  otherwise: "the batch first",
  effect: "speed only",
  apply(graph) {
    const applications: Application[] = [];
    graph.nodes = [...graph.nodes].flatMap((node) => {
      if (!recurrent.includes(node.op) || option(node, "timeAxis") !== 0)
        return [node];
      const [x, ...given] = node.inputs as [ValueId, ...ValueId[]];
      const [result, ...states] = node.outputs as [ValueId, ...ValueId[]];
      const before = turned(graph, x);
      const all = option<string>(node, "returns") === "sequence";
      const after = all ? turned(graph, result) : result;
      const setting = node.options["timeAxis"];
      applications.push({
        rule: "stepsFirst",
        list: "same in other words",
        at: node.sources,
        option: "timeAxis",
        said: "the steps first",
        ...(setting && { setting }),
      });
      const walked = {
        ...withOptions(node, { timeAxis: 1 }),
        inputs: [before, ...given],
        outputs: [after, ...states],
      };
      return [
        permute(x, before),
        walked,
        ...(all ? [permute(after, result)] : []),
      ];
    });
    return applications;
  },
} satisfies Rule;
