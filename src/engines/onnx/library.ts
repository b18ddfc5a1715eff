// onnxruntime-web, started once per worker: on WebAssembly with as many threads as the page may have, or on WebGPU.
import type * as Ort from "onnxruntime-web/wasm";

export type OrtBackend = "wasm" | "webgpu";
export type OrtLibrary = typeof Ort;

const underNode =
  typeof process !== "undefined" && Boolean(process.versions?.node);

/** More threads than this bring nothing on the sizes that a page trains, and each costs memory. */
const mostThreads = 8;

/** Threads need shared memory, which a page has only where it is cross-origin isolated. */
export function threadCount(): number {
  const shared = underNode || globalThis.crossOriginIsolated;
  const cores = globalThis.navigator?.hardwareConcurrency ?? 1;
  return shared ? Math.max(1, Math.min(cores, mostThreads)) : 1;
}

const started = new Map<OrtBackend, Promise<OrtLibrary>>();

/** The library, configured before its first session; under Node it finds its files itself, in a page our own origin serves them. */
export function ortLibrary(backend: OrtBackend): Promise<OrtLibrary> {
  const known = started.get(backend);
  if (known) return known;
  const library = load(backend);
  started.set(backend, library);
  return library;
}

async function load(backend: OrtBackend): Promise<OrtLibrary> {
  const ort =
    backend === "wasm"
      ? await import("onnxruntime-web/wasm")
      : ((await import("onnxruntime-web/webgpu")) as OrtLibrary);
  // On a graphics processor the CPU only hands in commands.
  ort.env.wasm.numThreads = backend === "wasm" ? threadCount() : 1;
  ort.env.logLevel = "error";
  if (!underNode) {
    const { servedOrtFiles } = await import("./wasmFiles.ts");
    ort.env.wasm.wasmPaths = servedOrtFiles[backend];
  }
  return ort;
}
