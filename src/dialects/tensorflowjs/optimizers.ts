// tf.train: SGD, momentum, Adam, Adamax, RMSProp, Adagrad.
import {
  noDecay,
  rateWord,
  untouchedGradients,
  usualAdam,
  usualMomentum,
} from "../optimizerRows.ts";
import {
  only,
  optimizerPhrase,
  type OptimizerPhrase,
  type Word,
} from "../phrase.ts";
import { booleanWord, expected, number, numberWord } from "../words.ts";
import { fixed } from "./rows.ts";
import { read } from "./source.ts";

const at = (name: string): string =>
  `tfjs-core/src/optimizers/${name}_optimizer.ts`;

/** What no optimiser of TensorFlow.js does. */
const plain = (where: string) => ({
  ...untouchedGradients(read(where)),
  ...noDecay(read(where)),
});

/** null means the backend's epsilon: 1e-7 in single precision (webgl in half precision: 1e-4). */
const epsilonWord = (where: string): Word<number> => ({
  from: ["epsilon"],
  read: (context) => number(context.argument("epsilon") ?? 1e-7, "epsilon"),
  write: (value) => ({ epsilon: value }),
  default: {
    kind: "derived",
    value: () => 1e-7,
    because:
      "null means the backend's epsilon: 1e-7 in single precision, 1e-4 where webgl computes in half",
    source: read(where),
  },
  samples: [1e-7, 1e-3],
});

const notHeld = (where: string): Word<boolean> =>
  fixed(
    false,
    "the velocity adds gradients; the step multiplies it by the rate",
    where,
  );

const sgdAt = at("sgd");
const sgd = optimizerPhrase<"sgd">({
  optimizer: "sgd",
  calls: ["tf.train.sgd"],
  signature: "learningRate",
  options: {
    learningRate: rateWord("learningRate", read(sgdAt), [0.01, 0.1]),
    ...plain(sgdAt),
    momentum: fixed(0, "tf.train.momentum is an optimiser of its own", sgdAt),
    dampening: fixed(0, "no dampening exists", sgdAt),
    nesterov: fixed(false, "there is no momentum", sgdAt),
    ...usualMomentum(read(sgdAt)),
    velocityHoldsLearningRate: notHeld(sgdAt),
  },
  claims: {},
  source: read(sgdAt),
});

const momentumAt = at("momentum");
const momentum = optimizerPhrase<"sgd">({
  optimizer: "sgd",
  calls: ["tf.train.momentum"],
  signature: "learningRate, momentum, useNesterov=False",
  options: {
    learningRate: rateWord("learningRate", read(momentumAt), [0.01, 0.1]),
    ...plain(momentumAt),
    momentum: numberWord("momentum", read(momentumAt), [0.9, 0.5]),
    dampening: fixed(0, "no dampening exists", momentumAt),
    nesterov: booleanWord("useNesterov", read(momentumAt)),
    ...usualMomentum(read(momentumAt)),
    velocityHoldsLearningRate: notHeld(momentumAt),
  },
  claims: {},
  source: read(momentumAt),
});

const adamAt = at("adam");
const adam = optimizerPhrase<"adam">({
  optimizer: "adam",
  calls: ["tf.train.adam"],
  signature: "learningRate=0.001, beta1=0.9, beta2=0.999, epsilon=None",
  options: {
    learningRate: rateWord("learningRate", read(adamAt), [0.001, 0.1]),
    ...plain(adamAt),
    beta1: numberWord("beta1", read(adamAt), [0.9, 0.5]),
    beta2: numberWord("beta2", read(adamAt), [0.999, 0.9]),
    epsilon: epsilonWord(adamAt),
    epsilonForm: fixed(
      "corrected",
      "lr·m̂ / (√v̂ + ε): both means are corrected before epsilon is added",
      adamAt,
    ),
    ...usualAdam(read(adamAt)),
    amsgrad: fixed(false, "no AMSGrad exists", adamAt),
  },
  claims: {},
  source: read(adamAt),
});

const adamaxAt = at("adamax");
const adamax = optimizerPhrase<"adamax">({
  optimizer: "adamax",
  calls: ["tf.train.adamax"],
  signature:
    "learningRate=0.002, beta1=0.9, beta2=0.999, epsilon=None, decay=0",
  options: {
    learningRate: rateWord("learningRate", read(adamaxAt), [0.002, 0.1]),
    ...plain(adamaxAt),
    beta1: numberWord("beta1", read(adamaxAt), [0.9, 0.5]),
    beta2: numberWord("beta2", read(adamaxAt), [0.999, 0.9]),
    epsilon: epsilonWord(adamaxAt),
    epsilonPlace: fixed<"outside" | "gradient">(
      "outside",
      "epsilon is added to the largest gradient so far",
      adamaxAt,
    ),
  },
  claims: { decay: only(0) },
  source: read(adamaxAt),
});

const rmspropAt = at("rmsprop");
const rmsprop = optimizerPhrase<"rmsprop">({
  optimizer: "rmsprop",
  calls: ["tf.train.rmsprop"],
  signature:
    "learningRate, decay=0.9, momentum=0, epsilon=None, centered=False",
  options: {
    learningRate: rateWord("learningRate", read(rmspropAt), [0.001, 0.1]),
    ...plain(rmspropAt),
    rho: numberWord("decay", read(rmspropAt), [0.9, 0.99]),
    epsilon: epsilonWord(rmspropAt),
    epsilonPlace: fixed<"outside" | "inside">("inside", "√(v + ε)", rmspropAt),
    initialSquare: fixed(0, "the mean square starts from 0", rmspropAt),
    momentum: numberWord("momentum", read(rmspropAt), [0, 0.9]),
    nesterov: fixed(false, "no step ahead is looked at", rmspropAt),
    velocityHoldsLearningRate: fixed(
      true,
      "the momentum buffer adds lr · g / √(v + ε)",
      rmspropAt,
    ),
    centered: {
      from: ["centered"],
      read: (context) => {
        if (context.argument("centered") === true)
          throw expected(
            "centered",
            "false: centred, TensorFlow.js subtracts epsilon under the root, √(v − (m² + ε)), which is not modelled here",
            true,
          );
        return false;
      },
      write: (value) => (value ? null : { centered: false }),
      default: { kind: "signature", source: read(rmspropAt) },
      samples: [false],
    },
  },
  claims: {},
  source: read(rmspropAt),
});

const adagradAt = at("adagrad");
const adagrad = optimizerPhrase<"adagrad">({
  optimizer: "adagrad",
  calls: ["tf.train.adagrad"],
  signature: "learningRate, initialAccumulatorValue=0.1",
  options: {
    learningRate: rateWord("learningRate", read(adagradAt), [0.01, 0.1]),
    ...plain(adagradAt),
    learningRateDecay: fixed(0, "the learning rate stays as it is", adagradAt),
    initialAccumulator: numberWord(
      "initialAccumulatorValue",
      read(adagradAt),
      [0, 0.1],
    ),
    epsilon: fixed(
      1e-7,
      "the backend's epsilon, 1e-7 in single precision",
      adagradAt,
    ),
    epsilonPlace: fixed<"outside" | "inside">("inside", "√(a + ε)", adagradAt),
    averageMultiplier: fixed(
      false,
      "the step is not divided by an average",
      adagradAt,
    ),
  },
  claims: {},
  source: read(adagradAt),
});

export const optimizers: readonly OptimizerPhrase[] = [
  sgd,
  momentum,
  adam,
  adamax,
  rmsprop,
  adagrad,
] as readonly OptimizerPhrase[];
