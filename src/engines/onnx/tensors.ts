// Host arrays as onnxruntime's tensors, and their numbers in the order that a port wants.
import type { Tensor } from "onnxruntime-web/wasm";
import type { HostArray } from "../executor.ts";
import type { OrtLibrary } from "./library.ts";
import { isInOrder } from "./step/laid.ts";

export function upload(ort: OrtLibrary, { data, shape }: HostArray): Tensor {
  return data instanceof Int32Array
    ? new ort.Tensor("int32", data, [...shape])
    : new ort.Tensor("float32", data, [...shape]);
}

/** Numbers that lie row-major in `shape`, moved so that axis i of the result is axis `order[i]`. */
export function permuted(
  data: Float32Array,
  shape: readonly number[],
  order: readonly number[],
): Float32Array {
  if (isInOrder(order)) return data;
  const strides = shape.map((_, axis) =>
    shape.slice(axis + 1).reduce((all, n) => all * n, 1),
  );
  const sizes = order.map((axis) => shape[axis] ?? 1);
  const steps = order.map((axis) => strides[axis] ?? 1);
  const result = new Float32Array(data.length);
  const place = sizes.map(() => 0);
  let from = 0;
  for (let to = 0; to < result.length; to++) {
    result[to] = data[from] ?? NaN;
    for (let axis = sizes.length - 1; axis >= 0; axis--) {
      place[axis] = (place[axis] ?? 0) + 1;
      from += steps[axis] ?? 0;
      if ((place[axis] ?? 0) < (sizes[axis] ?? 1)) break;
      from -= (steps[axis] ?? 0) * (sizes[axis] ?? 1);
      place[axis] = 0;
    }
  }
  return result;
}

/** The order that undoes an order. */
export const inverse = (order: readonly number[]): number[] =>
  order.map((_, axis) => order.indexOf(axis));
