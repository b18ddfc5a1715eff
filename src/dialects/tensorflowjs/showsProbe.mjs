// Runs the shows under the real TensorFlow.js: outputs, gradients of Σ c·output, and weights after a training pass.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { draws, numbers } from "./numbers.mjs";

const said = (program, key) =>
  [...program.matchAll(new RegExp(`^// ${key}: (.+)$`, "gm"))].map(
    ([, text]) => text,
  );

function inputOf(tf, line) {
  const [, int, axes, values] = /^(int )?([N\dx]+) = (.*)$/.exec(line);
  const shape = axes.split("x").map((n) => Number(n.replace("N", "")));
  return tf.tensor(
    values.split(" ").map(Number),
    shape,
    int ? "int32" : "float32",
  );
}

/** Puts the numbers of the `weights` line where the layer's own stood. */
function fill(tf, line, weights) {
  if (!line) return;
  weights.forEach((weight, i) => {
    const size = weight.shape.reduce((total, n) => total * n, 1);
    const positive = /var(iance)?$/.test(weight.name.replace(/_\d+$/, ""));
    const data =
      line === "fill"
        ? draws(size, i + 1).map((n) => (positive ? 1 + 0.25 * n : 0.25 * n))
        : line.split("|")[i].trim().split(/\s+/).map(Number);
    weight.assign(tf.tensor(data, weight.shape));
  });
}

/**
 * The forward pass leaves padding out of the mean, the gradient divides by the whole window (tfjs-backend-cpu · AvgPoolGrad): it is the gradient of
 * another function. Such gradients stand in `behaviours`, and a program that trains such a pool is told.
 */
const otherGradient = /averagePooling.*'same'|avgPool\(/;

function run(tf, program) {
  const model = new Function("tf", `${program}\nreturn model;`)(tf);
  const input = inputOf(tf, said(program, "input")[0]);
  const layer = typeof model !== "function";
  const training = said(program, "mode")[0] === "training";
  const apply = (x) => (layer ? model.apply(x, { training }) : model(x));
  const first = apply(input);
  const weights = layer ? model.weights.map((each) => each.val) : [];
  if (layer && said(program, "weights")[0])
    fill(tf, said(program, "weights")[0], weights);
  else if (layer && training) startAgain(tf, model, program, weights);
  const output = layer ? apply(input) : first;
  const shown = {
    output: { shape: output.shape, data: numbers(output.dataSync()) },
  };
  if (training) shown.after = weights.map((each) => numbers(each.dataSync()));
  const cotangent = tf.tensor(draws(output.size, 501), output.shape);
  const along = (x) => apply(x).mul(cotangent).sum();
  const gradients = {};
  if (input.dtype === "float32" && !otherGradient.test(program))
    gradients.input = numbers(tf.grad(along)(input).dataSync());
  if (weights.length > 0) {
    const learned = weights.filter((each) => each.trainable);
    const { grads } = tf.variableGrads(() => along(input), learned);
    gradients.weights = weights.map((each) =>
      grads[each.name] ? numbers(grads[each.name].dataSync()) : null,
    );
  }
  return { ...shown, gradients };
}

/** The first pass moved the statistics: they are put back to their birth. */
function startAgain(tf, _model, _program, weights) {
  for (const each of weights) {
    if (/moving_mean/.test(each.name)) each.assign(tf.zeros(each.shape));
    if (/moving_variance/.test(each.name)) each.assign(tf.ones(each.shape));
  }
}

export function shown(tf, folder) {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .sort();
  return Object.fromEntries(
    files.map((file) => {
      try {
        return [file, run(tf, readFileSync(join(folder, file), "utf8"))];
      } catch (error) {
        throw new Error(`${file}: ${error.message}`, { cause: error });
      }
    }),
  );
}
