// The Keras dialect: its phrases, its Python modules, its versions.
import type { Recording } from "../../python/recording.ts";
import type { Dialect } from "../dialect.ts";
import type { Phrase } from "../phrase.ts";
import { initializers } from "./initializers.ts";
import { losses } from "./losses.ts";
import { activation } from "./ops/activation.ts";
import { adaptivePool } from "./ops/adaptivePool.ts";
import { arithmetic } from "./ops/arithmetic.ts";
import { avgPool } from "./ops/avgPool.ts";
import { batchNorm } from "./ops/batchNorm.ts";
import { concatenate } from "./ops/concatenate.ts";
import { conv } from "./ops/conv.ts";
import { convTranspose } from "./ops/convTranspose.ts";
import { dense } from "./ops/dense.ts";
import { dropout } from "./ops/dropout.ts";
import { embedding } from "./ops/embedding.ts";
import { flatten } from "./ops/flatten.ts";
import { globalPool } from "./ops/globalPool.ts";
import { groupNorm } from "./ops/groupNorm.ts";
import { layerNorm } from "./ops/layerNorm.ts";
import { math } from "./ops/math.ts";
import { matmul } from "./ops/matmul.ts";
import { maxPool } from "./ops/maxPool.ts";
import { pad } from "./ops/pad.ts";
import { permute } from "./ops/permute.ts";
import { prelu } from "./ops/prelu.ts";
import { recurrent } from "./ops/recurrent.ts";
import { reduce } from "./ops/reduce.ts";
import { reshape } from "./ops/reshape.ts";
import { slice } from "./ops/slice.ts";
import { softmax } from "./ops/softmax.ts";
import { upsample } from "./ops/upsample.ts";
import { optimizers } from "./optimizers.ts";
import { others } from "./others.ts";
import { modifiers, schedules } from "./schedules.ts";

const found = import.meta.glob<string>("./python/**/*.py", {
  query: "?raw",
  import: "default",
  eager: true,
});

const phrases = [
  ...conv,
  ...convTranspose,
  dense,
  ...maxPool,
  ...avgPool,
  ...globalPool,
  ...adaptivePool,
  flatten,
  ...reshape,
  ...permute,
  ...concatenate,
  ...slice,
  ...pad,
  ...upsample,
  ...dropout,
  batchNorm,
  layerNorm,
  groupNorm,
  embedding,
  ...activation,
  prelu,
  ...softmax,
  ...arithmetic,
  ...math,
  ...matmul,
  ...reduce,
  ...recurrent,
  ...losses,
] as readonly unknown[] as readonly Phrase[];

/** How a program says its model. */
function style(recording: Recording): string {
  const models = recording.calls.filter(
    (call) =>
      call.kind === "construct" &&
      /^keras\.(Model|Sequential)$/.test(call.path),
  );
  const outer = recording.traces.at(-1)?.object;
  const made = models.find((call) => call.object === outer) ?? models.at(-1);
  if (made && recording.objects[made.object ?? 0]?.className)
    return "Model subclass";
  return made?.path === "keras.Sequential" ? "Sequential" : "functional";
}

const keras: Dialect = {
  id: "keras",
  title: "Keras",
  modules: ["keras"],
  standIns: {
    tensorflow: /\bkeras\b/,
    cntk: /\bkeras\b/,
    theano: /\bkeras\b/,
  },
  accompanies: {
    tensorflow: ["__version__", "keras", "random.set_seed"],
    cntk: ["__version__"],
    theano: ["__version__", "config"],
  },
  versions: ["3.15.1", "3.0.0", "2.15.0", "2.3.1", "2.1.4"],
  printedVersion: /Keras:?\s+([\d.]+)/,
  language: "python",
  phrases,
  optimizers,
  schedules,
  modifiers,
  initializers,
  others,
  python: Object.entries(found).map(([path, text]) => ({
    path: path.replace("./python/", ""),
    text,
  })),
  style,
};

export default keras;
