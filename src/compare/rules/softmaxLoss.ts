// Softmax (or sigmoid) followed by a loss on probabilities is one loss on raw scores.
import {
  onlyUser,
  option,
  producerOf,
  replaceNode,
  usersOf,
  withOptions,
  type CanonicalNode,
  type Graph,
} from "../graph.ts";
import type { Application, Rule } from "../rule.ts";

type Predictions = "logits" | "probabilities" | "logProbabilities";

/** How the answer was made into what the loss reads, or null where the rule does not apply. */
function bundled(
  loss: CanonicalNode,
  maker: CanonicalNode,
): { said: string; exact: boolean } | null {
  const reads = option<Predictions>(loss, "predictions");
  if (loss.op === "binaryCrossEntropy") {
    const sigmoid =
      maker.op === "activation" && option(maker, "function") === "sigmoid";
    return sigmoid && reads === "probabilities"
      ? { said: "sigmoid in the model, loss on probabilities", exact: false }
      : null;
  }
  if (maker.op !== "softmax" || option(maker, "axis") !== option(loss, "axis"))
    return null;
  const log = option<boolean>(maker, "log");
  if (log && reads !== "probabilities")
    return {
      said:
        reads === "logits"
          ? "log-softmax in the model, and again in the loss"
          : "log-softmax in the model, loss on log-probabilities",
      exact: true,
    };
  return !log && reads === "probabilities"
    ? { said: "softmax in the model, loss on probabilities", exact: false }
    : null;
}

/** While what a loss on probabilities agrees with one on raw scores. */
function conditionOf(loss: CanonicalNode, exact: boolean): string {
  if (exact) return "always";
  const clip = option<number | null>(loss, "clip");
  if (clip !== null)
    return `while every probability stays between ${clip} and 1 − ${clip}: beyond, the loss on probabilities cuts it off and no gradient flows`;
  const floor =
    loss.op === "binaryCrossEntropy"
      ? option<number | null>(loss, "logFloor")
      : null;
  return floor === null
    ? "while no probability becomes 0 in single precision"
    : `while no logarithm of a probability falls below ${floor}, where the loss cuts it off`;
}

/** The loss reads raw scores from now on; the maker disappears into it unless others read its answer. */
function fuse(graph: Graph, loss: CanonicalNode, maker: CanonicalNode): void {
  const [scores] = maker.inputs;
  const [answer] = maker.outputs;
  if (scores === undefined || answer === undefined) return;
  const alone = usersOf(graph, answer).every(({ id }) => id === loss.id);
  const cuts =
    loss.op === "binaryCrossEntropy"
      ? { clip: null, logFloor: null }
      : { clip: null };
  replaceNode(graph, {
    ...withOptions(loss, { predictions: "logits", ...cuts }),
    inputs: loss.inputs.map((id) => (id === answer ? scores : id)),
    sources: alone ? [...loss.sources, ...maker.sources] : loss.sources,
  });
  if (!alone) return;
  graph.nodes = graph.nodes.filter(({ id }) => id !== maker.id);
  graph.outputs = graph.outputs.map((id) => (id === answer ? scores : id));
}

export default {
  name: "softmaxLoss",
  order: 80,
  title: "softmax in the model or in the loss",
  statement:
    "Softmax in the model and a loss on probabilities is the same function as a loss that applies softmax to raw scores itself.",
  condition: "while no probability is cut off",
  otherwise: "softmax inside the loss (raw scores)",
  effect: "training",
  apply(graph) {
    const applications: Application[] = [];
    for (const { id } of [...graph.nodes]) {
      const loss = graph.nodes.find((node) => node.id === id);
      if (loss?.op !== "crossEntropy" && loss?.op !== "binaryCrossEntropy")
        continue;
      const maker = producerOf(graph, loss.inputs[0]);
      const found = maker && bundled(loss, maker);
      if (!found) continue;
      const clip = option<number | null>(loss, "clip");
      const predictions = loss.options["predictions"];
      const answers = onlyUser(graph, maker.outputs[0], loss)
        ? ""
        : " (the model answers with them)";
      fuse(graph, loss, maker);
      applications.push({
        rule: "softmaxLoss",
        list: "same in other words",
        at: loss.sources,
        option: "predictions",
        said: `${found.said}${answers}${clip === null ? "" : `, cut at ${clip}`}`,
        ...(predictions && { setting: predictions }),
        condition: conditionOf(loss, found.exact),
      });
    }
    return applications;
  },
} satisfies Rule;
