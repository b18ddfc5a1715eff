// Stochastic gradient descent: torch/optim/sgd.py · _single_tensor_sgd, keras/src/optimizers/sgd.py · SGD.update_step,
// CNTK's Source/Math/Matrix.cpp · MomentumSGDUpdate, chainer/optimizers/nesterov_ag.py.
import type { Ref } from "../primitives.ts";
import {
  decayedWeight,
  rateOf,
  stepped,
  type Update,
  type Updated,
} from "../updates.ts";

export const sgd: Update<"sgd"> = (updated) => {
  const { graph, options } = updated;
  const { momentum, dampening, dampeningForm } = options;
  const always = dampeningForm === "everyStep";
  const gradient = always
    ? graph.times(updated.gradient, 1 - dampening)
    : updated.gradient;
  if (momentum === 0) return stepped(updated, gradient);
  if (!options.velocityHoldsLearningRate)
    return stepped(updated, direction(updated, gradient));
  return withRateInVelocity(updated, graph.mul(gradient, rateOf(updated)));
};

/** How much of a gradient enters the velocity: all of the first one, and 1 − dampening of every other. */
function share({ graph, options, scalar }: Updated<"sgd">): Ref {
  const { dampening, dampeningForm } = options;
  if (dampening === 0 || dampeningForm === "everyStep") return graph.scalar(1);
  const first = scalar({ kind: "firstStep" });
  return graph.plus(graph.times(first, dampening), 1 - dampening);
}

/** v = µ·v + share·g; with Nesterov g + µ·v. */
function direction(updated: Updated<"sgd">, gradient: Ref): Ref {
  const { graph, options, slot, remember } = updated;
  const { momentum, nesterov, nesterovForm } = options;
  const velocity = graph.add(
    graph.times(slot("velocity"), momentum),
    graph.mul(gradient, share(updated)),
  );
  remember("velocity", velocity);
  if (!nesterov) return velocity;
  return nesterovForm === "standard"
    ? graph.add(gradient, graph.times(velocity, momentum))
    : graph.add(
        graph.times(gradient, 1 + momentum),
        graph.times(velocity, momentum * momentum),
      );
}

/** v = µ·v − share·lr·g; w + v, with Nesterov w + µ·v − lr·g (or its form applied twice). */
function withRateInVelocity(updated: Updated<"sgd">, step: Ref): Ref {
  const { graph, options, slot, remember } = updated;
  const { momentum, nesterov, nesterovForm } = options;
  const weight = decayedWeight(updated);
  const kept = graph.mul(step, share(updated));
  const velocity = graph.sub(graph.times(slot("velocity"), momentum), kept);
  remember("velocity", velocity);
  if (!nesterov) return graph.add(weight, velocity);
  const [ofVelocity, ofStep] =
    nesterovForm === "standard"
      ? [momentum, 1]
      : [momentum * momentum, 1 + momentum];
  return graph.add(
    weight,
    graph.sub(graph.times(velocity, ofVelocity), graph.times(step, ofStep)),
  );
}
