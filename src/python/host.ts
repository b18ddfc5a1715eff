// Python once it is up: brings the library in, bounds its memory, and runs requests. Runs under Node and, as text, in the sandbox.
import type { PyodideAPI } from "pyodide";
import type { PythonFile } from "./client.ts";
import type { Recording, RecordRequest } from "./recording.ts";

/** Seconds of Python that one record may take, when nobody says otherwise. */
export const usualLimit = 5;

export interface Host {
  readonly version: string;
  record(request: RecordRequest): Recording;
  /** Collects what runs left; for the time between runs. */
  tidy(): void;
  /** Bytes of memory that Python holds; they never shrink. */
  memory(): number;
}

// Both functions stand on their own: the sandbox gets them as text, so they may use nothing outside themselves.

/** Writes the library's files, and imports what every run needs, unless Python's memory holds it already. */
export function bringLibrary(
  pyodide: PyodideAPI,
  files: readonly PythonFile[],
): void {
  const root = "/library";
  const disk = pyodide.FS as {
    mkdirTree(path: string): void;
    writeFile(path: string, text: string): void;
  };
  for (const file of files) {
    const path = `${root}/${file.path}`;
    disk.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    disk.writeFile(path, file.text);
  }
  pyodide.runPython(
    `import sys; sys.path.insert(0, "${root}"); from rosetta import run; run.bring(["${root}"])`,
  );
}

/** Closes the doors behind a library that was brought in, and gives the way to run requests; one may take `seconds`. */
export function host(pyodide: PyodideAPI, seconds: number): Host {
  const mostBytes = 2 ** 30;
  const heap = () =>
    (pyodide as unknown as { _module: { HEAPU8: Uint8Array } })._module.HEAPU8;
  boundMemory();
  const version = String(
    pyodide.runPython(
      'import sys; from rosetta import run; run.boot(["/library"]); sys.version.split()[0]',
    ),
  );
  const runner = pyodide.pyimport("rosetta.run") as {
    run(request: string, seconds: number): string;
    tidy(): void;
  };
  return {
    version,
    tidy: () => runner.tidy(),
    memory: () => heap().byteLength,
    record: (request) =>
      JSON.parse(runner.run(JSON.stringify(request), seconds)) as Recording,
  };

  /** Past the bound, memory does not grow, and Python raises MemoryError. */
  function boundMemory(): void {
    const prototype = WebAssembly.Memory.prototype;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called on its memory below
    const grow = prototype.grow;
    prototype.grow = function (this: WebAssembly.Memory, pages: number) {
      const after = this.buffer.byteLength + pages * 65536;
      if (this.buffer === heap().buffer && after > mostBytes)
        throw new RangeError("Python may use 1 GB of memory.");
      return grow.call(this, pages);
    };
  }
}
