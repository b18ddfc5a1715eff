// Shapes whose batch size stays a symbol: the one unknown that a model may carry.

/** A dimension: a number, or a multiple of the batch size (`{ batch: 150 }` is 150·N, as in a time-distributed reshape). */
export type Dim = number | { readonly batch: number };
export type Shape = readonly Dim[];
export type DType =
  | "float64"
  | "float32"
  | "float16"
  | "int64"
  | "int32"
  | "int16"
  | "int8"
  | "uint8"
  | "bool";

/** Which axis holds the channels: `first` is N,C,H,W and `last` is N,H,W,C. */
export type Layout = "channelsFirst" | "channelsLast";

/** The batch dimension, N. */
export const batch: Dim = { batch: 1 };

export function sameDim(a: Dim, b: Dim): boolean {
  return typeof a === "number" || typeof b === "number"
    ? a === b
    : a.batch === b.batch;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return (
    a.length === b.length &&
    a.every((dim, axis) => sameDim(dim, b[axis] as Dim))
  );
}

/** The dimension as a person writes it: `32`, `N`, `150·N`. */
export function printDim(dim: Dim): string {
  if (typeof dim === "number") return String(dim);
  return dim.batch === 1 ? "N" : `${dim.batch}·N`;
}

/** The shape as a person writes it: `(N, 3, 32, 32)`. */
export function printShape(shape: Shape): string {
  return `(${shape.map(printDim).join(", ")})`;
}

/** How many elements, as a coefficient and a power of the batch size. */
export function elements(shape: Shape): {
  coefficient: number;
  batchPower: number;
} {
  let coefficient = 1;
  let batchPower = 0;
  for (const dim of shape) {
    coefficient *= typeof dim === "number" ? dim : dim.batch;
    if (typeof dim !== "number") batchPower += 1;
  }
  return { coefficient, batchPower };
}

/** The static size of a dimension. Throws where the batch size stands. */
export function staticDim(dim: Dim | undefined, what: string): number {
  if (typeof dim === "number") return dim;
  throw new IrError(
    `Expected ${what} to have a fixed size. Received ${dim ? printDim(dim) : "no such axis"}.`,
  );
}

/** The batch size filled in. */
export function concreteShape(shape: Shape, batchSize: number): number[] {
  return shape.map((dim) =>
    typeof dim === "number" ? dim : dim.batch * batchSize,
  );
}

/** Axis of the channels and axes of space, for a tensor of this rank and layout (axis 0 is the batch). */
export function axesOf(
  layout: Layout,
  rank: number,
): { channel: number; spatial: number[] } {
  const spatial = Array.from(
    { length: rank - 2 },
    (_, i) => i + (layout === "channelsFirst" ? 2 : 1),
  );
  return { channel: layout === "channelsFirst" ? 1 : rank - 1, spatial };
}

/** Something the neutral language cannot say: names node, option and value. */
export class IrError extends Error {
  override name = "IrError";
}
