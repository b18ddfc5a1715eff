// A product with a weight of the program's own, and a learned constant added behind, are a dense layer or a convolution with its bias.
import type { ParameterId, WeightStep } from "../../ir/index.ts";
import {
  derivedOptions,
  onlyUser,
  option,
  producerOf,
  replaceNode,
  shapeOf,
  withOptions,
  type CanonicalNode,
  type Graph,
} from "../graph.ts";
import type { Application, Rule } from "../rule.ts";

/** The weight that a value is, where nothing else reads it as a value. */
function ownWeight(
  graph: Graph,
  value: string | undefined,
  user: CanonicalNode,
): CanonicalNode | null {
  const node = producerOf(graph, value);
  return node?.op === "parameter" && onlyUser(graph, value, user) ? node : null;
}

/** A weight in one more arrangement; null where another node holds it too. */
function rearranged(
  graph: Graph,
  weight: CanonicalNode,
  steps: readonly WeightStep[],
  shape: readonly number[],
): ParameterId | null {
  const id = weight.parameters["value"];
  const known = id === undefined ? undefined : graph.parameters.get(id);
  const shared = graph.nodes.some(
    (node) =>
      node.id !== weight.id &&
      Object.values(node.parameters).includes(id ?? ""),
  );
  if (id === undefined || !known || shared) return null;
  graph.parameters.set(id, {
    ...known,
    shape,
    steps: [...known.steps, ...steps],
  });
  return id;
}

function replaced(
  graph: Graph,
  node: CanonicalNode,
  gone: readonly CanonicalNode[],
  said: string,
): Application {
  const sources = [...node.sources, ...gone.flatMap((each) => each.sources)];
  replaceNode(graph, { ...node, sources });
  const ids = new Set(gone.map(({ id }) => id));
  graph.nodes = graph.nodes.filter(({ id }) => !ids.has(id));
  return {
    rule: "ownWeights",
    list: "same in other words",
    at: sources,
    option: null,
    said,
  };
}

/** x · W is a dense layer without bias. */
function asDense(graph: Graph, node: CanonicalNode): Application | null {
  if (node.op !== "matmul" || option<boolean>(node, "transposeLeft"))
    return null;
  const weight = ownWeight(graph, node.inputs[1], node);
  const shape = shapeOf(graph, node.inputs[1]) as readonly number[];
  if (!weight || shape.length !== 2 || node.inputs[0] === node.inputs[1])
    return null;
  const turned = option<boolean>(node, "transposeRight");
  const [first = 0, second = 0] = shape;
  const [inside, units] = turned ? [second, first] : [first, second];
  const steps: WeightStep[] = turned ? [{ step: "permute", axes: [1, 0] }] : [];
  const kernel = rearranged(graph, weight, steps, [inside, units]);
  if (kernel === null) return null;
  const dense = {
    ...node,
    op: "dense",
    options: derivedOptions({ units, useBias: false }),
    inputs: node.inputs.slice(0, 1),
    parameters: { kernel },
  } as const;
  return replaced(
    graph,
    dense,
    [weight],
    "a matrix product with a weight of the program's own",
  );
}

const biased: ReadonlySet<string> = new Set(["dense", "conv", "convTranspose"]);

/** Whether the last axis of a layer's output is its channels. */
const endsInChannels = (node: CanonicalNode): boolean =>
  node.op === "dense" || option(node, "layout") === "channelsLast";

/** A learned constant per channel, added to a layer without bias, is its bias. */
function withBias(graph: Graph, node: CanonicalNode): Application | null {
  if (node.op !== "arithmetic" || option(node, "function") !== "add")
    return null;
  for (const [left, right] of [node.inputs, node.inputs.toReversed()]) {
    const layer = producerOf(graph, left);
    const weight = ownWeight(graph, right, node);
    if (!layer || !weight || left === undefined || !biased.has(layer.op))
      continue;
    const channels = shapeOf(graph, left).at(-1);
    const shape = shapeOf(graph, right) as readonly number[];
    const fits =
      !option<boolean>(layer, "useBias") &&
      endsInChannels(layer) &&
      onlyUser(graph, left, node) &&
      shape.at(-1) === channels &&
      shape.slice(0, -1).every((n) => n === 1) &&
      shape.length <= shapeOf(graph, left).length;
    if (!fits || typeof channels !== "number") continue;
    const steps: WeightStep[] =
      shape.length === 1
        ? []
        : [{ step: "reshape", from: shape, to: [channels] }];
    const bias = rearranged(graph, weight, steps, [channels]);
    if (bias === null) continue;
    const whole = {
      ...withOptions(layer, { useBias: true }),
      outputs: node.outputs,
      parameters: { ...layer.parameters, bias },
    };
    return replaced(graph, whole, [node, weight], "the bias added by itself");
  }
  return null;
}

export default {
  name: "ownWeights",
  order: 10,
  title: "weights of the program's own",
  statement:
    "A product with a weight that the program holds itself, and a learned constant added behind, compute what a layer with its own kernel and bias does.",
  condition: "always",
  otherwise: "a layer that holds its weights",
  effect: "speed only",
  apply(graph) {
    const applications: Application[] = [];
    for (const rewrite of [asDense, withBias])
      for (const node of [...graph.nodes]) {
        const now = graph.nodes.find(({ id }) => id === node.id);
        const application = now && rewrite(graph, now);
        if (application) applications.push(application);
      }
    return applications;
  },
} satisfies Rule;
