// Runs an ONNX file with onnxruntime-web on WebAssembly.
import type * as Ort from "onnxruntime-web/wasm";
import type { HostArray } from "../executor.ts";

export interface OnnxSession {
  run(inputs: Readonly<Record<string, HostArray>>): Promise<Float32Array[]>;
  close(): Promise<void>;
}

/** Under Node the library finds its files itself; in a page they are served by our own origin. */
async function library(): Promise<typeof Ort> {
  const ort = await import("onnxruntime-web/wasm");
  // One thread: this is a second opinion, not a race, and threads would need another worker from another address.
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = "error";
  if (typeof process === "undefined" || !process.versions?.node) {
    const { servedOrtFiles } = await import("./wasmFiles.ts");
    ort.env.wasm.wasmPaths = servedOrtFiles;
  }
  return ort;
}

export async function openSession(bytes: Uint8Array): Promise<OnnxSession> {
  const ort = await library();
  const session: Ort.InferenceSession = await ort.InferenceSession.create(
    bytes,
    {
      executionProviders: ["wasm"],
      logSeverityLevel: 3,
    },
  );
  return {
    async run(inputs) {
      const feeds = Object.fromEntries(
        Object.entries(inputs).map(([name, { data, shape }]) => [
          name,
          data instanceof Int32Array
            ? new ort.Tensor("int32", data, [...shape])
            : new ort.Tensor("float32", data, [...shape]),
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
