// What TensorFlow.js does that no signature says: births, updates, losses, gradients of its own.
import { draws, numbers, spread } from "./numbers.mjs";

/** Where one weight stands after each of these gradients. */
function updated(tf, call, args, gradients, start = 1) {
  const optimizer = tf.train[call](...Object.values(args));
  const weight = tf.variable(tf.tensor([start]));
  const weights = gradients.map((gradient) => {
    optimizer.applyGradients({ [weight.name]: tf.tensor([gradient]) });
    return weight.dataSync()[0];
  });
  return {
    call: `tf.train.${call}`,
    arguments: args,
    gradients,
    start,
    weights: numbers(weights),
  };
}

const gradients = [1, 1, 0.5, -2];
export const updates = (tf) => [
  updated(tf, "sgd", { learningRate: 0.1 }, gradients),
  updated(tf, "momentum", { learningRate: 0.1, momentum: 0.9 }, gradients),
  updated(
    tf,
    "momentum",
    { learningRate: 0.1, momentum: 0.9, useNesterov: true },
    gradients,
  ),
  updated(tf, "adam", { learningRate: 0.1 }, gradients),
  updated(
    tf,
    "adam",
    { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 0.1 },
    gradients,
  ),
  updated(tf, "adamax", { learningRate: 0.1 }, gradients),
  updated(
    tf,
    "adamax",
    { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 0.5 },
    gradients,
  ),
  updated(tf, "rmsprop", { learningRate: 0.1 }, gradients),
  updated(
    tf,
    "rmsprop",
    { learningRate: 0.1, decay: 0.5, momentum: 0.9, epsilon: 0.5 },
    gradients,
  ),
  updated(tf, "adagrad", { learningRate: 0.1 }, gradients),
  updated(
    tf,
    "adagrad",
    { learningRate: 0.1, initialAccumulatorValue: 0 },
    [1e-4, 1, 0.5, -2],
  ),
];

const plain = (tensor) => ({
  shape: tensor.shape,
  data: numbers(tensor.dataSync()),
});

/** A loss as training uses it: its mean, and the gradient with respect to the predictions. */
function lost(tf, call, args, predictions, targets, loss) {
  const value = (x) => {
    const made = loss(targets, x);
    return made.rank === 0 ? made : made.mean();
  };
  return {
    call,
    arguments: args,
    predictions: plain(predictions),
    targets: plain(targets),
    value: numbers(value(predictions).dataSync())[0],
    gradient: numbers(tf.grad(value)(predictions).dataSync()),
  };
}

/** The loss function behind a name that compile takes. */
function named(tf, name) {
  const input = tf.input({ shape: [1] });
  const model = tf.model({
    inputs: input,
    outputs: tf.layers.dense({ units: 1 }).apply(input),
  });
  model.compile({ optimizer: "sgd", loss: name });
  return model.lossFunctions[0];
}

export function losses(tf) {
  const scores = tf.tensor2d([
    [0.2, 1.5, -0.3],
    [2, -1, 0.5],
  ]);
  const odds = tf.tensor2d([
    [0.2, 0.7, 0.3],
    [0.5, 0.1, 0.4],
  ]);
  const oneHot = tf.tensor2d([
    [0, 1, 0],
    [1, 0, 0],
  ]);
  const numbersOfClasses = tf.tensor1d([1, 0]);
  const real = tf.tensor2d([
    [0.5, -1, 2],
    [1, 0, -0.5],
  ]);
  const signs = tf.tensor2d([
    [1, -1, 1],
    [-1, 1, -1],
  ]);
  const byName = (name, x, y) =>
    lost(tf, `tf.compile.${name}`, {}, x, y, named(tf, name));
  const core = (name, args, x, y) =>
    lost(tf, `tf.losses.${name}`, args, x, y, (truth, guess) =>
      tf.losses[name](truth, guess, undefined, ...Object.values(args)),
    );
  return [
    byName("categoricalCrossentropy", tf.softmax(scores), oneHot),
    byName("categoricalCrossentropy", odds, oneHot),
    byName(
      "sparseCategoricalCrossentropy",
      tf.softmax(scores),
      numbersOfClasses,
    ),
    byName("binaryCrossentropy", odds, oneHot),
    byName("meanSquaredError", scores, real),
    byName("meanAbsoluteError", scores, real),
    byName("logcosh", scores, real),
    byName("hinge", scores, signs),
    core("softmaxCrossEntropy", {}, scores, oneHot),
    core("softmaxCrossEntropy", { labelSmoothing: 0.1 }, scores, oneHot),
    core("sigmoidCrossEntropy", {}, scores, oneHot),
    core("sigmoidCrossEntropy", { labelSmoothing: 0.2 }, scores, oneHot),
    core("meanSquaredError", {}, scores, real),
    core("absoluteDifference", {}, scores, real),
    core("huberLoss", {}, scores, real),
    core("huberLoss", { delta: 0.5 }, scores, real),
  ];
}

