// onnxruntime-web on one backend: opens sessions, and proves itself on a small computation with a known result.
import type { InferenceSession } from "onnxruntime-web/wasm";
import { EngineError } from "../engine.ts";
import { GraphBuilder } from "../step/builder.ts";
import type { WebgpuDevice } from "../watch.ts";
import { ortLibrary, type OrtBackend, type OrtLibrary } from "./library.ts";
import type { Target } from "./step/emitter.ts";
import { exportStep } from "./step/export.ts";
import { upload } from "./tensors.ts";

export interface Runtime {
  readonly ort: OrtLibrary;
  readonly backend: OrtBackend;
  readonly target: Target;
  /** Outputs named `resident` stay on the graphics processor. */
  session(
    bytes: Uint8Array,
    resident: readonly string[],
  ): Promise<InferenceSession>;
  /** Gives the device back: on WebGPU it goes with the last session. */
  close(): Promise<void>;
}

/** What each backend can do and is fast at; measured in `bench/`. */
const targets: Readonly<Record<OrtBackend, Target>> = {
  wasm: { transposedProducts: true, channelsFirst: true, scans: true },
  webgpu: { transposedProducts: false, channelsFirst: true, scans: false },
};

export async function openRuntime(backend: OrtBackend): Promise<Runtime> {
  const ort = await ortLibrary(backend);
  const runtime = {
    ort,
    backend,
    target: targets[backend],
    session: (bytes: Uint8Array, resident: readonly string[]) =>
      ort.InferenceSession.create(bytes, options(backend, resident)),
  };
  const proof = await proveItself(runtime);
  return { ...runtime, close: () => proof.release() };
}

function options(
  backend: OrtBackend,
  resident: readonly string[],
): InferenceSession.SessionOptions {
  if (backend === "wasm")
    return { executionProviders: ["wasm"], logSeverityLevel: 3 };
  return {
    executionProviders: [{ name: "webgpu", preferredLayout: "NCHW" }],
    logSeverityLevel: 3,
    preferredOutputLocation: Object.fromEntries(
      resident.map((name) => [name, "gpu-buffer" as const]),
    ),
  };
}

/** The device that all sessions share; it exists once the first session does. */
export function gpuDevice({ ort }: Runtime): Promise<WebgpuDevice> {
  const env = ort.env as unknown as {
    readonly webgpu: { readonly device: Promise<WebgpuDevice> };
  };
  return env.webgpu.device;
}

/** A convolution with sums that half precision would miss; the session stays open, for the device would go with the last one. */
async function proveItself(
  runtime: Omit<Runtime, "close">,
): Promise<InferenceSession> {
  const graph = new GraphBuilder();
  const image = graph.input("image", [1, 4, 4, 1]);
  const ones = graph.constant(Array<number>(9).fill(1), [3, 3, 1, 1]);
  const slide = { strides: [1, 1], before: [0, 0], after: [0, 0] } as const;
  const sums = graph.conv2d(image, ones, { ...slide, dilation: [1, 1] });
  const step = graph.finish([], [], { sums });
  const { target } = runtime;
  const { bytes } = exportStep(step, { batchSize: 1, target });
  const session = await runtime.session(bytes, []);
  const data = Float32Array.from({ length: 16 }, (_, i) => 1 + i / 4096);
  const results = await session.run({
    image: upload(runtime.ort, { data, shape: [1, 4, 4, 1] }),
  });
  const values = [...((await results["out:sums"]?.getData()) as Float32Array)];
  // Nine neighbours round 1 + centre / 4096, for the centres 5, 6, 9 and 10.
  const expected = [5, 6, 9, 10].map((centre) => 9 + (9 * centre) / 4096);
  const right = expected.every(
    (value, i) => Math.abs((values[i] ?? NaN) - value) < 1e-5,
  );
  if (right) return session;
  throw new EngineError(
    `A convolution gave wrong numbers. Expected ${expected.join(", ")}. Received ${values.join(", ")}.`,
  );
}
