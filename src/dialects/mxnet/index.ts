// MXNet's symbols, modules and arrays: everything known of them, gathered from this folder.
import type { Recording } from "../../python/recording.ts";
import type { Dialect } from "../dialect.ts";
import type { Phrase } from "../phrase.ts";
import { initializers } from "./initializers.ts";
import losses from "./losses.ts";
import { modifiers } from "./modifiers.ts";
import { optimizers } from "./optimizers.ts";
import { others } from "./others.ts";

const found = import.meta.glob<{ default: readonly Phrase[] }>("./ops/*.ts", {
  eager: true,
});
const texts = import.meta.glob<string>("./python/**/*.py", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** How a program says its model: a symbol that a module trains, or arrays alone. */
function style(recording: Recording): string {
  const outer = recording.objects[recording.traces.at(-1)?.object ?? -1];
  if (!outer) return "NDArray functions";
  return outer.path === "mxnet.module.Module" ? "Symbol and Module" : "Symbol";
}

const mxnet: Dialect = {
  id: "mxnet",
  title: "MXNet",
  modules: ["mxnet"],
  accompanies: {},
  versions: ["1.9.1", "1.6.0", "1.3.1", "0.12.0"],
  printedVersion: /MXNet(?: version)?:?\s+v?(\d+\.\d+(?:\.\d+)?)/i,
  language: "python",
  phrases: [...Object.values(found).flatMap((file) => file.default), ...losses],
  optimizers,
  initializers,
  modifiers,
  others,
  python: Object.entries(texts).map(([path, text]) => ({
    path: path.replace("./python/", ""),
    text,
  })),
  style,
};

export default mxnet;
