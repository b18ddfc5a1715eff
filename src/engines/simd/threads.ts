// Threads of the kernels as workers of a page.
import { EngineError } from "../engine.ts";
import type { StartThread } from "./machine.ts";

/** As many as the machine has cores; one where the page is not cross-origin isolated and memory cannot be shared. */
export const threadsOfPage = (): number =>
  globalThis.crossOriginIsolated ? navigator.hardwareConcurrency : 1;

export const startWorker: StartThread = (start) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./thread.ts", import.meta.url), {
      type: "module",
      name: `kernels ${start.thread}`,
    });
    worker.addEventListener(
      "message",
      () => resolve(() => worker.terminate()),
      {
        once: true,
      },
    );
    worker.addEventListener("error", ({ message }) =>
      reject(
        new EngineError(
          `simd: A thread of the kernels did not start. ${message}`,
        ),
      ),
    );
    worker.postMessage(start);
  });
