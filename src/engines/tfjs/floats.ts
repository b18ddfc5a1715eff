// Tensors whose numbers are floats in the device's memory too, not only by name.
import * as tf from "@tensorflow/tfjs-core";
import type { BackendId } from "../engine.ts";

/**
 * The tensor as floats. tfjs's webgpu backend casts whole numbers and booleans by renaming them (kernels/Cast.ts): the result is called
 * float32 over a buffer of i32. Most of its programs convert what they read, but those that read the buffer itself do not compile
 * (transpose_webgpu.ts, and so a sum or a maximum over any axes but the last), and WebGPU then drops every command handed in with them,
 * without a word. A product makes a buffer of floats.
 */
export function asFloats(x: tf.Tensor, backend: BackendId): tf.Tensor {
  if (x.dtype === "float32") return x;
  const named = tf.cast(x, "float32");
  return backend === "webgpu" ? tf.mul(named, tf.scalar(1)) : named;
}

/** A transpose of whole numbers on webgpu goes by way of floats, as its program reads nothing else (transpose_webgpu.ts); they hold indices exactly. */
export function transpose(
  x: tf.Tensor,
  axes: readonly number[],
  backend: BackendId,
): tf.Tensor {
  if (backend !== "webgpu" || x.dtype === "float32")
    return tf.transpose(x, [...axes]);
  return tf.cast(tf.transpose(asFloats(x, backend), [...axes]), x.dtype);
}
