// Why tfjs's WebAssembly runs on one thread.
import * as tf from "@tensorflow/tfjs-core";

/**
 * The threaded build of tfjs 4.22 starts eight workers and then uses one thread, whatever is asked of it
 * (https://github.com/tensorflow/tfjs/issues/8513; seen in Chromium 156, dev and build, isolated, 2 cores). The plain SIMD build is as fast
 * without shared memory and without idle workers, and it does not depend on how a bundler minifies the workers' text.
 */
export function chooseOneThread(): void {
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
}
