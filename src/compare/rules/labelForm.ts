// A class number and a one-hot row name the same truth.
import { option, replaceNode, withOptions } from "../graph.ts";
import type { Application, Rule } from "../rule.ts";

const said = "one-hot rows";

export default {
  name: "labelForm",
  order: 90,
  title: "label form",
  statement: "A one-hot row and a class number name the same class.",
  condition:
    "while every target row holds a single 1 (no soft or mixed labels)",
  otherwise: "class numbers",
  effect: "values",
  apply(graph) {
    const applications: Application[] = [];
    for (const node of graph.nodes) {
      if (node.op !== "crossEntropy" || option(node, "labels") !== "oneHot")
        continue;
      replaceNode(graph, withOptions(node, { labels: "classIndex" }));
      const setting = node.options["labels"];
      applications.push({
        rule: "labelForm",
        list: "same in other words",
        at: node.sources,
        option: "labels",
        said,
        ...(setting && { setting }),
      });
    }
    if (graph.data?.labels.value === "oneHot") {
      const { labels } = graph.data;
      graph.data = {
        ...graph.data,
        labels: { ...labels, value: "classIndex" },
      };
      applications.push({
        rule: "labelForm",
        list: "same in other words",
        at: "data",
        option: "labels",
        said,
        setting: labels,
      });
    }
    return applications;
  },
} satisfies Rule;
