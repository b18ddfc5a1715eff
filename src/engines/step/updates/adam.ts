// Adam, AdamW and AMSGrad: torch/optim/adam.py · _single_tensor_adam (`corrected`), keras/src/optimizers/adam.py · Adam.update_step (`hat`),
// optax's _src/transform.py · scale_by_adam and scale_by_amsgrad, CNTK's Source/Math/CPUMatrix · Adam (unit gain).
import type { Ref } from "../primitives.ts";
import { blend, stepped, type Update, type Updated } from "../updates.ts";

export const adam: Update<"adam"> = (updated) => {
  const { graph, options, gradient, slot, remember } = updated;
  const { beta1, beta2, unitGain } = options;
  const mean = unitGain
    ? blend(graph, slot("mean"), beta1, gradient)
    : graph.add(graph.times(slot("mean"), beta1), gradient);
  const square = blend(
    graph,
    slot("square"),
    beta2,
    graph.unary("square", gradient),
  );
  remember("mean", mean);
  remember("square", square);
  const corrected = correctedSquare(updated, square);
  const first = correction(updated, beta1);
  const direction = graph.div(mean, denominator(updated, corrected));
  return stepped(
    updated,
    options.epsilonForm === "corrected"
      ? graph.div(direction, first)
      : graph.mul(
          direction,
          graph.div(graph.unary("sqrt", correction(updated, beta2)), first),
        ),
  );
};

/** 1 − βᵗ, or 1 where nothing is corrected. */
const correction = (
  { graph, options, scalar }: Updated<"adam">,
  base: number,
): Ref =>
  options.biasCorrection
    ? scalar({ kind: "oneMinusPower", base, first: options.firstCount })
    : graph.scalar(1);

/** The second moment that the step is divided by: bias-corrected in the form that puts ε after the correction, and the largest so far under AMSGrad. */
function correctedSquare(updated: Updated<"adam">, square: Ref): Ref {
  const { graph, options, slot, remember } = updated;
  const correct = (value: Ref): Ref =>
    options.epsilonForm === "corrected"
      ? graph.div(value, correction(updated, options.beta2))
      : value;
  if (!options.amsgrad) return correct(square);
  const early = options.amsgradForm === "corrected";
  const candidate = early ? correct(square) : square;
  const largest = graph.binary("max", slot("largestSquare"), candidate);
  remember("largestSquare", largest);
  return early ? largest : correct(largest);
}

/** √(v + ε_root) + ε. */
function denominator({ graph, options }: Updated<"adam">, square: Ref): Ref {
  const { epsilon, epsilonRoot } = options;
  const inside = epsilonRoot === 0 ? square : graph.plus(square, epsilonRoot);
  return graph.plus(graph.unary("sqrt", inside), epsilon);
}
