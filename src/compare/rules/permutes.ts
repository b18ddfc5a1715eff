// Two reorderings of axes in a row are one.
import {
  onlyUser,
  option,
  producerOf,
  replaceNode,
  withOptions,
} from "../graph.ts";
import type { Application, Rule } from "../rule.ts";

export default {
  name: "permutes",
  order: 35,
  title: "axes reordered in one step or two",
  statement: "Two reorderings of axes in a row are one reordering.",
  condition: "always",
  otherwise: "one reordering",
  effect: "speed only",
  apply(graph) {
    const applications: Application[] = [];
    for (const { id } of [...graph.nodes]) {
      const node = graph.nodes.find((candidate) => candidate.id === id);
      const before = producerOf(graph, node?.inputs[0]);
      if (
        node?.op !== "permute" ||
        before?.op !== "permute" ||
        !onlyUser(graph, before.outputs[0], node)
      )
        continue;
      const first = option<readonly number[]>(before, "axes");
      const second = option<readonly number[]>(node, "axes");
      const axes = second.map((axis) => first[axis] ?? axis);
      const sources = [...before.sources, ...node.sources];
      replaceNode(graph, {
        ...withOptions(node, { axes }),
        inputs: before.inputs,
        sources,
      });
      graph.nodes = graph.nodes.filter((one) => one.id !== before.id);
      if (before.sources.length && node.sources.length)
        applications.push({
          rule: "permutes",
          list: "same in other words",
          at: sources,
          option: null,
          said: "two reorderings",
        });
    }
    return applications;
  },
} satisfies Rule;
