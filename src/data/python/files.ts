// The Python modules `common.params` and `common.utils`, handed to Python by whoever starts it.
import type { PythonFile } from "../../python/client.ts";

const found = import.meta.glob<string>("./common/**/*.py", {
  query: "?raw",
  import: "default",
  eager: true,
});

export const commonFiles: readonly PythonFile[] = Object.entries(found).map(
  ([path, text]) => ({ path: path.replace(/^\.\//, ""), text }),
);
