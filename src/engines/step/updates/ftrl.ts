// FTRL-Proximal: keras/src/optimizers/ftrl.py · Ftrl.update_step, tensorflow/core/kernels/training_ops.cc · ApplyFtrl, MXNet's Ftrl (McMahan et al. 2013).
import { clamp } from "../lower/functions.ts";
import type { Ref } from "../primitives.ts";
import { rateOf, type Update, type Updated } from "../updates.ts";

export const ftrl: Update<"ftrl"> = (updated) => {
  const { graph, options, gradient, weight, slot, remember } = updated;
  const { initialAccumulator, l1, l2, l2Shrinkage, beta } = options;
  const rate = rateOf(updated);
  const sum = slot("sum", initialAccumulator);
  const after = graph.add(sum, graph.unary("square", gradient));
  const root = power(updated, after);
  const pull =
    l2Shrinkage === 0
      ? gradient
      : graph.add(gradient, graph.times(weight, 2 * l2Shrinkage));
  const sigma = graph.div(graph.sub(root, power(updated, sum)), rate);
  const linear = graph.add(
    slot("linear"),
    graph.sub(pull, graph.mul(sigma, weight)),
  );
  remember("sum", after);
  remember("linear", linear);
  const quadratic = graph.plus(graph.div(graph.plus(root, beta), rate), 2 * l2);
  const beyond = graph.sub(clamp(graph, linear, -l1, l1, "flows"), linear);
  return graph.div(beyond, quadratic);
};

/** x to the minus learning-rate power: a root where that is one half. */
const power = ({ graph, options }: Updated<"ftrl">, x: Ref): Ref =>
  options.learningRatePower === -0.5
    ? graph.unary("sqrt", x)
    : graph.withNumber("pow", x, -options.learningRatePower);
