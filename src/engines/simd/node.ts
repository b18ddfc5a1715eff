// Threads of the kernels under Node.
import { Worker } from "node:worker_threads";
import type { StartThread } from "./machine.ts";

/** As src/engines/simd/thread.ts, in plain JavaScript. */
const text = `
const { parentPort, workerData } = require("node:worker_threads");
const { module, memory, thread, threads } = workerData;
const words = () => new Int32Array(memory.buffer);
const program = {
  sleep: (address, value) => Atomics.wait(words(), address / 4, value),
  wake: (address) => Atomics.notify(words(), address / 4),
};
const { exports } = new WebAssembly.Instance(module, { env: { memory }, program });
parentPort.postMessage("serving");
exports.serve(thread, threads);
`;

export const startNodeThread: StartThread = (start) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(text, { eval: true, workerData: start });
    worker.once("message", () => {
      worker.unref();
      resolve(() => void worker.terminate());
    });
    worker.once("error", reject);
  });
