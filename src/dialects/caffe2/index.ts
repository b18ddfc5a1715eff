// Caffe2: everything known of it, gathered from this folder.
import type { Recording } from "../../python/recording.ts";
import type { Dialect } from "../dialect.ts";
import type { Phrase } from "../phrase.ts";
import { initializers } from "./initializers.ts";
import losses from "./losses.ts";
import { modifiers } from "./modifiers.ts";
import optimizers from "./optimizers.ts";
import { others } from "./others.ts";
import { release } from "./sources.ts";

const found = import.meta.glob<{ default: readonly Phrase[] }>("./ops/*.ts", {
  eager: true,
});
const texts = import.meta.glob<string>("./python/**/*.py", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** How a program says its model: by brew's helpers, or by operators on blobs alone. */
const style = (recording: Recording): string =>
  recording.calls.some(({ path }) => path.startsWith("caffe2.python.brew."))
    ? "ModelHelper and brew"
    : "operators on a net";

const caffe2: Dialect = {
  id: "caffe2",
  title: "Caffe2",
  modules: ["caffe2"],
  accompanies: {},
  versions: [release],
  printedVersion: /Caffe2(?: version)?:?\s+v?(\d+\.\d+(?:\.\d+)?)/i,
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

export default caffe2;
