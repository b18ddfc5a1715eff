// Draws first weights in the installed TensorFlow.js, a hundred thousand of each, and prints their summaries as src/dialects/probing/draws.py does: draws.json.
import * as tf from "@tensorflow/tfjs";

const wanted = 100_000;
const [row, image, line, box, steps, words] = [
  [1, 12],
  [1, 8, 8, 3],
  [1, 9, 6],
  [1, 5, 5, 5, 2],
  [1, 4, 6],
  [1, 5],
];
const layers = [
  ["conv1d({ filters: 80, kernelSize: 5 })", line],
  ["conv2d({ filters: 80, kernelSize: 3 })", image],
  ["conv3d({ filters: 80, kernelSize: 3 })", box],
  ["depthwiseConv2d({ kernelSize: 3, depthMultiplier: 80 })", image],
  ["conv2dTranspose({ filters: 80, kernelSize: 3 })", image],
  ["dense({ units: 200 })", row],
  ["embedding({ inputDim: 300, outputDim: 20 })", words],
  ["batchNormalization()", image],
  ["layerNormalization()", row],
  ["prelu()", row],
  ["simpleRNN({ units: 40, recurrentInitializer: 'zeros' })", steps],
  ["gru({ units: 40, recurrentInitializer: 'zeros' })", steps],
  ["lstm({ units: 40, recurrentInitializer: 'zeros' })", steps],
];
/** Right angles take long here, and one build tells them. */
const slow = [
  ["simpleRNN({ units: 20 })", steps],
  ["gru({ units: 20 })", steps],
  ["lstm({ units: 20 })", steps],
  ["lstm({ units: 20, unitForgetBias: true })", steps],
];
const initializers = [
  "randomUniform({ minval: -0.3, maxval: 0.1 })",
  "randomNormal({ mean: 0.2, stddev: 0.5 })",
  "truncatedNormal({ stddev: 0.1 })",
  "constant({ value: 0.7 })",
  "glorotUniform()",
  "glorotNormal()",
  "heNormal()",
  "heUniform()",
  "leCunNormal()",
  "leCunUniform()",
  "varianceScaling({ scale: 2, mode: 'fanOut', distribution: 'uniform' })",
  "orthogonal({ gain: 1.5 })",
];

const short = (value) => Number(value.toPrecision(7));

function summary(values) {
  const sorted = Float64Array.from(values).sort();
  if (sorted[0] === sorted.at(-1))
    return { draws: sorted.length, constant: sorted[0] };
  return {
    draws: sorted.length,
    quantiles: Array.from({ length: 1000 }, (_, i) =>
      short(sorted[Math.floor(((i + 0.5) / 1000) * sorted.length)]),
    ),
  };
}

/** Rows (or columns, where there are fewer) at right angles: their squared length, and the largest error. */
function gram({ rows }) {
  const lines =
    rows.length <= rows[0].length
      ? rows
      : rows[0].map((_, k) => rows.map((each) => each[k]));
  const dot = (a, b) => a.reduce((sum, n, k) => sum + n * b[k], 0);
  const scale =
    lines.reduce((sum, each) => sum + dot(each, each), 0) / lines.length;
  let error = 0;
  lines.forEach((a, i) =>
    lines.forEach((b, k) => {
      error = Math.max(error, Math.abs(dot(a, b) - (i === k ? scale : 0)));
    }),
  );
  return {
    draws: rows.length * rows[0].length,
    gram: { scale: short(scale), error },
  };
}

/** A weight as rows of its last axis: outputs first, as the gates of a bias and orthogonal columns are looked at. */
function weightOf(variable) {
  const { shape } = variable;
  const last = shape.at(-1);
  const data = Array.from(variable.dataSync());
  const rows = Array.from({ length: last }, (_, k) =>
    data.filter((_, i) => i % last === k),
  );
  return { name: variable.name.split("/").at(-1).replace(/_\d+$/, ""), rows };
}

const build = (program, shape) => {
  const model = new Function("tf", `${program}\nreturn model;`)(tf);
  model.apply(tf.zeros(shape, shape === words ? "int32" : "float32"));
  return model.trainableWeights.map(({ name, val }) =>
    weightOf({ name, shape: val.shape, dataSync: () => val.dataSync() }),
  );
};

function told(builds, blocks, orthogonal) {
  if (orthogonal) return gram(builds[0]);
  if (!blocks)
    return summary(builds.flatMap(({ rows }) => rows.flat()).slice(0, wanted));
  const size = builds[0].rows.length / blocks;
  return {
    draws: builds[0].rows.length,
    blocks: Array.from({ length: blocks }, (_, i) => ({
      ...summary(
        builds.flatMap(({ rows }) =>
          rows.slice(i * size, (i + 1) * size).flat(),
        ),
      ),
      size,
    })),
  };
}

function drawn(program, shape, { blocks = {}, orthogonal = /^$/, most = 400 }) {
  const gathered = new Map();
  const enough = (builds) =>
    builds.reduce((sum, { rows }) => sum + rows.length * rows[0].length, 0) >=
    wanted;
  for (let made = 0; made < most; made++) {
    for (const each of tf.tidy(() => build(program, shape)))
      gathered.set(each.name, [...(gathered.get(each.name) ?? []), each]);
    const all = [...gathered.values()];
    const small = ([{ rows }]) => rows.length * rows[0].length * 400 < wanted;
    if (all.every((builds) => enough(builds) || small(builds))) break;
  }
  return Object.fromEntries(
    [...gathered].map(([name, builds]) => [
      name,
      told(builds, blocks[name], orthogonal.test(name)),
    ]),
  );
}

function caseOf(code, shape, options = {}) {
  const program = `const model = tf.layers.${code};\n`;
  const dtype = shape === words ? "int32" : "float32";
  return {
    program,
    example: { shape, dtype },
    weights: drawn(program, shape, options),
  };
}

/** The forget gate of four starts otherwise. */
const forgetting = { bias: 4 };
await tf.setBackend("cpu");
const cases = layers.map(([code, shape]) => caseOf(code, shape));
for (const [code, shape] of slow)
  cases.push(
    caseOf(code, shape, {
      most: 1,
      orthogonal: /recurrent_kernel$/,
      blocks: code.includes("unitForget") ? forgetting : {},
    }),
  );
for (const call of initializers)
  cases.push(
    caseOf(
      `conv2d({ filters: 80, kernelSize: 3, kernelInitializer: tf.initializers.${call} })`,
      image,
      call.startsWith("orthogonal") ? { most: 1, orthogonal: /kernel$/ } : {},
    ),
  );
console.log(
  JSON.stringify({
    framework: "tensorflowjs",
    version: tf.version.tfjs,
    python: `none: Node ${process.versions.node}`,
    date: new Date().toISOString().slice(0, 10),
    script: "src/dialects/tensorflowjs/probeDraws.mjs",
    undrawn: {},
    cases,
  }),
);
