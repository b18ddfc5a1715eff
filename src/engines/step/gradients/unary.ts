// Gradient rules of the functions of one value. x is the input, y the output, g the gradient that reached y.
import type { GraphBuilder } from "../builder.ts";
import { at } from "../dims.ts";
import type { Rule } from "../gradients.ts";
import type { Ref, UnaryFunction } from "../primitives.ts";

type Derivative = (graph: GraphBuilder, g: Ref, x: Ref, y: Ref) => Ref | null;

const derivatives: { readonly [F in UnaryFunction]: Derivative } = {
  neg: (graph, g) => graph.neg(g),
  exp: (graph, g, _, y) => graph.mul(g, y),
  expm1: (graph, g, _, y) => graph.mul(g, graph.plus(y, 1)),
  log: (graph, g, x) => graph.div(g, x),
  sqrt: (graph, g, _, y) => graph.div(graph.times(g, 0.5), y),
  rsqrt: (graph, g, _, y) =>
    graph.mul(graph.times(g, -0.5), graph.mul(y, graph.unary("square", y))),
  reciprocal: (graph, g, _, y) =>
    graph.neg(graph.mul(g, graph.unary("square", y))),
  square: (graph, g, x) => graph.mul(g, graph.times(x, 2)),
  abs: (graph, g, x) => graph.mul(g, graph.unary("sign", x)),
  sign: () => null,
  step: () => null,
  floor: () => null,
  relu: (graph, g, _, y) => graph.mul(g, graph.unary("step", y)),
  sigmoid: (graph, g, _, y) => graph.mul(g, graph.mul(y, graph.from(1, y))),
  tanh: (graph, g, _, y) =>
    graph.mul(g, graph.from(1, graph.unary("square", y))),
  softplus: (graph, g, x) => graph.mul(g, graph.unary("sigmoid", x)),
  erf: (graph, g, x) =>
    graph.mul(
      graph.times(g, 2 / Math.sqrt(Math.PI)),
      graph.unary("exp", graph.neg(graph.unary("square", x))),
    ),
  sin: (graph, g, x) => graph.mul(g, graph.unary("cos", x)),
  cos: (graph, g, x) => graph.neg(graph.mul(g, graph.unary("sin", x))),
};

export const unaryGradient: Rule<"unary"> = ({
  graph,
  node,
  output,
  gradient,
}) => [
  derivatives[node.attributes.fn](graph, gradient, at(node.inputs, 0), output),
];
