// RMSprop: torch/optim/rmsprop.py · _single_tensor_rmsprop, keras/src/optimizers/rmsprop.py · RMSprop.update_step.
import type { Ref } from "../primitives.ts";
import {
  blend,
  decayedGradient,
  decayedWeight,
  rootWithEpsilon,
  type Update,
  type Updated,
} from "../updates.ts";

export const rmsprop: Update<"rmsprop"> = (updated) => {
  const { graph, options, slot, remember, scalar } = updated;
  const gradient = decayedGradient(updated);
  const weight = decayedWeight(updated);
  const scaled = graph.div(gradient, scale(updated, gradient));
  const rate = scalar({ kind: "learningRate" });
  if (options.momentum === 0) return graph.sub(weight, graph.mul(scaled, rate));
  const holdsRate = options.velocityHoldsLearningRate;
  const push = holdsRate ? graph.mul(scaled, rate) : scaled;
  const velocity = graph.add(
    graph.times(slot("velocity"), options.momentum),
    push,
  );
  remember("velocity", velocity);
  return graph.sub(weight, holdsRate ? velocity : graph.mul(velocity, rate));
};

/** The root of the mean square, less the squared mean where centered. */
function scale(
  { graph, options, slot, remember }: Updated<"rmsprop">,
  gradient: Ref,
): Ref {
  const square = blend(
    graph,
    slot("square"),
    options.rho,
    graph.unary("square", gradient),
  );
  remember("square", square);
  if (!options.centered)
    return rootWithEpsilon(
      graph,
      square,
      options.epsilon,
      options.epsilonPlace,
    );
  const mean = blend(graph, slot("mean"), options.rho, gradient);
  remember("mean", mean);
  const variance = graph.sub(square, graph.unary("square", mean));
  return rootWithEpsilon(
    graph,
    variance,
    options.epsilon,
    options.epsilonPlace,
  );
}
