// Finds what can run the mathematics here: each backend is tried on a small computation with a known result, software adapters last.
import * as tf from "@tensorflow/tfjs-core";
import {
  EngineError,
  type BackendId,
  type Device,
  type DeviceReport,
  type Refusal,
} from "../engine.ts";
import { adapterOf, type Adapter } from "./adapters.ts";
import { chooseOneThread } from "./threads.ts";

/** Where the files of the WebAssembly backend lie: a folder, or the address of each. */
export type WasmFiles = string | Readonly<Record<string, string>>;

export interface BackendChoice {
  /** The visitor's choice; null leaves it to the order. */
  readonly preferred: BackendId | null;
  /** Backends that were lost in this run. */
  readonly lost: readonly Refusal[];
  readonly wasmFiles: WasmFiles;
  /** How long one backend may take to answer, in milliseconds. */
  readonly patience?: number;
}

const inOrder: readonly BackendId[] = ["webgpu", "webgl", "wasm", "cpu"];
const defaultPatience = 15_000;

/** Starts the first backend that proves itself, and says why the ones before it were not taken. */
export async function chooseBackend(
  choice: BackendChoice,
): Promise<DeviceReport> {
  const refused: Refusal[] = [...choice.lost];
  for (const candidate of await candidates(choice, refused)) {
    try {
      const device = await withinPatience(
        start(candidate, choice.wasmFiles),
        choice.patience ?? defaultPatience,
      );
      return { device, refused: refused.filter(notAbout(device)) };
    } catch (error) {
      refused.push({ backend: candidate.backend, reason: reasonOf(error) });
    }
  }
  throw new EngineError(
    `Expected one backend that computes. Received ${refused.map(({ backend, reason }) => `${backend}: ${reason}`).join(" · ")}`,
  );
}

/** A software adapter that was put off and taken all the same was not refused. */
const notAbout =
  ({ backend }: Device) =>
  (refusal: Refusal): boolean =>
    refusal.backend !== backend;

interface Candidate {
  readonly backend: BackendId;
  readonly adapter: Adapter;
}

/** The order of trial: the choice first, then hardware, wasm, software adapters, and the plain CPU last. */
async function candidates(
  { preferred, lost }: BackendChoice,
  refused: Refusal[],
): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const backend of inOrder) {
    if (lost.some((refusal) => refusal.backend === backend)) continue;
    const adapter = await adapterOf(backend);
    if ("reason" in adapter) refused.push({ backend, reason: adapter.reason });
    else found.push({ backend, adapter });
  }
  const rank = ({ backend, adapter }: Candidate): number => {
    if (backend === preferred) return 0;
    if (backend === "cpu") return 3;
    return adapter.software ? 2 : 1;
  };
  const order = found
    .map((candidate, i) => ({ candidate, i }))
    .sort((a, b) => rank(a.candidate) - rank(b.candidate) || a.i - b.i)
    .map(({ candidate }) => candidate);
  notePassedOver(order, preferred, refused);
  return order;
}

/** A software adapter that stands behind wasm was passed over, and the visitor is told. */
function notePassedOver(
  order: readonly Candidate[],
  preferred: BackendId | null,
  refused: Refusal[],
): void {
  for (const { backend, adapter } of order) {
    if (adapter.software && backend !== preferred)
      refused.push({
        backend,
        reason: `${adapter.name} emulates a GPU on the CPU, which is slower than WebAssembly: tried after it.`,
      });
  }
}

async function start(
  { backend, adapter }: Candidate,
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
    backend,
    name: detail() ?? adapter.name,
    software: adapter.software,
  };
}

interface Loader {
  /** Registers the backend; gives a function that names it once it runs. */
  readonly load: (wasmFiles: WasmFiles) => Promise<() => string | undefined>;
}

const loaders: Readonly<Record<BackendId, Loader>> = {
  webgpu: {
    async load() {
      await import("@tensorflow/tfjs-backend-webgpu");
      return () => undefined;
    },
  },
  webgl: {
    async load() {
      await import("@tensorflow/tfjs-backend-webgl");
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

/** The work's result, or an error when it takes too long. */
export async function withinPatience<T>(
  work: Promise<T>,
  patience: number,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new EngineError(`No answer within ${Math.round(patience / 1000)} s.`),
        ),
      patience,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function reasonOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error === "object" && error !== null && "message" in error)
    return String(error.message);
  return String(error);
}
