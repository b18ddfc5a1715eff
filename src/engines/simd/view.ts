// Where a tensor's numbers stand in a buffer: an offset, and a stride per axis, so that slices, transpositions and broadcasts cost nothing.
import type { Buffer } from "./program.ts";

/** Offsets and strides in elements. */
export interface View {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

export const count = (shape: readonly number[]): number =>
  shape.reduce((product, n) => product * n, 1);

/** Distances between neighbours along each axis, row-major. */
export function rowMajor(shape: readonly number[]): number[] {
  const strides = shape.map(() => 1);
  for (let axis = shape.length - 2; axis >= 0; axis--)
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  return strides;
}

/** The whole of a buffer in row-major order. */
export const wholeOf = (buffer: Buffer, shape: readonly number[]): View => ({
  buffer,
  offset: 0,
  shape,
  strides: rowMajor(shape),
});

/** Whether the elements stand side by side in row-major order. */
export function isContiguous({ shape, strides }: View): boolean {
  const own = rowMajor(shape);
  return shape.every((n, axis) => n === 1 || strides[axis] === own[axis]);
}

/** The view repeated, as NumPy broadcasts, until it has a shape. */
export function broadcastView(view: View, shape: readonly number[]): View {
  const missing = shape.length - view.shape.length;
  const strides = shape.map((_, axis) =>
    axis < missing || view.shape[axis - missing] === 1
      ? 0
      : (view.strides[axis - missing] ?? 0),
  );
  return { ...view, shape, strides };
}

export function transposeView(view: View, axes: readonly number[]): View {
  return {
    ...view,
    shape: axes.map((axis) => view.shape[axis] ?? 1),
    strides: axes.map((axis) => view.strides[axis] ?? 0),
  };
}

export function sliceView(
  view: View,
  start: readonly number[],
  shape: readonly number[],
  step: readonly number[],
): View {
  const offset = start.reduce(
    (sum, n, axis) => sum + n * (view.strides[axis] ?? 0),
    view.offset,
  );
  const strides = view.strides.map((n, axis) => n * (step[axis] ?? 1));
  return { ...view, offset, shape, strides };
}

export function flipView(view: View, axes: readonly number[]): View {
  const backwards = (axis: number): boolean => axes.includes(axis);
  const offset = view.strides.reduce(
    (sum, n, axis) =>
      sum + (backwards(axis) ? n * ((view.shape[axis] ?? 1) - 1) : 0),
    view.offset,
  );
  const strides = view.strides.map((n, axis) => (backwards(axis) ? -n : n));
  return { ...view, offset, strides };
}

/** Axes walked together by several views: those of size 1 left out, neighbours joined where every view allows it. At least one is left. */
export function joinAxes(
  shape: readonly number[],
  strides: readonly (readonly number[])[],
): { shape: number[]; strides: number[][] } {
  const joined = {
    shape: [] as number[],
    strides: strides.map(() => [] as number[]),
  };
  shape.forEach((n, axis) => {
    if (n === 1) return;
    const last = joined.shape.length - 1;
    const fits =
      last >= 0 &&
      strides.every(
        (own, i) => joined.strides[i]?.[last] === (own[axis] ?? 0) * n,
      );
    if (fits) {
      joined.shape[last] = (joined.shape[last] ?? 1) * n;
      strides.forEach((own, i) => {
        (joined.strides[i] as number[])[last] = own[axis] ?? 0;
      });
    } else {
      joined.shape.push(n);
      strides.forEach((own, i) => joined.strides[i]?.push(own[axis] ?? 0));
    }
  });
  if (joined.shape.length === 0) {
    joined.shape.push(1);
    joined.strides.forEach((own) => own.push(0));
  }
  return joined;
}
