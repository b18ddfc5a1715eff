// Lion: keras/src/optimizers/lion.py · Lion.update_step, optax's scale_by_lion (Chen et al. 2023).
import { blend, stepped, type Update } from "../updates.ts";

export const lion: Update<"lion"> = (updated) => {
  const { graph, options, gradient, slot, remember } = updated;
  const { beta1, beta2 } = options;
  const momentum = slot("momentum");
  remember("momentum", blend(graph, momentum, beta2, gradient));
  return stepped(
    updated,
    graph.unary("sign", blend(graph, momentum, beta1, gradient)),
  );
};
