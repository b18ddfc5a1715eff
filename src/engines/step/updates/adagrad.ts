// Adagrad: torch/optim/adagrad.py · _single_tensor_adagrad, keras/src/optimizers/adagrad.py · Adagrad.update_step, CNTK's Source/Math/CPUMatrix · Adagrad.
import type { Ref } from "../primitives.ts";
import {
  averaged,
  decayedWeight,
  rateOf,
  rootWithEpsilon,
  type Update,
  type Updated,
} from "../updates.ts";

export const adagrad: Update<"adagrad"> = (updated) => {
  const { graph, options, gradient, slot, remember } = updated;
  const sum = graph.add(
    slot("sum", options.initialAccumulator),
    graph.unary("square", gradient),
  );
  remember("sum", sum);
  const root = rootWithEpsilon(
    graph,
    sum,
    options.epsilon,
    options.epsilonPlace,
  );
  const scaled = options.averageMultiplier
    ? averaged(graph, gradient, graph.unary("reciprocal", root), true)
    : graph.div(gradient, root);
  return graph.sub(decayedWeight(updated), graph.mul(scaled, rate(updated)));
};

/** lr / (1 + (t − 1)·decay). */
function rate(updated: Updated<"adagrad">): Ref {
  const { graph, options, scalar } = updated;
  if (options.learningRateDecay === 0) return rateOf(updated);
  const steps = graph.plus(scalar({ kind: "step" }), -1);
  return graph.div(
    rateOf(updated),
    graph.plus(graph.times(steps, options.learningRateDecay), 1),
  );
}
