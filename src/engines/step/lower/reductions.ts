// Sums, means and extremes over axes; matrix products.
import type { GraphBuilder } from "../builder.ts";
import { at, broadcast, range } from "../dims.ts";
import { StepError } from "../graph.ts";
import { inOrder, plain } from "../lowering.ts";
import type { Ref, Shape } from "../primitives.ts";
import type { Call, Lower } from "./call.ts";
import { logSumExp } from "./functions.ts";

export const reduce: Lower<"reduce"> = (call) => {
  const { graph, options, inputs, output } = call;
  const x = inOrder(graph, inputs[0]);
  const axes =
    options.axes.length === 0 ? range(inputs[0].shape.length) : options.axes;
  return plain(graph, graph.reshape(reduced(call, x, axes), output));
};

function reduced(
  { graph, options, node }: Call<"reduce">,
  x: Ref,
  axes: readonly number[],
): Ref {
  switch (options.function) {
    case "sum":
      return graph.sum(x, axes, true);
    case "mean":
      return graph.mean(x, axes, true);
    case "max":
      return graph.max(x, axes, true);
    case "min":
      return graph.neg(graph.max(graph.neg(x), axes, true));
    case "logSumExp":
      return logSumExp(graph, x, axes);
    case "argMax":
      if (axes.length !== 1)
        throw new StepError(
          `${node.call}: Expected argMax over one axis. Received (${axes.join(", ")}).`,
        );
      return graph.emit("argMax", { axis: at(axes, 0) }, [x]);
    default:
      options.function satisfies never;
      throw new StepError("Expected a known reduction.");
  }
}

export const matmul: Lower<"matmul"> = ({
  graph,
  inputs: [left, right],
  options,
}) => {
  if (!right)
    throw new StepError("matmul: Expected two matrices. Received one.");
  const [a, b] = [inOrder(graph, left), inOrder(graph, right)];
  const lead = broadcast(
    graph.shape(a).slice(0, -2),
    graph.shape(b).slice(0, -2),
  );
  return plain(
    graph,
    graph.matmul(
      widened(graph, a, lead),
      widened(graph, b, lead),
      options.transposeLeft,
      options.transposeRight,
    ),
  );
};

const widened = (graph: GraphBuilder, x: Ref, lead: Shape): Ref =>
  graph.broadcastTo(x, [...lead, ...graph.shape(x).slice(-2)]);
