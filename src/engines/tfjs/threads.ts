// Whether tfjs's WebAssembly may use threads here.
import * as tf from "@tensorflow/tfjs-core";

/** Threads need a cross-origin isolated page; without them the single-threaded build with SIMD runs. */
export function prepareThreads(): Promise<void> {
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  return Promise.resolve();
}
