// Losses: by name, as functions of tf.losses and tf.metrics, or the program's own.
import { bind, near, UnknownCall } from "rosetta/index.js";
import { asTensor } from "./create.js";
import { record } from "./tensor.js";

/** Names that `compile` takes; the neutral call is `tf.compile.NAME`. */
const byName = [
  "meanSquaredError",
  "meanAbsoluteError",
  "meanAbsolutePercentageError",
  "meanSquaredLogarithmicError",
  "squaredHinge",
  "hinge",
  "categoricalHinge",
  "logcosh",
  "categoricalCrossentropy",
  "sparseCategoricalCrossentropy",
  "binaryCrossentropy",
  "kullbackLeiblerDivergence",
  "poisson",
  "cosineProximity",
];

/** A loss of the layers' API: predictions, then targets; averaged over the batch by compile. */
function layersLoss(name, path) {
  const loss = (yTrue, yPred) => {
    const [truth, guess] = [asTensor(yTrue), asTensor(yPred)];
    check(name, truth, guess);
    return record(
      path,
      [guess, truth],
      {},
      name === "sparseCategoricalCrossentropy"
        ? truth.dims.slice(0, 1)
        : guess.dims.slice(0, -1),
      { dtype: "float32" },
    );
  };
  loss.averaged = (truth, guess) => {
    check(name, truth, guess);
    return record(path, [guess, truth], {}, [], { dtype: "float32" });
  };
  loss.rosettaPath = path;
  return loss;
}

function check(name, truth, guess) {
  const [a, b] = [truth.shape, guess.shape];
  if (name === "sparseCategoricalCrossentropy") return;
  if (a.length !== b.length || a.slice(1).some((n, i) => n !== b[i + 1]))
    throw new Error(
      `Error when checking target: expected ${name} to be given targets of shape [${["batch", ...b.slice(1)]}], but got [${["batch", ...a.slice(1)]}].`,
    );
}

const known = Object.fromEntries(
  byName.map((name) => [name, layersLoss(name, `tf.compile.${name}`)]),
);

/** What `loss` of compile means. */
export function lossOf(value) {
  if (typeof value === "function") return value;
  if (typeof value === "string" && value in known) return known[value];
  throw new Error(
    `Unknown loss ${String(value)}. ${/softmaxcrossentropy/i.test(String(value)) ? 'Use "categoricalCrossentropy" as the string name for tf.losses.softmaxCrossEntropy.' : near(String(value), byName)}`,
  );
}

/** A loss as training uses it: its mean over the batch. */
export function averaged(loss, truth, guess) {
  if (loss.averaged) return loss.averaged(truth, guess);
  const made = loss(truth, guess);
  return made.dims.length === 0 ? made : made.mean();
}

/** tf.losses.NAME(labels, predictions, …): one number, the mean over what counts. */
function coreLoss(name) {
  const path = `tf.losses.${name}`;
  const loss = (...values) => {
    const bound = bind(path, values);
    const [labels, predictions] = Object.keys(bound.values);
    const [truth, guess] = [
      asTensor(bound.values[labels]),
      asTensor(bound.values[predictions]),
    ];
    if (
      name !== "cosineDistance" &&
      truth.shape.slice(1).join() !== guess.shape.slice(1).join()
    )
      throw new Error(
        `Error in ${name}: Shapes ${truth.shape} and ${guess.shape} must match`,
      );
    const { [labels]: _a, [predictions]: _b, ...stated } = bound.stated;
    const none = bound.values.reduction === 0;
    const dims = none
      ? name === "softmaxCrossEntropy"
        ? guess.dims.slice(0, -1)
        : guess.dims
      : [];
    return record(path, [guess, truth], stated, dims, { dtype: "float32" });
  };
  loss.rosettaPath = path;
  return loss;
}

export const losses = Object.fromEntries(
  [
    "absoluteDifference",
    "huberLoss",
    "hingeLoss",
    "logLoss",
    "meanSquaredError",
    "sigmoidCrossEntropy",
    "softmaxCrossEntropy",
  ].map((name) => [name, coreLoss(name)]),
);
Object.assign(losses, {
  computeWeightedLoss: () => {
    throw new UnknownCall(
      "tf.losses.computeWeightedLoss is not modelled here.",
    );
  },
});

const metric = (name) => layersLoss(name, `tf.metrics.${name}`);
const unread = (name) =>
  Object.assign((truth) => asTensor(truth).mean(), {
    rosettaPath: `tf.metrics.${name}`,
  });

export const metrics = {
  meanSquaredError: metric("meanSquaredError"),
  mse: metric("meanSquaredError"),
  MSE: metric("meanSquaredError"),
  meanAbsoluteError: metric("meanAbsoluteError"),
  binaryCrossentropy: metric("binaryCrossentropy"),
  categoricalCrossentropy: metric("categoricalCrossentropy"),
  ...Object.fromEntries(
    [
      "binaryAccuracy",
      "categoricalAccuracy",
      "sparseCategoricalAccuracy",
      "precision",
      "recall",
      "cosineProximity",
      "r2Score",
      "mape",
      "MAPE",
      "meanAbsolutePercentageError",
    ].map((name) => [name, unread(name)]),
  ),
};

/** tf.Reduction. */
export const Reduction = {
  NONE: 0,
  MEAN: 1,
  SUM: 2,
  SUM_BY_NONZERO_WEIGHTS: 3,
};
