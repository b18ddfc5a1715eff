// Python's memory with the library brought in, taken while building: what starts from it neither compiles nor imports a thing.
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { loadPyodide } from "pyodide";
import type { PythonFile } from "./client.ts";
import { bringLibrary } from "./host.ts";
import { libraryFiles } from "./libraryFiles.ts";

/** The memory, gzipped. It fits the same Pyodide only; the files have to be written again where it is loaded. */
export async function pythonImage(
  files: readonly PythonFile[],
): Promise<Uint8Array> {
  const pyodide = await loadPyodide({
    // Told, not found: Pyodide looks for its files by a stack trace, which source maps lead astray.
    indexURL: dirname(createRequire(import.meta.url).resolve("pyodide")),
    _makeSnapshot: true,
    jsglobals: Object.create(null) as object,
  });
  bringLibrary(pyodide, [...libraryFiles, ...files]);
  return promisify(gzip)(pyodide.makeMemorySnapshot());
}
