// Runs programs under the real TensorFlow.js (cpu) up to their first step, and writes what they made: node scripts/zoo/tensorflowjs_programs.mjs
//
// `fit` is met by filling the model's weights and its floating inputs with repeatable numbers, keeping its answer in evaluation mode, and taking one
// training step on the first batch, with dropout made the identity: its loss, its gradients and how far the weights move.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as tfjs from "@tensorflow/tfjs";
import {
  draws,
  gradient,
  numbers,
  spread,
  summary,
} from "../../src/dialects/tensorflowjs/numbers.mjs";

const tf = tfjs.default ?? tfjs;
const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, "tensorflowjs");
const refused = JSON.parse(readFileSync(join(folder, "refused.json"), "utf8"));

/** Ends a program after its first step. */
class Done extends Error {}

const list = (value) => (Array.isArray(value) ? value : [value]);
const rows = (tensor, count) =>
  tensor.slice([0], [Math.min(count, tensor.shape[0])]);
const told = (tensor, withData = true) => ({
  shape: tensor.shape,
  dtype: tensor.dtype === "float32" ? "float32" : "int",
  ...(withData && { data: numbers(tensor.dataSync()) }),
});

function example(tensor, index) {
  if (tensor.dtype !== "float32") return tensor;
  return tf.tensor(
    draws(tensor.size, 900 + index).map((n) => 0.5 + 0.49 * n),
    tensor.shape,
  );
}

function filled(weights) {
  weights.forEach(({ val, originalName }, i) => {
    const positive = originalName.endsWith("moving_variance");
    val.assign(
      tf.tensor(
        draws(val.size, i + 1).map((n) => (positive ? 1 + 0.25 * n : 0.25 * n)),
        val.shape,
      ),
    );
  });
}

async function fit(golden, model, x, y, { batchSize = 32 } = {}) {
  const given = list(x).map((each) => rows(each, batchSize));
  const fed = given.map(example);
  const truth = y === x ? fed : list(y).map((each) => rows(each, batchSize));
  const weights = model.weights;
  golden.inputs = fed.map((each) => told(each, each.dtype !== "float32"));
  golden.targets = truth.map((each) => told(each));
  golden.parameters = weights.map((each) => ({
    name: each.originalName,
    shape: each.shape,
    trainable: model.trainableWeights.includes(each),
    state: /moving_/.test(each.originalName),
    born: spread(each.val.dataSync()),
  }));
  filled(weights);
  golden.evaluation = list(
    model.predict(fed.length === 1 ? fed[0] : fed, { batchSize }),
  )
    .map((each) => told(each))
    .map(({ shape, data }) => ({ shape, data }));
  await step(golden, model, fed, truth);
  throw new Done();
}

/** The framework's own step: what it minimises is asked for its value and gradients on the way. */
async function step(golden, model, fed, truth) {
  const { optimizer } = model;
  const names = new Map(
    model.trainableWeights.map((each) => [each.val.name, each.originalName]),
  );
  const before = new Map(
    model.trainableWeights.map((each) => [
      each.originalName,
      each.val.dataSync().slice(),
    ]),
  );
  const minimize = optimizer.minimize.bind(optimizer);
  optimizer.minimize = (f, returnCost, variables) => {
    const { value, grads } = tf.variableGrads(f, variables);
    golden.loss = numbers(value.dataSync())[0];
    golden.gradients = Object.fromEntries(
      Object.entries(grads)
        .filter(([, each]) => each !== null)
        .map(([name, each]) => [names.get(name), gradient(each.dataSync())]),
    );
    return minimize(f, returnCost, variables);
  };
  golden.optimizer = {
    kind: optimizer.getClassName(),
    ...optimizer.getConfig(),
  };
  await model.trainOnBatch(
    fed.length === 1 ? fed[0] : fed,
    truth.length === 1 ? truth[0] : truth,
  );
  golden.moved = Object.fromEntries(
    model.trainableWeights.map((each) => {
      const [now, was] = [each.val.dataSync(), before.get(each.originalName)];
      return [
        each.originalName,
        summary(Array.from(now, (n, i) => n - was[i])),
      ];
    }),
  );
}

/** The golden of one program; this process is of no use afterwards. */
async function run(file) {
  await tf.setBackend("cpu");
  const golden = { framework: `@tensorflow/tfjs ${tf.version.tfjs}` };
  const Dropout = tf.layers.dropout({ rate: 0.5 }).constructor;
  Dropout.prototype.call = (inputs) => list(inputs)[0];
  for (const kind of [tf.LayersModel, tf.Sequential])
    kind.prototype.fit = function (x, y, args) {
      return fit(golden, this, x, y, args);
    };
  const program = readFileSync(join(folder, file), "utf8")
    .replace(/^import .* from .*$/gm, "")
    .replace(/^const tf = require.*$/gm, "")
    .replace(/^export /gm, "");
  const AsyncFunction = (async () => undefined).constructor;
  const ended = (error) => {
    if (!(error instanceof Done)) throw error;
    writeFileSync(
      join(here, "goldens/tensorflowjs", `${basename(file, ".js")}.json`),
      `${JSON.stringify(golden)}\n`,
    );
  };
  process.on("unhandledRejection", ended);
  console.log = () => undefined;
  await new AsyncFunction("tf", program)(tf).catch(ended);
}

const [, , only] = process.argv;
if (only) await run(only);
else
  for (const file of readdirSync(folder).filter(
    (name) => name.endsWith(".js") && !(name in refused),
  ))
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), file], {
      stdio: ["ignore", "inherit", "pipe"],
    });
