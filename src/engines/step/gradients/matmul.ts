// Gradient rule of the matrix product: two more matrix products, transposed as the operands were.
import { at } from "../dims.ts";
import type { Rule } from "../gradients.ts";

export const matmulGradient: Rule<"matmul"> = ({
  graph,
  node,
  gradient,
  needs,
}) => {
  const [a, b] = [at(node.inputs, 0), at(node.inputs, 1)];
  const { transposeA, transposeB } = node.attributes;
  const byA = () =>
    transposeA
      ? graph.matmul(b, gradient, transposeB, true)
      : graph.matmul(gradient, b, false, !transposeB);
  const byB = () =>
    transposeB
      ? graph.matmul(gradient, a, true, transposeA)
      : graph.matmul(a, gradient, !transposeA, false);
  return [needs(0) ? byA() : null, needs(1) ? byB() : null];
};
