// Arithmetic on dimensions and shapes whose batch size stays a symbol.
import { broadcast } from "../../ir/ops/arithmetic.ts";
import {
  elements,
  printShape,
  sameShape,
  type Dim,
  type Shape,
} from "../../ir/shape.ts";
import { StepError } from "./graph.ts";

/** The axis' dimension; an error where there is none. */
export function dimAt(shape: Shape, axis: number): Dim {
  const dim = shape[axis];
  if (dim === undefined)
    throw new StepError(
      `Expected an axis of ${printShape(shape)}. Received axis ${axis}.`,
    );
  return dim;
}

/** The axis' static size; an error where the batch stands. */
export function sizeAt(shape: Shape, axis: number): number {
  const dim = dimAt(shape, axis);
  if (typeof dim !== "number")
    throw new StepError(
      `Expected axis ${axis} of ${printShape(shape)} to have a fixed size.`,
    );
  return dim;
}

/** The product of dimensions, of which at most one carries the batch. */
export function product(dims: Shape): Dim {
  const { coefficient, batchPower } = elements(dims);
  if (batchPower === 0) return coefficient;
  if (batchPower === 1) return { batch: coefficient };
  throw new StepError(
    `Expected at most one batch axis among those joined. Received ${printShape(dims)}.`,
  );
}

/** The dimension times a number. */
export function times(dim: Dim, factor: number): Dim {
  return typeof dim === "number" ? dim * factor : { batch: dim.batch * factor };
}

/** The numbers from 0 to n − 1. */
export const range = (n: number): number[] =>
  Array.from({ length: n }, (_, i) => i);

/** An element of a list that is known to be there. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined)
    throw new StepError(`Expected an item at ${index} of ${list.length}.`);
  return item;
}

/** Axes of `wide` along which something of shape `narrow` was repeated by broadcasting. */
export function repeatedAxes(narrow: Shape, wide: Shape): number[] {
  const missing = wide.length - narrow.length;
  return range(wide.length).filter(
    (axis) =>
      axis < missing || (narrow[axis - missing] === 1 && wide[axis] !== 1),
  );
}

export { broadcast, elements, printShape, sameShape };
