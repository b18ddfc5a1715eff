// Values of the ONNX graph with the order their axes lie in: a transpose is kept as a note until somebody needs the numbers moved.
import type { StepType } from "../../step/primitives.ts";
import type { Name } from "../builder.ts";

/** A value by name. Logically it has `shape`; in memory, axis i is the logical axis `order[i]`. */
export interface Laid {
  readonly name: Name;
  readonly shape: readonly number[];
  readonly order: readonly number[];
  readonly type: StepType;
  /** The same truth as booleans, where the value is a comparison's 0 or 1. */
  readonly condition?: Name;
}

export const inOrder = (rank: number): number[] =>
  Array.from({ length: rank }, (_, axis) => axis);

export const isInOrder = (order: readonly number[]): boolean =>
  order.every((axis, i) => axis === i);

/** The shape in memory. */
export const physical = ({ shape, order }: Laid): number[] =>
  order.map((axis) => shape[axis] ?? 1);

/** The place in memory of a logical axis. */
export const placeOf = (order: readonly number[], axis: number): number =>
  order.indexOf(axis);

/** A list by logical axis as a list by place in memory. */
export const byPlace = <T>(order: readonly number[], list: readonly T[]): T[] =>
  order.map((axis) => list[axis] as T);

/** The order without some logical axes, the others renumbered. */
export function orderWithout(
  order: readonly number[],
  gone: readonly number[],
): number[] {
  return order
    .filter((axis) => !gone.includes(axis))
    .map((axis) => axis - gone.filter((other) => other < axis).length);
}

/** The order with new leading axes of size 1. */
export const orderWithLeading = (
  order: readonly number[],
  count: number,
): number[] => [...inOrder(count), ...order.map((axis) => axis + count)];

/** Whether two orders of one shape differ only in where axes of size 1 stand: then nothing has to move. */
export function movesNothing(
  shape: readonly number[],
  from: readonly number[],
  to: readonly number[],
): boolean {
  const real = (order: readonly number[]): number[] =>
    order.filter((axis) => shape[axis] !== 1);
  const target = real(to);
  return real(from).every((axis, i) => axis === target[i]);
}
