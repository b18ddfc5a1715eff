// A curve that never falls and a maximum may change places: conv → pool → relu is conv → relu → pool.
import type { ActivationFunction } from "../../ir/ops/activation.ts";
import {
  freshValue,
  onlyUser,
  option,
  producerOf,
  shapeOf,
  type CanonicalNode,
  type Graph,
} from "../graph.ts";
import type { Application, Rule } from "../rule.ts";

const monotone: ReadonlySet<ActivationFunction> = new Set<ActivationFunction>([
  "relu",
  "relu6",
  "sigmoid",
  "hardSigmoid",
  "hardSigmoidFifth",
  "tanh",
  "hardTanh",
  "softplus",
  "softsign",
  "logSigmoid",
  "exponential",
  "selu",
  "tanhShrink",
  "hardShrink",
  "softShrink",
]);

/** Curves whose number decides whether they rise: leaky slopes and ELU's alpha must not be negative. */
const monotoneFromZero: ReadonlySet<ActivationFunction> =
  new Set<ActivationFunction>(["leakyRelu", "elu"]);

function neverFalls(node: CanonicalNode): boolean {
  if (node.op !== "activation") return false;
  const curve = option<ActivationFunction>(node, "function");
  const alpha = option<number | null>(node, "alpha");
  return (
    monotone.has(curve) ||
    curve === "celu" ||
    (monotoneFromZero.has(curve) && alpha !== null && alpha >= 0)
  );
}

function takesMaximum(node: CanonicalNode | undefined): boolean {
  if (!node) return false;
  if (node.op === "maxPool") return true;
  return (
    (node.op === "globalPool" || node.op === "adaptivePool") &&
    option(node, "reduce") === "max"
  );
}

function swap(graph: Graph, pool: CanonicalNode, curve: CanonicalNode): void {
  const [input] = pool.inputs;
  const between = freshValue(
    graph,
    pool.outputs[0] ?? pool.id,
    shapeOf(graph, input),
    "beforePool",
  );
  const first = { ...curve, inputs: pool.inputs, outputs: [between] };
  const second = { ...pool, inputs: [between], outputs: curve.outputs };
  graph.nodes = graph.nodes
    .filter(({ id }) => id !== curve.id)
    .flatMap((node) => (node.id === pool.id ? [first, second] : [node]));
}

const title = (curve: CanonicalNode) => String(option(curve, "function"));

export default {
  name: "reluPool",
  order: 70,
  title: "activation before or after pooling",
  statement:
    "A curve that never falls keeps the largest value the largest, so it may stand before or after max-pooling.",
  condition:
    "always, for values; pooling first is the cheaper order, and only exact ties could send a gradient another way",
  otherwise: "activation before pooling",
  effect: "speed only",
  apply(graph) {
    const applications: Application[] = [];
    for (let again = true; again;) {
      again = false;
      for (const curve of graph.nodes) {
        const pool = neverFalls(curve)
          ? producerOf(graph, curve.inputs[0])
          : undefined;
        if (
          !pool ||
          !takesMaximum(pool) ||
          !onlyUser(graph, pool.outputs[0], curve)
        )
          continue;
        swap(graph, pool, curve);
        applications.push({
          rule: "reluPool",
          list: "same in other words",
          at: [...pool.sources, ...curve.sources],
          option: null,
          said: `${title(curve)} after pooling`,
        });
        again = true;
        break;
      }
    }
    return applications;
  },
} satisfies Rule;
