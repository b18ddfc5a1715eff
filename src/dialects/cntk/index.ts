// CNTK 2, the Microsoft Cognitive Toolkit: everything known of it, gathered from this folder.
import type { Recording } from "../../python/recording.ts";
import type { Dialect } from "../dialect.ts";
import type { Phrase } from "../phrase.ts";
import { initializers } from "./initializers.ts";
import losses from "./losses.ts";
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

/** How the program says its model: by layers, or by operations on weights of its own. */
function style(recording: Recording): string {
  const layers = recording.calls.some((call) =>
    call.path.startsWith("cntk.layers."),
  );
  return layers ? "layers" : "functions of parameters";
}

const cntk: Dialect = {
  id: "cntk",
  title: "CNTK",
  modules: ["cntk"],
  accompanies: {},
  versions: ["2.7"],
  printedVersion: /CNTK:?\s+v?(\d+\.\d+(?:\.\d+)?)/i,
  language: "python",
  phrases: [
    ...Object.values(found).flatMap((file) => file.default),
    ...losses,
  ] as readonly unknown[] as readonly Phrase[],
  optimizers,
  initializers,
  others,
  python: Object.entries(texts).map(([path, text]) => ({
    path: path.replace("./python/", ""),
    text,
  })),
  style,
};

export default cntk;
