// JavaScript wherever we are: a worker in the page, this process under Node. Loaded when a column first needs it.
import type { Python, PythonFile } from "../python/client.ts";

/** Opens the recorder for JavaScript with the frameworks' modules. */
export async function openJavaScript(
  files: readonly PythonFile[],
): Promise<Python> {
  if (typeof document === "undefined")
    return (await import("./node.ts")).nodeJavaScript(files);
  return (await import("./browser.ts")).browserJavaScript(files);
}
