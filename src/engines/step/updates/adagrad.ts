// Adagrad: torch/optim/adagrad.py · _single_tensor_adagrad, keras/src/optimizers/adagrad.py · Adagrad.update_step.
import type { Ref } from "../primitives.ts";
import {
  decayedGradient,
  decayedWeight,
  rootWithEpsilon,
  type Update,
  type Updated,
} from "../updates.ts";

export const adagrad: Update<"adagrad"> = (updated) => {
  const { graph, options, slot, remember } = updated;
  const gradient = decayedGradient(updated);
  const sum = graph.add(
    slot("sum", options.initialAccumulator),
    graph.unary("square", gradient),
  );
  remember("sum", sum);
  const scaled = graph.div(
    gradient,
    rootWithEpsilon(graph, sum, options.epsilon, options.epsilonPlace),
  );
  return graph.sub(decayedWeight(updated), graph.mul(scaled, rate(updated)));
};

/** lr / (1 + (t − 1)·decay). */
function rate({ graph, options, scalar }: Updated<"adagrad">): Ref {
  const learningRate = scalar({ kind: "learningRate" });
  if (options.learningRateDecay === 0) return learningRate;
  const steps = graph.plus(scalar({ kind: "step" }), -1);
  return graph.div(
    learningRate,
    graph.plus(graph.times(steps, options.learningRateDecay), 1),
  );
}
