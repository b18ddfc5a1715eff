// How many labels a model guesses right: from what its loss compares.
import type { Model, Node } from "../../../ir/model.ts";
import { optionValues } from "../../../ir/model.ts";
import { lossNames } from "../../../ir/ops/index.ts";
import type { Lowering } from "../lowering.ts";
import type { Ref } from "../primitives.ts";
import { compared } from "./losses.ts";

export interface Judged {
  readonly correct: Ref;
  readonly judged: Ref;
}

/** The node that compares predictions with targets; undefined where the loss is made of other ops. */
export const lossNode = (model: Pick<Model, "nodes">): Node | undefined =>
  model.nodes.find(({ op }) => lossNames.includes(op));

/** Labels guessed right and labels counted; null where the task has no labels. */
export function accuracy(lowering: Lowering, node: Node): Judged | null {
  const { graph } = lowering;
  const { predictions, targets } = compared(
    graph,
    node.inputs.map((id) => lowering.value(id)),
  );
  if (node.op === "binaryCrossEntropy") {
    const border =
      optionValues<"binaryCrossEntropy">(node).predictions === "logits"
        ? 0
        : 0.5;
    const guess = graph.withNumber("greater", predictions, border);
    const truth = graph.withNumber(
      "greater",
      graph.cast(targets, "float32"),
      0.5,
    );
    return counted(lowering, graph.binary("equal", guess, truth), null);
  }
  if (node.op !== "crossEntropy") return null;
  const { axis, labels, ignoreIndex } = optionValues<"crossEntropy">(node);
  const guess = graph.cast(
    graph.emit("argMax", { axis }, [predictions]),
    "float32",
  );
  const number =
    labels === "oneHot"
      ? graph.emit("argMax", { axis }, [graph.cast(targets, "float32")])
      : graph.reshape(targets, graph.shape(guess));
  const truth = graph.cast(number, "float32");
  const counts =
    ignoreIndex === null
      ? null
      : graph.withNumber("notEqual", truth, ignoreIndex);
  return counted(lowering, graph.binary("equal", guess, truth), counts);
}

function counted({ graph }: Lowering, right: Ref, counts: Ref | null): Judged {
  if (counts === null)
    return {
      correct: graph.sum(right),
      judged: graph.extent(graph.shape(right)),
    };
  return {
    correct: graph.sum(graph.mul(right, counts)),
    judged: graph.sum(counts),
  };
}
