// Activations: one formula each.
import type { ActivationFunction } from "../../../ir/ops/activation.ts";
import type { GraphBuilder } from "../builder.ts";
import { StepError } from "../graph.ts";
import type { Ref } from "../primitives.ts";
import type { Lower } from "./call.ts";
import { clamp, leaky } from "./functions.ts";

type Formula = (graph: GraphBuilder, x: Ref, alpha: number) => Ref;

/** Klambauer et al. 2017; the digits stand in torch/nn/functional.py and keras/src/activations/activations.py. */
const seluAlpha = 1.6732632423543772;
const seluScale = 1.0507009873554805;

const eluOf: Formula = (graph, x, alpha) => {
  const negative = graph.unary(
    "expm1",
    graph.neg(graph.unary("relu", graph.neg(x))),
  );
  return graph.add(graph.unary("relu", x), graph.times(negative, alpha));
};
const relu6: Formula = (graph, x) =>
  graph.sub(graph.unary("relu", x), graph.unary("relu", graph.plus(x, -6)));
const hardSigmoid: Formula = (graph, x) =>
  graph.times(relu6(graph, graph.plus(x, 3), 0), 1 / 6);
const times =
  (of: Formula): Formula =>
  (graph, x, alpha) =>
    graph.mul(x, of(graph, x, alpha));
const keptWhere = (graph: GraphBuilder, condition: Ref, x: Ref): Ref =>
  graph.mul(x, condition);

const formulas: { readonly [F in ActivationFunction]: Formula } = {
  relu: (graph, x) => graph.unary("relu", x),
  relu6,
  leakyRelu: (graph, x, alpha) => leaky(graph, x, graph.scalar(alpha)),
  elu: eluOf,
  selu: (graph, x) => graph.times(eluOf(graph, x, seluAlpha), seluScale),
  celu: (graph, x, alpha) => {
    const negative = graph.unary(
      "expm1",
      graph.times(graph.neg(graph.unary("relu", graph.neg(x))), 1 / alpha),
    );
    return graph.add(graph.unary("relu", x), graph.times(negative, alpha));
  },
  gelu: (graph, x) =>
    graph.mul(
      graph.times(x, 0.5),
      graph.plus(graph.unary("erf", graph.times(x, Math.SQRT1_2)), 1),
    ),
  geluTanh: (graph, x) => {
    const cubic = graph.mul(
      x,
      graph.plus(graph.times(graph.unary("square", x), 0.044715), 1),
    );
    const bend = graph.unary(
      "tanh",
      graph.times(cubic, Math.sqrt(2 / Math.PI)),
    );
    return graph.mul(graph.times(x, 0.5), graph.plus(bend, 1));
  },
  sigmoid: (graph, x) => graph.unary("sigmoid", x),
  hardSigmoid,
  hardSigmoidFifth: (graph, x) =>
    clamp(graph, graph.plus(graph.times(x, 0.2), 0.5), 0, 1, "flows"),
  tanh: (graph, x) => graph.unary("tanh", x),
  hardTanh: (graph, x) => clamp(graph, x, -1, 1, "stops"),
  softplus: (graph, x) => graph.unary("softplus", x),
  softsign: (graph, x) => graph.div(x, graph.plus(graph.unary("abs", x), 1)),
  swish: times((graph, x) => graph.unary("sigmoid", x)),
  hardSwish: times(hardSigmoid),
  mish: times((graph, x) => graph.unary("tanh", graph.unary("softplus", x))),
  logSigmoid: (graph, x) => graph.neg(graph.unary("softplus", graph.neg(x))),
  exponential: (graph, x) => graph.unary("exp", x),
  tanhShrink: (graph, x) => graph.sub(x, graph.unary("tanh", x)),
  hardShrink: (graph, x, alpha) =>
    keptWhere(
      graph,
      graph.withNumber("greater", graph.unary("abs", x), alpha),
      x,
    ),
  softShrink: (graph, x, alpha) =>
    graph.sub(
      graph.unary("relu", graph.plus(x, -alpha)),
      graph.unary("relu", graph.plus(graph.neg(x), -alpha)),
    ),
  threshold: (graph, x, alpha) =>
    keptWhere(graph, graph.withNumber("greater", x, alpha), x),
};

const needAlpha: readonly ActivationFunction[] = [
  "leakyRelu",
  "elu",
  "celu",
  "hardShrink",
  "softShrink",
  "threshold",
];

/** A curve by name; an error where it needs a number and none is given. */
export function curve(
  graph: GraphBuilder,
  name: ActivationFunction,
  x: Ref,
  alpha: number | null,
): Ref {
  if (alpha === null && needAlpha.includes(name))
    throw new StepError(
      `Expected a number for ${name}. Received alpha = null.`,
    );
  return formulas[name](graph, x, alpha ?? 0);
}

export const activation: Lower<"activation"> = ({
  graph,
  options,
  inputs: [{ ref, order }],
}) => ({ ref: curve(graph, options.function, ref, options.alpha), order });
