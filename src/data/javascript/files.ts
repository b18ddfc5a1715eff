// The JavaScript module `common/utils`: the notebooks' loaders for programs in JavaScript.
import type { PythonFile } from "../../python/client.ts";

const found = import.meta.glob<string>("./common/**/*.js", {
  query: "?raw",
  import: "default",
  eager: true,
});

export const commonModules: readonly PythonFile[] = Object.entries(found).map(
  ([path, text]) => ({ path: path.replace(/^\.\//, ""), text }),
);
