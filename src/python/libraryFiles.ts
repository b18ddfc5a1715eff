// The Python files that every host brings: the recorder and the numpy subset, by their path below the library root.
import type { PythonFile } from "./client.ts";

const found = import.meta.glob<string>(
  ["./rosetta/**/*.py", "./library/**/*.py"],
  { query: "?raw", import: "default", eager: true },
);

export const libraryFiles: readonly PythonFile[] = Object.entries(found).map(
  ([path, text]) => ({ path: path.replace(/^\.\/(library\/)?/, ""), text }),
);
