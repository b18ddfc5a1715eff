// Adadelta: torch/optim/adadelta.py · _single_tensor_adadelta, keras/src/optimizers/adadelta.py · Adadelta.update_step (Zeiler 2012).
import { blend, rootWithEpsilon, stepped, type Update } from "../updates.ts";

export const adadelta: Update<"adadelta"> = (updated) => {
  const { graph, options, gradient, slot, remember } = updated;
  const { rho, epsilon } = options;
  const square = blend(
    graph,
    slot("square"),
    rho,
    graph.unary("square", gradient),
  );
  const moved = slot("moved");
  const direction = graph.mul(
    graph.div(
      rootWithEpsilon(graph, moved, epsilon, "inside"),
      rootWithEpsilon(graph, square, epsilon, "inside"),
    ),
    gradient,
  );
  remember("square", square);
  remember("moved", blend(graph, moved, rho, graph.unary("square", direction)));
  return stepped(updated, direction);
};
