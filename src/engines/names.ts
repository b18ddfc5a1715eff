// Engines in words.
import type { EngineId } from "./engine.ts";

const names: Readonly<Record<EngineId, string>> = {
  "onnx-webgpu": "onnxruntime-web on WebGPU",
  "simd-wasm": "Rosetta’s own engine on WebAssembly",
  "onnx-wasm": "onnxruntime-web on WebAssembly",
  "tfjs-webgpu": "TensorFlow.js on WebGPU",
  "tfjs-webgl": "TensorFlow.js on WebGL",
  "tfjs-wasm": "TensorFlow.js on WebAssembly",
  "tfjs-cpu": "TensorFlow.js in plain JavaScript",
};

export const engineName = (engine: EngineId): string => names[engine];