/** How a kernel of this shape is born: mean, standard deviation, least and largest. */
const birth = (tf, name, shape) =>
  spread(tf.initializers[name]({ seed: 7 }).apply(shape).dataSync());

/** The largest difference between the gradient and finite differences; the function is linear, so they would agree. */
function nearestApart(tf, images) {
  const along = (x) => {
    const large = tf.layers.upSampling2d({}).apply(x);
    return large.mul(tf.tensor(draws(large.size, 9), large.shape)).sum();
  };
  const x = tf.tensor(draws(images * 4, 8), [images, 2, 2, 1]);
  const [gradient, at] = [tf.grad(along)(x).dataSync(), x.dataSync()];
  const apart = Array.from(at, (_, i) => {
    const [more, less] = [0.5, -0.5].map((move) => {
      const moved = at.slice();
      moved[i] += move;
      return along(tf.tensor(moved, x.shape)).dataSync()[0];
    });
    return Math.abs(more - less - gradient[i]);
  });
  return Number(Math.max(...apart).toPrecision(2));
}

export function behaviours(tf) {
  const x = tf.tensor([1, 2, 3], [1, 3, 1]);
  const pool = tf.layers.averagePooling1d({
    poolSize: 2,
    strides: 1,
    padding: "same",
  });
  const thrown = (work) => {
    try {
      work();
      return null;
    } catch (error) {
      return error.message;
    }
  };
  const shape = [3, 3, 16, 32];
  const lstm = tf.layers.lstm({ units: 2, inputShape: [3, 1] });
  tf.sequential({ layers: [lstm] });
  return {
    "births of (3, 3, 16, 32)": Object.fromEntries(
      [
        "glorotNormal",
        "glorotUniform",
        "heNormal",
        "heUniform",
        "leCunNormal",
        "leCunUniform",
        "truncatedNormal",
        "randomNormal",
        "randomUniform",
      ].map((name) => [name, birth(tf, name, shape)]),
    ),
    "the bias an LSTM of 2 units is born with": numbers(
      lstm.weights[2].val.dataSync(),
    ),
    "the gradient of the sum of an average pool over 1 2 3, size 2, stride 1, same":
      numbers(
        tf
          .grad((v) => pool.apply(v).sum())(x)
          .dataSync(),
      ),
    "how far gradient and finite differences of nearest upsampling lie apart, by images in a batch":
      [1, 2].map((images) => nearestApart(tf, images)),
    "what resetAfter throws": thrown(() =>
      tf.layers.gru({ units: 1, resetAfter: true }),
    ),
    "what causal throws": thrown(() =>
      tf.layers
        .conv1d({ filters: 1, kernelSize: 2, padding: "causal" })
        .apply(tf.ones([1, 4, 1])),
    ),
    "what a softmax layer on rank 3 throws": thrown(() =>
      tf.layers.softmax().apply(tf.ones([1, 2, 3])),
    ),
    "adadelta after 1 1 0.5": numbers(
      updated(tf, "adadelta", { learningRate: 1 }, [1, 1, 0.5]).weights,
    ),
    "the backend's epsilon": tf.backend().epsilon(),
  };
}
