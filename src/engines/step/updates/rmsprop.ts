// RMSprop: torch/optim/rmsprop.py · _single_tensor_rmsprop, keras/src/optimizers/rmsprop.py · RMSprop.update_step,
// TensorFlow 1's tensorflow/python/training/rmsprop.py (mean square starting from 1), optax's _src/alias.py · rmsprop.
import type { Ref } from "../primitives.ts";
import {
  blend,
  decayedWeight,
  rateOf,
  rootWithEpsilon,
  stepped,
  type Update,
  type Updated,
} from "../updates.ts";

export const rmsprop: Update<"rmsprop"> = (updated) => {
  const { graph, options, gradient, slot, remember } = updated;
  const { momentum, nesterov, velocityHoldsLearningRate } = options;
  const scaled = graph.div(gradient, scale(updated, gradient));
  if (momentum === 0) return stepped(updated, scaled);
  const push = velocityHoldsLearningRate
    ? graph.mul(scaled, rateOf(updated))
    : scaled;
  const velocity = graph.add(graph.times(slot("velocity"), momentum), push);
  remember("velocity", velocity);
  const direction = nesterov
    ? graph.add(push, graph.times(velocity, momentum))
    : velocity;
  return velocityHoldsLearningRate
    ? graph.sub(decayedWeight(updated), direction)
    : stepped(updated, direction);
};

/** The root of the mean square, less the squared mean where centered. */
function scale(
  { graph, options, slot, remember }: Updated<"rmsprop">,
  gradient: Ref,
): Ref {
  const { rho, epsilon, epsilonPlace } = options;
  const square = blend(
    graph,
    slot("square", options.initialSquare),
    rho,
    graph.unary("square", gradient),
  );
  remember("square", square);
  if (!options.centered)
    return rootWithEpsilon(graph, square, epsilon, epsilonPlace);
  const mean = blend(graph, slot("mean"), rho, gradient);
  remember("mean", mean);
  const variance = graph.sub(square, graph.unary("square", mean));
  return rootWithEpsilon(graph, variance, epsilon, epsilonPlace);
}
