// PyTorch: everything known of it, gathered from this folder.
import type { Recording } from "../../python/recording.ts";
import type { Dialect } from "../dialect.ts";
import type { Phrase } from "../phrase.ts";
import initializers from "./initializers.ts";
import losses from "./losses.ts";
import { modifiers } from "./modifiers.ts";
import optimizers from "./optimizers.ts";
import { others } from "./others.ts";
import { schedules } from "./schedules.ts";

const found = import.meta.glob<{ default: readonly Phrase[] }>("./ops/*.ts", {
  eager: true,
});
const texts = import.meta.glob<string>("./python/**/*.py", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** How the program says its model, from the class of what its last model call applied. */
function style(recording: Recording): string {
  const model = recording.objects[recording.traces.at(-1)?.object ?? -1];
  if (!model) return "functional";
  return model.className === ""
    ? model.path.replace(/^torch\.nn\./, "")
    : "Module subclass";
}

const pytorch: Dialect = {
  id: "pytorch",
  title: "PyTorch",
  modules: ["torch"],
  accompanies: {},
  versions: ["2.15.0", "2.13.0", "2.4.0", "1.13.1", "1.0.0", "0.3.1"],
  printedVersion: /(?:PyTorch|Torch)(?: version)?:?\s+v?(\d+\.\d+(?:\.\d+)?)/i,
  language: "python",
  phrases: [...Object.values(found).flatMap((file) => file.default), ...losses],
  optimizers,
  initializers,
  schedules,
  modifiers,
  others,
  python: Object.entries(texts).map(([path, text]) => ({
    path: path.replace("./python/", ""),
    text,
  })),
  style,
};

export default pytorch;
