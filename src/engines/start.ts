// Starts an engine by its name; what it needs is loaded only then.
import { backends, type EngineId } from "./engine.ts";
import type { Engine } from "./executor.ts";
import type { OrtBackend } from "./onnx/library.ts";
import type { WasmFiles } from "./tfjs/backends.ts";

/** Rejects with an EngineError that says why the engine cannot run here. `tfjsFiles` is asked only where tfjs starts. */
export async function startEngine(
  engine: EngineId,
  tfjsFiles: () => Promise<WasmFiles>,
): Promise<Engine> {
  switch (engine) {
    case "onnx-webgpu":
    case "onnx-wasm": {
      const { startOnnx } = await import("./onnx/engine.ts");
      return startOnnx(backends[engine] as OrtBackend);
    }
    case "simd-wasm": {
      const { startSimd } = await import("./simd/engine.ts");
      const { startWorker, threadsOfPage } = await import("./simd/threads.ts");
      return startSimd({ threads: threadsOfPage(), startThread: startWorker });
    }
    case "tfjs-webgpu":
    case "tfjs-webgl":
    case "tfjs-wasm":
    case "tfjs-cpu": {
      const { startTfjs } = await import("./tfjs/engine.ts");
      const wasmFiles = await tfjsFiles();
      return startTfjs({ backend: backends[engine], wasmFiles });
    }
    default:
      engine satisfies never;
      throw new TypeError(`Expected a known engine.`);
  }
}
