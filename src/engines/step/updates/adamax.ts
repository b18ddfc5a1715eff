// Adamax: torch/optim/adamax.py · _single_tensor_adamax (`gradient`), keras/src/optimizers/adamax.py · Adamax.update_step, lasagne/updates.py · adamax (`outside`).
import { blend, stepped, type Update } from "../updates.ts";

export const adamax: Update<"adamax"> = (updated) => {
  const { graph, options, gradient, slot, remember, scalar } = updated;
  const { beta1, beta2, epsilon, epsilonPlace } = options;
  const mean = blend(graph, slot("mean"), beta1, gradient);
  const size = graph.unary("abs", gradient);
  const largest = graph.binary(
    "max",
    graph.times(slot("largest"), beta2),
    epsilonPlace === "gradient" ? graph.plus(size, epsilon) : size,
  );
  remember("mean", mean);
  remember("largest", largest);
  const divisor =
    epsilonPlace === "outside" ? graph.plus(largest, epsilon) : largest;
  const correction = scalar({ kind: "oneMinusPower", base: beta1, first: 1 });
  return stepped(updated, graph.div(graph.div(mean, divisor), correction));
};
