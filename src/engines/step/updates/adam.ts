// Adam, AdamW and AMSGrad: torch/optim/adam.py · _single_tensor_adam (`corrected`), keras/src/optimizers/adam.py · Adam.update_step (`hat`).
import type { Ref } from "../primitives.ts";
import {
  blend,
  decayedGradient,
  decayedWeight,
  type Update,
  type Updated,
} from "../updates.ts";

export const adam: Update<"adam"> = (updated) => {
  const { graph, options, slot, remember } = updated;
  const gradient = decayedGradient(updated);
  const mean = blend(graph, slot("mean"), options.beta1, gradient);
  const square = blend(
    graph,
    slot("square"),
    options.beta2,
    graph.unary("square", gradient),
  );
  remember("mean", mean);
  remember("square", square);
  const largest = options.amsgrad
    ? graph.binary("max", slot("largestSquare"), square)
    : square;
  if (options.amsgrad) remember("largestSquare", largest);
  return graph.sub(decayedWeight(updated), step(updated, mean, largest));
};

/** What is taken from the weight. */
function step(
  { graph, options, scalar }: Updated<"adam">,
  mean: Ref,
  square: Ref,
): Ref {
  const { beta1, beta2, epsilon, epsilonForm } = options;
  const correction1 = scalar({ kind: "oneMinusPower", base: beta1 });
  const rootCorrection2 = graph.unary(
    "sqrt",
    scalar({ kind: "oneMinusPower", base: beta2 }),
  );
  const rate = graph.div(scalar({ kind: "learningRate" }), correction1);
  const root = graph.unary("sqrt", square);
  if (epsilonForm === "corrected")
    return graph.mul(
      graph.div(mean, graph.plus(graph.div(root, rootCorrection2), epsilon)),
      rate,
    );
  return graph.mul(
    graph.div(mean, graph.plus(root, epsilon)),
    graph.mul(rate, rootCorrection2),
  );
}
