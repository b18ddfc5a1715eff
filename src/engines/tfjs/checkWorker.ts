// Runs every primitive and op, and steps of the repository's network, on one backend in a worker.
import * as tf from "@tensorflow/tfjs-core";
import { expose } from "comlink";
import type { BackendId, DeviceReport } from "../engine.ts";
import { chooseBackend } from "./backends.ts";
import { checkOps } from "./opCheck.ts";
import { checkPrimitives, type Checked } from "./selfCheck.ts";
import { timeSteps, type StepTimes } from "./stepTimes.ts";
import { servedWasmFiles } from "./wasmFiles.ts";

const start = (backend: BackendId): Promise<DeviceReport> =>
  chooseBackend({ preferred: backend, lost: [], wasmFiles: servedWasmFiles });

const worker = {
  async check(
    backend: BackendId,
  ): Promise<{ report: DeviceReport; checked: Checked[]; leaked: number }> {
    const report = await start(backend);
    const before = tf.memory().numTensors;
    const checked = await checkPrimitives(report.device.backend);
    return { report, checked, leaked: tf.memory().numTensors - before };
  },
  async checkOps(
    backend: BackendId,
  ): Promise<{ report: DeviceReport; checked: Checked[] }> {
    const report = await start(backend);
    return { report, checked: await checkOps(report.device.backend) };
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
