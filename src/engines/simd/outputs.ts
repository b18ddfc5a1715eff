// Graphs run once on a machine, for the checks of src/engines/check.
import type { Checkable } from "../check/primitives.ts";
import { Executable } from "./executable.ts";
import { Machine } from "./machine.ts";
import { startWorker, threadsOfPage } from "./threads.ts";

/** A machine as the engine starts it in a page. */
export const machineOfPage = (): Promise<Machine> =>
  Machine.start({ threads: threadsOfPage(), startThread: startWorker });

export const simdChecked = (machine: Machine): Checkable => ({
  backend: "wasm",
  compute: (graph, feed, batchSize) => {
    const names = Object.keys(graph.outputs);
    const executable = new Executable(machine, graph, names, new Map(), false);
    const feeds = Object.fromEntries(
      Object.entries(feed).map(([name, values]) => [
        name,
        { data: Float32Array.from(values), shape: [values.length] },
      ]),
    );
    try {
      const results = executable.run(feeds, batchSize);
      return Promise.resolve(Object.fromEntries(results));
    } finally {
      executable.dispose();
    }
  },
});
