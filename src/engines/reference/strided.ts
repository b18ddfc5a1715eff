// Walks over tensors by strides: copies, broadcasts, reversals and reductions are all the same walk.

/** Where a tensor's elements stand in its array. */
export interface View {
  readonly data: Float64Array;
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Distances between neighbours along each axis, row-major. */
export function rowMajor(shape: readonly number[]): number[] {
  const strides = shape.map(() => 1);
  for (let axis = shape.length - 2; axis >= 0; axis--)
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  return strides;
}

export const count = (shape: readonly number[]): number =>
  shape.reduce((product, n) => product * n, 1);

/** Strides that repeat a tensor of one shape until it has another: 0 along broadcast axes. */
export function broadcastStrides(
  from: readonly number[],
  to: readonly number[],
): number[] {
  const own = rowMajor(from);
  const missing = to.length - from.length;
  return to.map((_, axis) =>
    axis < missing || from[axis - missing] === 1
      ? 0
      : (own[axis - missing] ?? 0),
  );
}

/** Calls `visit` once per row along the last axis, with the offset of that row in each of two views. */
export function rows(
  shape: readonly number[],
  a: Pick<View, "offset" | "strides">,
  b: Pick<View, "offset" | "strides">,
  visit: (a: number, b: number) => void,
): void {
  const outer = shape.length - 1;
  const walk = (axis: number, i: number, j: number): void => {
    if (axis >= outer) return visit(i, j);
    const [sa, sb] = [a.strides[axis] ?? 0, b.strides[axis] ?? 0];
    const n = shape[axis] ?? 0;
    for (let k = 0; k < n; k++) walk(axis + 1, i + k * sa, j + k * sb);
  };
  if (count(shape) > 0) walk(0, a.offset, b.offset);
}

/** Copies a box of elements from one view to another. */
export function copy(shape: readonly number[], from: View, to: View): void {
  const n = shape.at(-1) ?? 1;
  const sf = from.strides.at(-1) ?? 0;
  const st = to.strides.at(-1) ?? 0;
  rows(shape, from, to, (i, j) => {
    for (let k = 0; k < n; k++)
      to.data[j + k * st] = from.data[i + k * sf] as number;
  });
}

/** Folds every element of a view into the element of another view that it meets. */
export function fold(
  shape: readonly number[],
  from: View,
  into: View,
  combine: (sum: number, x: number) => number,
): void {
  const n = shape.at(-1) ?? 1;
  const sf = from.strides.at(-1) ?? 0;
  const st = into.strides.at(-1) ?? 0;
  rows(shape, from, into, (i, j) => {
    for (let k = 0; k < n; k++) {
      const place = j + k * st;
      into.data[place] = combine(
        into.data[place] as number,
        from.data[i + k * sf] as number,
      );
    }
  });
}
