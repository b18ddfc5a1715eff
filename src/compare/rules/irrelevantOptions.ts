// Options that have no effect beside the others (dampening without momentum) are brought to one value, silently.
import type { Optimizer, Padding, Setting } from "../../ir/index.ts";
import {
  plainOptions,
  replaceNode,
  shapeOf,
  withOptions,
  type CanonicalNode,
  type Graph,
} from "../graph.ts";
import type { Rule } from "../rule.ts";

type Options = Readonly<Record<string, unknown>>;
/** Options without effect beside these, and the value that stands for all of theirs. */
type Irrelevant = (options: Options, rank: number) => Options;

const isUnpadded = (padding: unknown): boolean => {
  const { kind, before, after } = padding as Extract<
    Padding,
    { kind: "explicit" }
  >;
  return kind === "explicit" && [...before, ...after].every((n) => n === 0);
};

const commutative = new Set<unknown>(["add", "multiply", "maximum", "minimum"]);

/** A recurrent layer that walks one way merges nothing; one that drops nothing has no masks; one step gives one result. */
const walked: Irrelevant = (o) => ({
  ...(o["direction"] !== "both" && { merge: "concatenate" }),
  ...(o["dropRate"] === 0 &&
    o["recurrentDropRate"] === 0 && { dropMasks: "shared" }),
  ...(o["timeAxis"] === null && { returns: "last" }),
});

/** When an option of an op has no effect. */
const ofOp: Readonly<Partial<Record<CanonicalNode["op"], Irrelevant>>> = {
  conv: (o) => (isUnpadded(o["padding"]) ? { paddingMode: "zeros" } : {}),
  avgPool: (o) => (isUnpadded(o["padding"]) ? { countPadding: false } : {}),
  dropout: (_, rank) => (rank <= 2 ? { granularity: "element" } : {}),
  batchNorm: (o) => ({
    ...(!o["trackRunning"] && { newStatisticShare: 0 }),
    ...((!o["trackRunning"] || o["activeIn"] === "never") && {
      runningVariance: "biased",
    }),
    ...(o["activeIn"] === "never" && { newStatisticShare: 0 }),
  }),
  upsample: (o) =>
    o["interpolation"] === "nearest" && o["grid"] !== "alignCorners"
      ? { grid: "asymmetric" }
      : {},
  simpleRnn: walked,
  gru: walked,
  lstm: walked,
  pad: (o) => (o["mode"] === "constant" ? {} : { value: 0 }),
  arithmetic: (o) =>
    o["constant"] === null || commutative.has(o["function"])
      ? { constantFirst: false }
      : {},
  crossEntropy: (o) => ({
    ...(o["predictions"] !== "probabilities" && { clip: null }),
    ...(o["labels"] === "oneHot" && { ignoreIndex: null }),
    ...(o["classWeights"] === null && {
      weighting: "examples",
      weightedMean: "weights",
    }),
  }),
  binaryCrossEntropy: (o) =>
    o["predictions"] === "logits" ? { clip: null, logFloor: null } : {},
  regressionLoss: (o) => (o["function"] === "huber" ? {} : { delta: null }),
};

const undecayed = (o: Options): Options =>
  o["weightDecay"] === 0 ? { decayForm: "inGradient" } : {};

/** When an option of an optimiser has no effect. */
const ofOptimizer: Readonly<
  Record<Optimizer["kind"], (options: Options) => Options>
> = {
  sgd: (o) => ({
    ...undecayed(o),
    ...(o["dampening"] === 0 && { dampeningForm: "afterFirstStep" }),
    ...(!o["nesterov"] && { nesterovForm: "standard" }),
    ...(o["momentum"] === 0 && {
      ...(o["dampeningForm"] === "afterFirstStep" && { dampening: 0 }),
      nesterov: false,
      nesterovForm: "standard",
      velocityHoldsLearningRate: false,
    }),
  }),
  adam: (o) => ({
    ...undecayed(o),
    ...(!o["amsgrad"] && { amsgradForm: "raw" }),
    ...(!o["biasCorrection"] && {
      epsilonForm: "corrected",
      firstCount: 1,
    }),
  }),
  adamax: undecayed,
  nadam: undecayed,
  adadelta: undecayed,
  rmsprop: (o) => ({
    ...undecayed(o),
    ...(o["momentum"] === 0 && {
      nesterov: false,
      velocityHoldsLearningRate: false,
    }),
  }),
  adagrad: undecayed,
  ftrl: undecayed,
  lion: undecayed,
  signRmsprop: undecayed,
  fsadagrad: undecayed,
};

function settle(graph: Graph, node: CanonicalNode): void {
  const irrelevant = ofOp[node.op];
  if (!irrelevant) return;
  const rank = shapeOf(graph, node.inputs[0]).length;
  const changes = irrelevant(plainOptions(node), rank);
  if (Object.keys(changes).length)
    replaceNode(graph, withOptions(node, changes));
}

function settleOptimizer(optimizer: Optimizer): Optimizer {
  const options = optimizer.options as unknown as Record<
    string,
    Setting<unknown>
  >;
  const plain = Object.fromEntries(
    Object.entries(options).map(([key, { value }]) => [key, value]),
  );
  const changed = { ...options };
  for (const [key, value] of Object.entries(ofOptimizer[optimizer.kind](plain)))
    if (changed[key]) changed[key] = { ...changed[key], value };
  return { ...optimizer, options: changed } as unknown as Optimizer;
}

export default {
  name: "irrelevantOptions",
  order: 55,
  title: "options without effect",
  statement: "An option that the others make void is no difference.",
  condition: "while the others stay as they are",
  otherwise: "no effect",
  effect: "values",
  apply(graph) {
    for (const node of graph.nodes) settle(graph, node);
    if (graph.optimizer) graph.optimizer = settleOptimizer(graph.optimizer);
    return [];
  },
} satisfies Rule;
