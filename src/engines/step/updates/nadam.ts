// Nadam: torch/optim/nadam.py · _single_tensor_nadam, keras/src/optimizers/nadam.py · Nadam.update_step, optax's scale_by_adam with nesterov (Dozat 2016).
import { blend, stepped, type Update } from "../updates.ts";

export const nadam: Update<"nadam"> = (updated) => {
  const { graph, options, gradient, slot, remember, scalar } = updated;
  const { beta1, beta2, epsilon, momentumDecay: decay } = options;
  const mean = blend(graph, slot("mean"), beta1, gradient);
  const square = blend(
    graph,
    slot("square"),
    beta2,
    graph.unary("square", gradient),
  );
  remember("mean", mean);
  remember("square", square);
  const momentum = (ahead: 0 | 1) =>
    scalar({ kind: "nadamMomentum", beta: beta1, decay, ahead });
  const left = (ahead: 0 | 1) =>
    scalar({ kind: "oneMinusNadamProduct", beta: beta1, decay, ahead });
  const ofGradient = graph.mul(
    gradient,
    graph.div(graph.from(1, momentum(0)), left(0)),
  );
  const ofMean = graph.mul(mean, graph.div(momentum(1), left(1)));
  const corrected = graph.div(
    square,
    scalar({ kind: "oneMinusPower", base: beta2, first: 1 }),
  );
  const divisor = graph.plus(graph.unary("sqrt", corrected), epsilon);
  return stepped(updated, graph.div(graph.add(ofGradient, ofMean), divisor));
};
