// Channels last and channels first compute the same numbers in another order: all images are turned to channels first.
import { channelsLastValues } from "../layout/regions.ts";
import { turn } from "../layout/turn.ts";
import type { Application, Rule } from "../rule.ts";

export default {
  name: "layout",
  order: 30,
  title: "where the channels stand",
  statement:
    "With channels last (N,H,W,C) the same numbers stand in another order than with channels first (N,C,H,W).",
  condition:
    "when weights are moved too: the rows of a dense kernel behind a flatten change places",
  otherwise: "channels first",
  effect: "speed only",
  apply(graph) {
    const values = channelsLastValues(graph);
    if (!values.size) return [];
    const { inputs, data } = graph;
    const applications: Application[] = turn(graph, values).map(
      ({ sources, said, option }) => ({
        rule: "layout",
        list: "same in other words",
        at: sources,
        option,
        said,
      }),
    );
    if (
      data?.layout.value === "channelsLast" &&
      inputs.some((id) => values.has(id))
    ) {
      graph.data = {
        ...data,
        layout: { ...data.layout, value: "channelsFirst" },
      };
      applications.push({
        rule: "layout",
        list: "same in other words",
        at: "data",
        option: "layout",
        said: "channels last",
        setting: data.layout,
      });
    }
    return applications;
  },
} satisfies Rule;
