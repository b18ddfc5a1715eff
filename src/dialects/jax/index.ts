// The JAX dialect: flax's modules, jax's arrays and optax's optimisers in one; its phrases, Python modules and versions.
import type { Recording } from "../../python/recording.ts";
import type { Dialect } from "../dialect.ts";
import type { Phrase } from "../phrase.ts";
import { initializers } from "./initializers.ts";
import { losses } from "./losses.ts";
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

/** How the program says its model: a linen module's methods, an nnx module's attributes, or functions of arrays. */
function style(recording: Recording): string {
  const model = recording.objects[recording.traces.at(-1)?.object ?? -1];
  if (!model || model.path === "jax.function") return "functions of arrays";
  const kind = model.path.startsWith("flax.nnx") ? "nnx" : "linen";
  return model.className === ""
    ? model.path.replace(/^flax\./, "")
    : `${kind} module`;
}

const jax: Dialect = {
  id: "jax",
  title: "JAX / Flax",
  // Flax's version names the defaults: jax and optax come in the versions that go with it.
  modules: ["flax", "jax", "optax"],
  accompanies: {},
  versions: ["0.12.12"],
  printedVersion: /flax(?: version)?:?\s+v?(\d+\.\d+(?:\.\d+)?)/i,
  language: "python",
  phrases: [...Object.values(found).flatMap((file) => file.default), ...losses],
  optimizers,
  initializers,
  others,
  python: Object.entries(texts).map(([path, text]) => ({
    path: path.replace("./python/", ""),
    text,
  })),
  style,
};

export default jax;
