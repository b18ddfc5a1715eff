// Lossless rearrangements of a weight: how a dialect's storage relates to the neutral one.
import { IrError } from "./shape.ts";

/** Values and shape of one weight, row-major. */
export interface Weight {
  readonly shape: readonly number[];
  readonly data: Float32Array | Float64Array;
}

/** One step of a codec, from the dialect's storage to the neutral form. Each has an exact inverse. */
export type WeightStep =
  | { readonly step: "permute"; readonly axes: readonly number[] }
  | {
      readonly step: "reshape";
      readonly from: readonly number[];
      readonly to: readonly number[];
    }
  | { readonly step: "flip"; readonly axes: readonly number[] }
  | { readonly step: "negate" };

/** A codec: steps from the dialect's storage to the neutral form (`unpack`); `pack` runs them backwards. */
export type Codec = readonly WeightStep[];

/** Rearranges a dialect's weight into the neutral form. */
export function unpack(weight: Weight, codec: Codec): Weight {
  return codec.reduce(apply, weight);
}

/** Rearranges a neutral weight into the dialect's storage: the inverse of `unpack`, to the bit. */
export function pack(weight: Weight, codec: Codec): Weight {
  return codec.toReversed().map(inverse).reduce(apply, weight);
}

/** The step that undoes a step. */
export function inverse(step: WeightStep): WeightStep {
  switch (step.step) {
    case "permute":
      return {
        step: "permute",
        axes: step.axes.map((_, axis) => step.axes.indexOf(axis)),
      };
    case "reshape":
      return { step: "reshape", from: step.to, to: step.from };
    case "flip":
    case "negate":
      return step;
    default:
      step satisfies never;
      throw new IrError("Expected a known weight step.");
  }
}

function apply(weight: Weight, step: WeightStep): Weight {
  switch (step.step) {
    case "permute":
      return walked(
        weight,
        step.axes.map((axis) => weight.shape[axis] ?? 0),
        step.axes.map((axis) => rowMajor(weight.shape)[axis] ?? 0),
      );
    case "reshape":
      requireShape(weight, step.from);
      return { shape: step.to, data: weight.data };
    case "flip":
      return walked(
        weight,
        weight.shape,
        rowMajor(weight.shape).map((stride, axis) =>
          step.axes.includes(axis) ? -stride : stride,
        ),
      );
    case "negate":
      return { shape: weight.shape, data: weight.data.map((value) => -value) };
    default:
      step satisfies never;
      throw new IrError("Expected a known weight step.");
  }
}

function requireShape(weight: Weight, shape: readonly number[]): void {
  if (
    weight.shape.length !== shape.length ||
    weight.shape.some((dim, axis) => dim !== shape[axis])
  ) {
    throw new IrError(
      `Expected a weight of shape (${shape.join(", ")}). Received (${weight.shape.join(", ")}).`,
    );
  }
}

/** A weight of `shape`, read from the source so many elements apart along each axis; backwards, from its last, where that is negative. */
function walked(
  weight: Weight,
  shape: readonly number[],
  strides: readonly number[],
): Weight {
  const data = new (weight.data.constructor as typeof Float32Array)(
    weight.data.length,
  );
  const index = shape.map(() => 0);
  let from = strides.reduce(
    (sum, stride, axis) =>
      stride < 0 ? sum - stride * ((shape[axis] ?? 1) - 1) : sum,
    0,
  );
  for (let flat = 0; flat < data.length; flat++) {
    data[flat] = weight.data[from] ?? 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = (index[axis] ?? 0) + 1;
      from += strides[axis] ?? 0;
      if ((index[axis] ?? 0) < (shape[axis] ?? 0)) break;
      from -= (strides[axis] ?? 0) * (shape[axis] ?? 0);
      index[axis] = 0;
    }
  }
  return { shape, data };
}

function rowMajor(shape: readonly number[]): number[] {
  const strides = shape.map(() => 1);
  for (let axis = shape.length - 2; axis >= 0; axis--)
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  return strides;
}
