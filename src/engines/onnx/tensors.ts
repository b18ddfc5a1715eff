// Host arrays as onnxruntime's tensors.
import type { Tensor } from "onnxruntime-web/wasm";
import type { HostArray } from "../executor.ts";
import type { OrtLibrary } from "./library.ts";

export function upload(ort: OrtLibrary, { data, shape }: HostArray): Tensor {
  return data instanceof Int32Array
    ? new ort.Tensor("int32", data, [...shape])
    : new ort.Tensor("float32", data, [...shape]);
}
