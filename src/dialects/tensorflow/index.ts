// The TensorFlow 1 dialect: its phrases, its Python modules, its versions.
import type { Recording } from "../../python/recording.ts";
import type { Dialect } from "../dialect.ts";
import type { Phrase } from "../phrase.ts";
import { initializers } from "./initializers.ts";
import losses from "./losses.ts";
import { optimizers } from "./optimizers.ts";
import { others } from "./others.ts";

const ops = import.meta.glob<readonly unknown[]>("./ops/*.ts", {
  import: "default",
  eager: true,
});
const found = import.meta.glob<string>("./python/**/*.py", {
  query: "?raw",
  import: "default",
  eager: true,
});

const phrases = [
  ...Object.values(ops).flat(),
  ...losses,
] as readonly unknown[] as readonly Phrase[];

/** How a program says its model. */
function style(recording: Recording): string {
  const data = recording.program.find((event) => event.kind === "pass");
  if (data?.kind === "pass" && data.call.startsWith("tensorflow.estimator"))
    return "Estimator";
  const layers = recording.calls.some((call) =>
    /^tensorflow\.(contrib\.)?layers\./.test(call.path),
  );
  return layers ? "graph of layers" : "graph of variables";
}

const tensorflow: Dialect = {
  id: "tensorflow",
  title: "TensorFlow 1",
  modules: ["tensorflow"],
  accompanies: {},
  versions: ["1.15.5", "1.4.1"],
  printedVersion: /Tensorflow:?\s+(1\.[\d.]+)/i,
  language: "python",
  phrases,
  optimizers,
  initializers,
  others,
  python: Object.entries(found).map(([path, text]) => ({
    path: path.replace("./python/", ""),
    text,
  })),
  style,
};

export default tensorflow;
