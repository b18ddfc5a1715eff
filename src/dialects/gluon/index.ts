// Gluon, MXNet's imperative blocks: everything known of them, gathered from this folder. Its operators are MXNet's.
import type { Recording } from "../../python/recording.ts";
import type { Dialect } from "../dialect.ts";
import type { Phrase } from "../phrase.ts";
import losses from "./losses.ts";
import { modifiers } from "./modifiers.ts";
import { others } from "./others.ts";

const found = import.meta.glob<{ default: readonly Phrase[] }>("./ops/*.ts", {
  eager: true,
});
const texts = import.meta.glob<string>("./python/**/*.py", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** How a program says its model, from the class of what its last model call applied. */
function style(recording: Recording): string {
  const model = recording.objects[recording.traces.at(-1)?.object ?? -1];
  if (!model) return "functional";
  const base = model.path.replace(/^mxnet\.gluon\.(nn\.)?/, "");
  return model.className === "" ? base : `${base} subclass`;
}

const gluon: Dialect = {
  id: "gluon",
  title: "Gluon",
  modules: ["mxnet.gluon", "mxnet.autograd"],
  alsoSpeaks: ["mxnet"],
  accompanies: {},
  versions: ["1.9.1", "1.6.0", "1.3.1", "0.12.0"],
  printedVersion: /MXNet(?: version)?:?\s+v?(\d+\.\d+(?:\.\d+)?)/i,
  language: "python",
  phrases: [...Object.values(found).flatMap((file) => file.default), ...losses],
  optimizers: [],
  initializers: [],
  modifiers,
  others,
  python: Object.entries(texts).map(([path, text]) => ({
    path: path.replace("./python/", ""),
    text,
  })),
  style,
};

export default gluon;
