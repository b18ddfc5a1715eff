// Python under Node, for the command line and the tests: in this process, with a watchdog that ends what runs too long.
import { Worker } from "node:worker_threads";
import { loadPyodide } from "pyodide";
import type { Python, PythonFile } from "./client.ts";
import { bringLibrary, host, usualLimit } from "./host.ts";
import type { Host } from "./host.ts";
import { libraryFiles } from "./libraryFiles.ts";

/** Starts Python. `files` are the dialects' and the common modules; `seconds` is how long one record may take. */
export function nodePython(
  files: readonly PythonFile[],
  seconds: number = usualLimit,
): Python {
  const began = performance.now();
  const watchdog = watch(seconds);
  const started = start(files, seconds, watchdog.interrupt);
  return {
    ready: started.then(({ version }) => ({
      seconds: (performance.now() - began) / 1000,
      version,
    })),
    async record(request) {
      const python = await started;
      watchdog.begin();
      try {
        return python.record(request);
      } finally {
        watchdog.end();
        setImmediate(() => python.tidy());
      }
    },
    interrupt: () => {
      watchdog.interrupt[0] = 2;
    },
    close: () => void watchdog.close(),
  };
}

async function start(
  files: readonly PythonFile[],
  seconds: number,
  interrupt: Int32Array,
): Promise<Host> {
  const pyodide = await loadPyodide({
    jsglobals: Object.create(null) as object,
  });
  pyodide.setInterruptBuffer(interrupt);
  bringLibrary(pyodide, [...libraryFiles, ...files]);
  return host(pyodide, seconds);
}

/** A thread that raises KeyboardInterrupt in Python when a run outlives its time inside one long C call. */
function watch(seconds: number) {
  const control = new Int32Array(new SharedArrayBuffer(4));
  const interrupt = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(watchdogCode, {
    eval: true,
    workerData: { control, interrupt, milliseconds: seconds * 1000 + 1000 },
  });
  thread.unref();
  const set = (value: number) => {
    Atomics.store(control, 0, value);
    Atomics.notify(control, 0);
  };
  return {
    interrupt,
    begin: () => {
      interrupt[0] = 0;
      set(1);
    },
    end: () => set(0),
    close: () => thread.terminate(),
  };
}

/** Waits for a run to begin; while it has not ended in time, interrupts it again and again (programs may catch it). */
const watchdogCode = `
const { workerData: { control, interrupt, milliseconds } } = require("node:worker_threads");
for (;;) {
  Atomics.wait(control, 0, 0);
  let patience = milliseconds;
  while (Atomics.wait(control, 0, 1, patience) === "timed-out") {
    interrupt[0] = 2;
    patience = 200;
  }
}`;
