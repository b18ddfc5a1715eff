// Stochastic gradient descent: torch/optim/sgd.py · _single_tensor_sgd, keras/src/optimizers/sgd.py · SGD.update_step.
import type { Ref } from "../primitives.ts";
import {
  decayedGradient,
  decayedWeight,
  type Update,
  type Updated,
} from "../updates.ts";

export const sgd: Update<"sgd"> = (updated) => {
  const { graph, options, scalar } = updated;
  const gradient = decayedGradient(updated);
  const weight = decayedWeight(updated);
  const rate = scalar({ kind: "learningRate" });
  if (options.momentum === 0)
    return graph.sub(weight, graph.mul(gradient, rate));
  return options.velocityHoldsLearningRate
    ? withRateInVelocity(updated, weight, graph.mul(gradient, rate))
    : graph.sub(weight, graph.mul(direction(updated, gradient), rate));
};

/** v = µ·v + (1 − dampening)·g, on the first step v = g; with Nesterov g + µ·v. */
function direction(
  { graph, options, slot, remember, scalar }: Updated<"sgd">,
  gradient: Ref,
): Ref {
  const { momentum, dampening, nesterov } = options;
  const first = scalar({ kind: "firstStep" });
  const share =
    dampening === 0
      ? graph.scalar(1)
      : graph.plus(graph.times(first, dampening), 1 - dampening);
  const velocity = graph.add(
    graph.times(slot("velocity"), momentum),
    graph.mul(gradient, share),
  );
  remember("velocity", velocity);
  return nesterov
    ? graph.add(gradient, graph.times(velocity, momentum))
    : velocity;
}

/** v = µ·v − lr·g; w + v, with Nesterov w + µ·v − lr·g. */
function withRateInVelocity(
  { graph, options, slot, remember }: Updated<"sgd">,
  weight: Ref,
  step: Ref,
): Ref {
  const { momentum, dampening, nesterov } = options;
  const kept = graph.times(step, 1 - dampening);
  const velocity = graph.sub(graph.times(slot("velocity"), momentum), kept);
  remember("velocity", velocity);
  if (!nesterov) return graph.add(weight, velocity);
  return graph.add(weight, graph.sub(graph.times(velocity, momentum), step));
}
