// Theano with Lasagne: everything known of it, gathered from this folder.
import type { Recording } from "../../python/recording.ts";
import type { Dialect } from "../dialect.ts";
import type { Phrase } from "../phrase.ts";
import { initializers } from "./initializers.ts";
import losses from "./losses.ts";
import { modifiers } from "./modifiers.ts";
import optimizers from "./optimizers.ts";
import { others } from "./others.ts";

const found = import.meta.glob<{ default: readonly Phrase[] }>("./ops/*.ts", {
  eager: true,
});
const texts = import.meta.glob<string>("./python/**/*.py", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** How the program says its model: by Lasagne's layers, layers of its own, or Theano's expressions alone. */
function style(recording: Recording): string {
  const layers = Object.values(recording.objects).filter(({ path }) =>
    path.startsWith("lasagne.layers."),
  );
  if (layers.length === 0) return "Theano expressions";
  return layers.some(({ className }) => className !== "")
    ? "Layer subclass"
    : "layers";
}

const lasagne: Dialect = {
  id: "lasagne",
  title: "Lasagne",
  modules: ["lasagne", "theano"],
  accompanies: {},
  versions: ["0.2.dev1"],
  printedVersion: /Lasagne(?: version)?:?\s+v?(\d+\.\d+(?:\.\w+)?)/i,
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

export default lasagne;
