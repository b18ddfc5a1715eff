// What weights add to the loss: l1·Σ|w| + l2·Σw² (keras/src/regularizers/regularizers.py · L1L2, lasagne/regularization.py).
import type { Lowering } from "./lowering.ts";
import type { Ref } from "./primitives.ts";

/** The loss with the penalties of all weights that were used so far. */
export function penalties(lowering: Lowering, loss: Ref): Ref {
  const { graph, model } = lowering;
  const terms = lowering.state().flatMap(({ parameter, input }) => {
    const penalty = model.parameters.find(({ id }) => id === parameter)?.penalty
      .value ?? { l1: 0, l2: 0 };
    return [
      ...term(penalty.l1, () => graph.sum(graph.unary("abs", input))),
      ...term(penalty.l2, () => graph.sum(graph.unary("square", input))),
    ].map(([factor, size]) => graph.times(size, factor));
  });
  return graph.addAll([loss, ...terms]);
}

const term = (factor: number, size: () => Ref): [number, Ref][] =>
  factor === 0 ? [] : [[factor, size()]];
