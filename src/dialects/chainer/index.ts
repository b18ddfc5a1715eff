// Chainer: everything known of it, gathered from this folder.
import type { Recording } from "../../python/recording.ts";
import type { Dialect } from "../dialect.ts";
import type { Phrase } from "../phrase.ts";
import { initializers } from "./initializers.ts";
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
    ? model.path.replace(/^chainer\.(links\.)?/, "")
    : "Chain subclass";
}

const chainer: Dialect = {
  id: "chainer",
  title: "Chainer",
  modules: ["chainer"],
  accompanies: {},
  versions: ["7.8.1", "5.4.0", "3.4.0"],
  printedVersion: /Chainer(?: version)?:?\s+v?(\d+\.\d+(?:\.\d+)?)/i,
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

export default chainer;
