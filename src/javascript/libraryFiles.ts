// The recorder's own modules, by their path for QuickJS.
import type { PythonFile } from "../python/client.ts";

const found = import.meta.glob<string>("./rosetta/**/*.js", {
  query: "?raw",
  import: "default",
  eager: true,
});

export const libraryFiles: readonly PythonFile[] = Object.entries(found).map(
  ([path, text]) => ({ path: path.replace("./", ""), text }),
);
