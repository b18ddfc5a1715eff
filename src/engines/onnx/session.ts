// Runs an ONNX file with onnxruntime-web on WebAssembly, once or several times, from host arrays to host arrays.
import type { HostArray } from "../executor.ts";
import { ortLibrary } from "./library.ts";
import { upload } from "./tensors.ts";

export interface OnnxSession {
  run(inputs: Readonly<Record<string, HostArray>>): Promise<Float32Array[]>;
  close(): Promise<void>;
}

export async function openSession(bytes: Uint8Array): Promise<OnnxSession> {
  const ort = await ortLibrary("wasm");
  const session = await ort.InferenceSession.create(bytes, {
    executionProviders: ["wasm"],
    logSeverityLevel: 3,
  });
  return {
    async run(inputs) {
      const feeds = Object.fromEntries(
        Object.entries(inputs).map(([name, array]) => [
          name,
          upload(ort, array),
        ]),
      );
      const results = await session.run(feeds);
      return session.outputNames.map((name) =>
        Float32Array.from(results[name]?.data as Float32Array),
      );
    },
    close: () => session.release(),
  };
}
