// JavaScript under Node, for the command line and the tests: in this process; QuickJS itself counts the time.
import variant from "@jitl/quickjs-wasmfile-release-sync";
import type { Python, PythonFile } from "../python/client.ts";
import { startEngine } from "./engine.ts";
import { libraryFiles } from "./libraryFiles.ts";
import { usualLimit } from "./limits.ts";

/** Starts QuickJS. `files` are the frameworks' modules; `seconds` is how long one record may take. */
export function nodeJavaScript(
  files: readonly PythonFile[],
  seconds: number = usualLimit,
): Python {
  const began = performance.now();
  const engine = startEngine(variant, [...libraryFiles, ...files], seconds);
  return {
    ready: engine.then(() => ({
      seconds: (performance.now() - began) / 1000,
      version: "QuickJS",
    })),
    record: async (request) => (await engine).record(request),
    interrupt: () => undefined,
    close: () => undefined,
  };
}
