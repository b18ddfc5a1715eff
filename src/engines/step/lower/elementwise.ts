// Arithmetic, plain functions, softmax, PReLU: each value, or each axis, in its place.
import type { ArithmeticOptions } from "../../../ir/ops/arithmetic.ts";
import type { MathOptions } from "../../../ir/ops/math.ts";
import { range } from "../dims.ts";
import { inOrder, inThisOrder, plain } from "../lowering.ts";
import type { BinaryFunction, UnaryFunction } from "../primitives.ts";
import { spreadOver, type Lower } from "./call.ts";
import { clamp, leaky, logSoftmax, softmaxOf } from "./functions.ts";

const binaryNames: {
  readonly [F in ArithmeticOptions["function"]]: BinaryFunction;
} = {
  add: "add",
  subtract: "sub",
  multiply: "mul",
  divide: "div",
  power: "pow",
  maximum: "max",
  minimum: "min",
};

export const arithmetic: Lower<"arithmetic"> = ({
  graph,
  options,
  inputs: [left, right],
}) => {
  const fn = binaryNames[options.function];
  if (options.constant !== null) {
    const number = graph.scalar(options.constant);
    const operands: [number, number] = options.constantFirst
      ? [number, left.ref]
      : [left.ref, number];
    return { ref: graph.binary(fn, ...operands), order: left.order };
  }
  if (right === undefined) return left;
  if (right.order.length === left.order.length)
    return {
      ref: graph.binary(fn, left.ref, inThisOrder(graph, right, left.order)),
      order: left.order,
    };
  return plain(
    graph,
    graph.binary(fn, inOrder(graph, left), inOrder(graph, right)),
  );
};

const unaryNames: {
  readonly [F in Exclude<MathOptions["function"], "clip">]: UnaryFunction;
} = {
  negative: "neg",
  exp: "exp",
  log: "log",
  sqrt: "sqrt",
  rsqrt: "rsqrt",
  abs: "abs",
  square: "square",
  sign: "sign",
  sin: "sin",
  cos: "cos",
};

export const math: Lower<"math"> = ({
  graph,
  options,
  inputs: [{ ref, order }],
}) => ({
  ref:
    options.function === "clip"
      ? clamp(graph, ref, options.low, options.high, "stops")
      : graph.unary(unaryNames[options.function], ref),
  order,
});

export const softmax: Lower<"softmax"> = ({
  graph,
  options,
  inputs: [{ ref, order }],
}) => ({
  ref: (options.log ? logSoftmax : softmaxOf)(
    graph,
    ref,
    order.indexOf(options.axis),
  ),
  order,
});

export const prelu: Lower<"prelu"> = ({
  graph,
  inputs: [input],
  parameter,
}) => {
  const slope = parameter("slope");
  const lead = input.order.length - graph.shape(slope).length;
  const axes = range(graph.shape(slope).length).map((axis) => axis + lead);
  return {
    ref: leaky(graph, input.ref, spreadOver(graph, slope, axes, input)),
    order: input.order,
  };
};

/** Learned vectors by index; the padding index gives zeros and takes no gradient. */
export const embedding: Lower<"embedding"> = ({
  graph,
  inputs,
  options,
  parameter,
  output,
}) => {
  const indices = graph.cast(inOrder(graph, inputs[0]), "int32");
  const rows = graph.emit("gather", {}, [parameter("table"), indices]);
  if (options.paddingIndex === null) return plain(graph, rows);
  const counts = graph.withNumber(
    "notEqual",
    graph.cast(indices, "float32"),
    options.paddingIndex,
  );
  const wide = graph.reshape(counts, [...output.slice(0, -1), 1]);
  return plain(graph, graph.mul(rows, wide));
};

/** A learned tensor used as it is. */
export const parameter: Lower<"parameter"> = (call) =>
  plain(call.graph, call.parameter("value"));
