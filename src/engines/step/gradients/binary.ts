// Gradient rules of the functions of two values, summed back over the axes that were broadcast.
import type { GraphBuilder } from "../builder.ts";
import { at } from "../dims.ts";
import type { Rule } from "../gradients.ts";
import type { BinaryFunction, Ref } from "../primitives.ts";

interface Operands {
  readonly graph: GraphBuilder;
  readonly g: Ref;
  readonly a: Ref;
  readonly b: Ref;
  readonly y: Ref;
}
type Derivative = (operands: Operands) => Ref | null;
const none: Derivative = () => null;

/** Where `winner` is larger (or smaller) than the other; equal values share the gradient by halves, as torch.maximum does. */
const winning =
  (fn: "greater" | "less", winner: "a" | "b"): Derivative =>
  ({ graph, g, a, b }) => {
    const [mine, other] = winner === "a" ? [a, b] : [b, a];
    const share = graph.add(
      graph.binary(fn, mine, other),
      graph.times(graph.binary("equal", a, b), 0.5),
    );
    return graph.mul(g, share);
  };

const left: { readonly [F in BinaryFunction]: Derivative } = {
  add: ({ g }) => g,
  sub: ({ g }) => g,
  mul: ({ graph, g, b }) => graph.mul(g, b),
  div: ({ graph, g, b }) => graph.div(g, b),
  max: winning("greater", "a"),
  min: winning("less", "a"),
  pow: ({ graph, g, a, b }) =>
    graph.mul(g, graph.mul(b, graph.binary("pow", a, graph.plus(b, -1)))),
  greater: none,
  greaterEqual: none,
  less: none,
  lessEqual: none,
  equal: none,
  notEqual: none,
};

const right: { readonly [F in BinaryFunction]: Derivative } = {
  add: ({ g }) => g,
  sub: ({ graph, g }) => graph.neg(g),
  mul: ({ graph, g, a }) => graph.mul(g, a),
  div: ({ graph, g, b, y }) => graph.neg(graph.div(graph.mul(g, y), b)),
  max: winning("greater", "b"),
  min: winning("less", "b"),
  pow: ({ graph, g, a, y }) => graph.mul(g, graph.mul(y, logOrZero(graph, a))),
  greater: none,
  greaterEqual: none,
  less: none,
  lessEqual: none,
  equal: none,
  notEqual: none,
};

/** ln a, and 0 where a is 0: there aᵇ does not change with b. */
function logOrZero(graph: GraphBuilder, a: Ref): Ref {
  const isZero = graph.withNumber("equal", a, 0);
  return graph.unary("log", graph.add(a, isZero));
}

export const binaryGradient: Rule<"binary"> = ({
  graph,
  node,
  output,
  gradient,
  needs,
}) => {
  const [a, b] = [at(node.inputs, 0), at(node.inputs, 1)];
  const operands = { graph, g: gradient, a, b, y: output };
  const part = (
    index: number,
    ref: Ref,
    derivative: Derivative,
  ): Ref | null => {
    const full = needs(index) ? derivative(operands) : null;
    return full === null
      ? null
      : graph.sumTo(graph.broadcastTo(full, node.shape), graph.shape(ref));
  };
  const { fn } = node.attributes;
  return [part(0, a, left[fn]), part(1, b, right[fn])];
};
