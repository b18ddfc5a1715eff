// Runs every primitive and op, and steps of the repository's network, on one backend in a worker.
import * as tf from "@tensorflow/tfjs-core";
import { expose } from "comlink";
import type { BackendId, DeviceReport } from "../engine.ts";
import { chooseBackend } from "./backends.ts";
import { watchDevice, type Watch } from "./loss.ts";
import { checkOps } from "./opCheck.ts";
import { checkPrimitives, type Checked } from "./selfCheck.ts";
import { timeSteps, type StepTimes } from "./stepTimes.ts";
import { servedWasmFiles } from "./wasmFiles.ts";

interface OpsChecked {
  readonly report: DeviceReport;
  readonly checked: readonly Checked[];
  readonly complaint: string | null;
}
interface PrimitivesChecked extends OpsChecked {
  readonly leaked: number;
}

/** Starts a backend that computes on its device only: tfjs would take small numbers to the CPU, and their kernels would go unchecked. */
async function start(backend: BackendId): Promise<DeviceReport> {
  const report = await chooseBackend({
    preferred: backend,
    lost: [],
    wasmFiles: servedWasmFiles,
  });
  if (backend === "webgpu") tf.env().set("WEBGPU_CPU_FORWARD", false);
  if (backend === "webgl") tf.env().set("WEBGL_CPU_FORWARD", false);
  return report;
}

/** Why the device refused work or went, or null: its numbers are worth nothing then. */
const complaintOf = ({ lost }: Watch): Promise<string | null> =>
  Promise.race([lost, Promise.resolve(null)]);

const worker = {
  async check(backend: BackendId): Promise<PrimitivesChecked> {
    const report = await start(backend);
    const watch = watchDevice(backend);
    const before = tf.memory().numTensors;
    const checked = await checkPrimitives(report.device.backend);
    const leaked = tf.memory().numTensors - before;
    return { report, checked, leaked, complaint: await complaintOf(watch) };
  },
  async checkOps(backend: BackendId): Promise<OpsChecked> {
    const report = await start(backend);
    const watch = watchDevice(backend);
    const checked = await checkOps(report.device.backend);
    return { report, checked, complaint: await complaintOf(watch) };
  },
  async bench(
    backend: BackendId,
    steps: number,
    batchSize: number,
  ): Promise<{ report: DeviceReport; times: StepTimes }> {
    const report = await start(backend);
    const times = await timeSteps(report.device.backend, steps, batchSize);
    return { report, times };
  },
};

export type CheckWorker = typeof worker;
expose(worker);
