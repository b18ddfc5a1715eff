// A label that does not count changes nothing while no example carries it: classes are counted from 0.
import { option, replaceNode, withOptions } from "../graph.ts";
import type { Application, Rule } from "../rule.ts";

export default {
  name: "ignoredLabel",
  order: 91,
  title: "ignored label",
  statement:
    "A negative label that does not count changes nothing where classes are numbered from 0.",
  condition: "until a target carries that label",
  otherwise: "every label counts",
  effect: "training",
  apply(graph) {
    const applications: Application[] = [];
    for (const node of graph.nodes) {
      if (node.op !== "crossEntropy") continue;
      const ignored = option<number | null>(node, "ignoreIndex");
      if (ignored === null || ignored >= 0) continue;
      replaceNode(graph, withOptions(node, { ignoreIndex: null }));
      const setting = node.options["ignoreIndex"];
      applications.push({
        rule: "ignoredLabel",
        list: "latent",
        at: node.sources,
        option: "ignoreIndex",
        said: `targets of ${ignored} do not count`,
        ...(setting && { setting }),
        condition: `until a target is ${ignored}`,
      });
    }
    return applications;
  },
} satisfies Rule;
