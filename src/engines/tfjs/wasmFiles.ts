// The WebAssembly files of tfjs, served by our own origin.
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import threaded from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url";
import plain from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";

/** Addresses relative to the module that asks; tfjs wants them whole. */
const whole = (path: string): string => new URL(path, self.location.href).href;

export const servedWasmFiles = {
  "tfjs-backend-wasm.wasm": whole(plain),
  "tfjs-backend-wasm-simd.wasm": whole(simd),
  "tfjs-backend-wasm-threaded-simd.wasm": whole(threaded),
};
