// Starts tfjs's backends: each proves itself on a small computation with a known result.
import * as tf from "@tensorflow/tfjs-core";
import { adapterOf, type Adapter } from "../adapters.ts";
import { EngineError, type BackendId, type Device } from "../engine.ts";
import { withinPatience } from "../patience.ts";
import { chooseOneThread } from "./threads.ts";

/** Where the files of the WebAssembly backend lie: a folder, or the address of each. */
export type WasmFiles = string | Readonly<Record<string, string>>;

export interface BackendStart {
  readonly backend: BackendId;
  readonly wasmFiles: WasmFiles;
  /** How long the backend may take to answer, in milliseconds. */
  readonly patience?: number;
}

const defaultPatience = 15_000;

/** Starts one backend and lets it prove itself on a small computation with a known result. Throws an EngineError with the reason. */
export async function startBackend({
  backend,
  wasmFiles,
  patience,
}: BackendStart): Promise<Device> {
  const adapter = await adapterOf(backend);
  if ("reason" in adapter) throw new EngineError(adapter.reason);
  return withinPatience(
    start(backend, adapter, wasmFiles),
    patience ?? defaultPatience,
  );
}

async function start(
  backend: BackendId,
  adapter: Adapter,
  wasmFiles: WasmFiles,
): Promise<Device> {
  tf.enableProdMode();
  const { load } = loaders[backend];
  const detail = await load(wasmFiles);
  if (!(await tf.setBackend(backend)))
    throw new EngineError(`tfjs could not start ${backend}.`);
  await tf.ready();
  await proveItself();
  return {
    engine: `tfjs-${backend}`,
    backend,
    name: detail() ?? adapter.name,
    software: adapter.software,
  };
}

interface Loader {
  /** Registers the backend; gives a function that names it once it runs. */
  readonly load: (wasmFiles: WasmFiles) => Promise<() => string | undefined>;
}

/**
 * Both graphics backends compute small tensors in JavaScript as long as they are not on the device yet (shouldExecuteOnCPU). A state loaded
 * from a snapshot would then be rounded otherwise than one that never left the device, and a run that goes on would end on other bits.
 */
const loaders: Readonly<Record<BackendId, Loader>> = {
  webgpu: {
    async load() {
      await import("@tensorflow/tfjs-backend-webgpu");
      tf.env().set("WEBGPU_CPU_FORWARD", false);
      return () => undefined;
    },
  },
  webgl: {
    async load() {
      await import("@tensorflow/tfjs-backend-webgl");
      tf.env().set("WEBGL_CPU_FORWARD", false);
      return () => undefined;
    },
  },
  wasm: {
    async load(files) {
      const wasm = await import("@tensorflow/tfjs-backend-wasm");
      chooseOneThread();
      wasm.setWasmPaths(files);
      return () => {
        const threads = wasm.getThreadsCount();
        return `WebAssembly, ${threads} ${threads === 1 ? "thread" : "threads"}`;
      };
    },
  },
  cpu: {
    async load() {
      await import("@tensorflow/tfjs-backend-cpu");
      return () => undefined;
    },
  },
};

/** A convolution and a sum with results that half precision would miss. */
async function proveItself(): Promise<void> {
  const result = tf.tidy(() => {
    const image = tf.tensor4d(
      Array.from({ length: 16 }, (_, i) => 1 + i / 4096),
      [1, 4, 4, 1],
    );
    const sums = tf.conv2d(
      image,
      tf.ones<tf.Rank.R4>([3, 3, 1, 1]),
      1,
      "valid",
    );
    return tf.reshape(sums, [4]);
  });
  const values = [...(await result.data())];
  result.dispose();
  // Nine neighbours round 1 + centre / 4096, for the centres 5, 6, 9 and 10.
  const expected = [5, 6, 9, 10].map((centre) => 9 + (9 * centre) / 4096);
  const right = expected.every(
    (value, i) => Math.abs((values[i] ?? NaN) - value) < 1e-5,
  );
  if (!right)
    throw new EngineError(
      `A convolution gave wrong numbers. Expected ${expected.join(", ")}. Received ${values.join(", ")}.`,
    );
}
