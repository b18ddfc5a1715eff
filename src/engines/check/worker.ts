// Runs every primitive and op on one engine in a worker of its own.
import { expose } from "comlink";
import { backends, type Device, type EngineId } from "../engine.ts";
import type { OrtBackend } from "../onnx/library.ts";
import { startEngine } from "../start.ts";
import type { Watch } from "../watch.ts";
import { checkOps } from "./ops.ts";
import { checkPrimitives, type Checkable, type Checked } from "./primitives.ts";

interface CheckedAll {
  readonly device: Device;
  readonly checked: readonly Checked[];
  /** Why the device refused work or went, or null: its numbers are worth nothing then. */
  readonly complaint: string | null;
  /** Tensors (bytes, on our own kernels) that were made and not freed; null where the engine does not count them. */
  readonly leaked: number | null;
}

const tfjsFiles = async () =>
  (await import("../tfjs/wasmFiles.ts")).servedWasmFiles;

/** The engine as it is checked, and how many tensors (or bytes) it holds. */
interface Examined extends Checkable {
  held(): number | null;
}

async function examined(id: EngineId): Promise<Examined> {
  if (id.startsWith("onnx-")) {
    const { onnxChecked } = await import("../onnx/outputs.ts");
    const checkable = await onnxChecked(backends[id] as OrtBackend);
    return { ...checkable, held: () => null };
  }
  if (id === "simd-wasm") {
    const { machineOfPage, simdChecked } = await import("../simd/outputs.ts");
    const machine = await machineOfPage();
    const held = () => machine.heap.used - machine.arenaBytes;
    return { ...simdChecked(machine), held };
  }
  const [tf, { tfjsChecked }] = await Promise.all([
    import("@tensorflow/tfjs-core"),
    import("../tfjs/outputs.ts"),
  ]);
  // tfjs would take small numbers to the CPU, and the device's kernels would go unchecked.
  if (id === "tfjs-webgpu") tf.env().set("WEBGPU_CPU_FORWARD", false);
  if (id === "tfjs-webgl") tf.env().set("WEBGL_CPU_FORWARD", false);
  return {
    ...tfjsChecked(backends[id]),
    held: () => tf.memory().numTensors,
  };
}

const complaintOf = ({ lost }: Watch): Promise<string | null> =>
  Promise.race([lost, Promise.resolve(null)]);

async function checkedBy(
  id: EngineId,
  check: (engine: Checkable) => Promise<Checked[]>,
): Promise<CheckedAll> {
  const engine = await startEngine(id, tfjsFiles);
  const examinedEngine = await examined(id);
  const before = examinedEngine.held();
  const checked = await check(examinedEngine);
  const after = examinedEngine.held();
  return {
    device: engine.device,
    checked,
    complaint: await complaintOf(engine),
    leaked: before === null || after === null ? null : after - before,
  };
}

const worker = {
  check: (id: EngineId) => checkedBy(id, checkPrimitives),
  checkOps: (id: EngineId) => checkedBy(id, checkOps),
};

export type CheckWorker = typeof worker;
expose(worker);
