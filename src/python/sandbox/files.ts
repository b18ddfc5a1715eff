// Pyodide's five files, brought by the page from its own origin: the sandbox that uses them may fetch nothing.
import wasmUrl from "pyodide/pyodide.asm.wasm?url";
import stdlibUrl from "pyodide/python_stdlib.zip?url";
import type { PyodideFiles } from "./messages.ts";

/** All five, in parallel. The scripts come as text: they run in the sandbox only. */
export async function fetchPyodide(): Promise<PyodideFiles> {
  const [loader, module, lock, wasm, stdlib] = await Promise.all([
    import("pyodide/pyodide.mjs?raw"),
    import("pyodide/pyodide.asm.mjs?raw"),
    import("pyodide/pyodide-lock.json?raw"),
    bytes(wasmUrl),
    bytes(stdlibUrl),
  ]);
  return {
    loader: loader.default,
    module: module.default,
    lock: lock.default,
    wasm,
    stdlib,
  };
}

async function bytes(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(
      `Python could not be loaded. Expected ${url} from this site. Received ${response.status} ${response.statusText}.`,
    );
  return response.arrayBuffer();
}
