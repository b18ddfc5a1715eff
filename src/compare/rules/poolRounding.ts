// Whether an incomplete last window counts does not matter while no window is incomplete.
import { windowOutput, type Padding } from "../../ir/index.ts";
import { option, replaceNode, withOptions } from "../graph.ts";
import type { Application, Rule } from "../rule.ts";
import { spatialSizes, windowOf } from "./paddingWords.ts";

export default {
  name: "poolRounding",
  order: 45,
  title: "incomplete windows of a pooling",
  statement:
    "Keeping or dropping an incomplete last window is the same where the windows fit the image exactly.",
  condition: "while the windows fit the image exactly",
  otherwise: "incomplete windows are dropped",
  effect: "shape",
  apply(graph) {
    const applications: Application[] = [];
    for (const node of graph.nodes) {
      if (node.op !== "maxPool" && node.op !== "avgPool") continue;
      const window = windowOf(node);
      if (!window || option(node, "rounding") !== "ceil") continue;
      const sizes = spatialSizes(graph, node);
      const padding = option<Padding>(node, "padding");
      const floor = windowOutput(padding, sizes, window, "floor");
      const ceil = windowOutput(padding, sizes, window, "ceil");
      if (floor.join() !== ceil.join()) continue;
      replaceNode(graph, withOptions(node, { rounding: "floor" }));
      const setting = node.options["rounding"];
      applications.push({
        rule: "poolRounding",
        list: "latent",
        at: node.sources,
        option: "rounding",
        said: "incomplete windows count",
        ...(setting && { setting }),
        condition: `until the image at this place is no longer ${sizes.join("×")}`,
      });
    }
    return applications;
  },
} satisfies Rule;
