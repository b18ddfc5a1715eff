// The file of onnxruntime-web's WebAssembly, served by our own origin; its JavaScript is part of our own bundle.
import binary from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";

export const servedOrtFiles = {
  wasm: new URL(binary, self.location.href).href,
};
