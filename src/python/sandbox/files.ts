// What Python starts from, brought by the page from its own origin: the sandbox that uses it may fetch nothing.
import wasmUrl from "pyodide/pyodide.asm.wasm?url";
import stdlibUrl from "pyodide/python_stdlib.zip?url";
import imageUrl from "virtual:python-image";
import type { PyodideFiles } from "./messages.ts";

/** All of it, in parallel. The scripts come as text: they run in the sandbox only. */
export async function fetchPyodide(): Promise<PyodideFiles> {
  const [loader, module, lock, wasm, stdlib, image] = await Promise.all([
    import("pyodide/pyodide.mjs?raw"),
    import("pyodide/pyodide.asm.mjs?raw"),
    import("pyodide/pyodide-lock.json?raw"),
    bytes(wasmUrl),
    bytes(stdlibUrl),
    bytes(imageUrl),
  ]);
  return {
    loader: loader.default,
    module: module.default,
    lock: lock.default,
    wasm,
    stdlib,
    image,
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
