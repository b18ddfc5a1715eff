// Python once it is up: brings the library in, closes the ways out to JavaScript, and runs requests.
import type { PyodideAPI } from "pyodide";
import type { PythonFile } from "./client.ts";
import { libraryFiles } from "./libraryFiles.ts";
import type { Recording, RecordRequest } from "./recording.ts";

/** Where the library lies in Python's own file system. */
const root = "/library";

/** Seconds of Python that one record may take, when nobody says otherwise. */
export const usualLimit = 5;

export interface Host {
  readonly version: string;
  record(request: RecordRequest): Recording;
}

/** Installs the library and returns the way to run requests. `seconds` is how long one may take. */
export function host(
  pyodide: PyodideAPI,
  files: readonly PythonFile[],
  seconds: number = usualLimit,
): Host {
  for (const file of [...libraryFiles, ...files]) write(pyodide, file);
  const version = String(
    pyodide.runPython("import sys; sys.version.split()[0]"),
  );
  pyodide.runPython(
    `import sys; sys.path.insert(0, "${root}"); from rosetta import run; run.boot(["${root}"])`,
  );
  const runner = pyodide.pyimport("rosetta.run") as {
    run(request: string, seconds: number): string;
  };
  return {
    version,
    record: (request) =>
      JSON.parse(runner.run(JSON.stringify(request), seconds)) as Recording,
  };
}

function write(pyodide: PyodideAPI, file: PythonFile): void {
  const path = `${root}/${file.path}`;
  pyodide.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
  pyodide.FS.writeFile(path, file.text);
}
