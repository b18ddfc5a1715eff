// Sums over all steps of what a scan's gradient gives at each: linear work is moved behind the sum, and matrix products become one product over
// the rows of all steps. So dW = Σₜ hₜᵀ·δₜ is worked out once, after the scan.
import { at } from "../dims.ts";
import type { GradientOptions } from "../gradients.ts";
import type { Primitive, Ref, StepNode } from "../primitives.ts";
import { again } from "../scan.ts";
import type { BodyValues, Later } from "./bodyValues.ts";

/** Linear in all their inputs together: the sum of their results is their result on sums. */
const linear: readonly Primitive[] = [
  "reshape",
  "transpose",
  "broadcastTo",
  "slice",
  "dilate",
  "flip",
  "concat",
  "reduceSum",
];

/** The sum over all steps of a value of the differentiated body, in the graph around the scans. */
export function sumOverSteps(
  values: BodyValues,
  ref: Ref,
  form: GradientOptions["scanSums"],
): Later {
  const { outer, steps } = values;
  if (values.isKept(ref)) return () => outer.times(values.outside(ref), steps);
  if (form === "carried") return values.carriedSum(ref);
  const node = values.derived.node(ref);
  const behind = (inputs: readonly Ref[]): Later => {
    const sums = inputs.map((input) => sumOverSteps(values, input, form));
    return () =>
      again(
        outer,
        node,
        sums.map((sum) => sum()),
      );
  };
  if (isLinear(node)) return behind(node.inputs);
  return (
    withFactor(values, node, form) ??
    product(values, node) ??
    plainSum(values, ref)
  );
}

function isLinear(node: StepNode): boolean {
  switch (node.primitive) {
    case "unary":
      return node.attributes.fn === "neg";
    case "binary":
      return ["add", "sub"].includes(node.attributes.fn);
    case "pad":
      return node.attributes.value === 0;
    default:
      return linear.includes(node.primitive);
  }
}

/** A product (or quotient) with a value that is the same at every step: that of the other one's sum. */
function withFactor(
  values: BodyValues,
  node: StepNode,
  form: GradientOptions["scanSums"],
): Later | null {
  const isProduct =
    node.primitive === "matmul" ||
    (node.primitive === "binary" &&
      ["mul", "div"].includes(node.attributes.fn));
  if (!isProduct) return null;
  const [a, b] = [at(node.inputs, 0), at(node.inputs, 1)];
  const [left, right] = [values.isKept(a), values.isKept(b)];
  const divides =
    node.primitive === "binary" && node.attributes.fn === "div" && left;
  if ((!left && !right) || divides) return null;
  const sum = sumOverSteps(values, left ? b : a, form);
  return () =>
    again(
      values.outer,
      node,
      left ? [values.outside(a), sum()] : [sum(), values.outside(b)],
    );
}

/** Σₜ aₜ·bₜ of matrices: one product whose inner axis holds all steps. */
function product(values: BodyValues, node: StepNode): Later | null {
  if (node.primitive !== "matmul" || node.shape.length !== 2) return null;
  const { transposeA, transposeB } = node.attributes;
  const [a, b] = [at(node.inputs, 0), at(node.inputs, 1)].map((ref) =>
    values.stacked(ref),
  ) as [Later, Later];
  return () =>
    values.outer.matmul(
      joined(values, a(), transposeA ? 1 : 2),
      joined(values, b(), transposeB ? 2 : 1),
      transposeA,
      transposeB,
    );
}

/** (steps, rows, columns) as a matrix: the steps joined with the rows (1) or the columns (2). */
function joined({ outer }: BodyValues, stack: Ref, inner: 1 | 2): Ref {
  return inner === 1
    ? outer.join(stack, 0, 1)
    : outer.join(outer.transpose(stack, [1, 0, 2]), 1, 2);
}

function plainSum(values: BodyValues, ref: Ref): Later {
  const stack = values.stacked(ref);
  return () => values.outer.sum(stack(), [0]);
}
