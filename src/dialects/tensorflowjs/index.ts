// The TensorFlow.js dialect: its phrases, its JavaScript modules, its versions.
import type { Recording } from "../../python/recording.ts";
import type { Dialect } from "../dialect.ts";
import type { Phrase } from "../phrase.ts";
import { initializers } from "./initializers.ts";
import { losses } from "./losses.ts";
import { activation } from "./ops/activation.ts";
import { arithmetic } from "./ops/arithmetic.ts";
import { avgPool } from "./ops/avgPool.ts";
import { batchNorm } from "./ops/batchNorm.ts";
import { conv } from "./ops/conv.ts";
import { convTranspose } from "./ops/convTranspose.ts";
import { dense } from "./ops/dense.ts";
import { dropout } from "./ops/dropout.ts";
import { flatten } from "./ops/flatten.ts";
import { globalPool } from "./ops/globalPool.ts";
import { layerNorm } from "./ops/layerNorm.ts";
import { embedding, math, matmul, prelu, reduce } from "./ops/math.ts";
import { maxPool } from "./ops/maxPool.ts";
import { recurrent } from "./ops/recurrent.ts";
import {
  concatenate,
  pad,
  permute,
  reshape,
  slice,
  upsample,
} from "./ops/shape.ts";
import { softmax } from "./ops/softmax.ts";
import { optimizers } from "./optimizers.ts";
import { others } from "./others.ts";
import { version } from "./source.ts";

const found = import.meta.glob<string>("./javascript/**/*.js", {
  query: "?raw",
  import: "default",
  eager: true,
});

const phrases = [
  ...conv,
  convTranspose,
  dense,
  ...maxPool,
  ...avgPool,
  ...globalPool,
  flatten,
  ...reshape,
  ...permute,
  ...concatenate,
  ...slice,
  pad,
  upsample,
  ...dropout,
  batchNorm,
  layerNorm,
  ...embedding,
  ...activation,
  prelu,
  ...softmax,
  ...arithmetic,
  ...math,
  matmul,
  ...reduce,
  ...recurrent,
  ...losses,
] as readonly unknown[] as readonly Phrase[];

/** How a program says its model. */
function style(recording: Recording): string {
  const outer = recording.traces.at(-1)?.object;
  const path = outer === undefined ? "" : recording.objects[outer]?.path;
  if (path === "tf.Sequential") return "tf.sequential";
  if (path === "tf.LayersModel") return "tf.model";
  return path === "tf.layers.Layer" ? "Layer subclass" : "functions";
}

const tensorflowjs: Dialect = {
  id: "tensorflowjs",
  title: "TensorFlow.js",
  modules: ["tf"],
  accompanies: {},
  versions: [version],
  printedVersion: /TensorFlow\.js:?\s+([\d.]+)/,
  language: "javascript",
  phrases,
  optimizers,
  initializers,
  others,
  python: [],
  javascript: Object.entries(found).map(([path, text]) => ({
    path: path.replace("./javascript/", ""),
    text,
  })),
  style,
};

export default tensorflowjs;
