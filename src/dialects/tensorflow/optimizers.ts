// Optimisers: the update rules of tf.train with every option explicit.
import type { DecayForm } from "../../ir/index.ts";
import { elsewhere, ignored, optimizerPhrase, type Claim } from "../phrase.ts";
import { booleanWord, impliedWord, numberWord } from "../words.ts";
import { read, signatureOf, signed } from "./source.ts";

const kernels = "core/kernels/training_ops.cc";
const claims: Readonly<Record<string, Claim>> = {
  use_locking: ignored("it guards against several writers at once"),
  name: elsewhere("the operation's name"),
};

const decay = (at: string) => ({
  weightDecay: impliedWord(
    0,
    "no weight decay: penalties are parts of the loss",
    read(at),
  ),
  decayForm: impliedWord<DecayForm>(
    "inGradient",
    "no weight decay: penalties are parts of the loss",
    read(at),
  ),
});

const momentumForm = (at: string) =>
  impliedWord(false, "the accumulator is a = µ·a + g, and w −= lr·a", read(at));

const common = (name: string) => ({
  calls: [`tensorflow.train.${name}`],
  signature: signatureOf(`tensorflow.train.${name}`),
  claims,
  source: signed(`tensorflow.train.${name}`),
});

const rate = (at: string) => numberWord("learning_rate", read(at), [0.01, 0.1]);

const plainAt = "training/gradient_descent.py · GradientDescentOptimizer";
const plain = optimizerPhrase({
  optimizer: "sgd",
  ...common("GradientDescentOptimizer"),
  options: {
    learningRate: rate(plainAt),
    momentum: impliedWord(0, "it has no momentum", read(plainAt)),
    dampening: impliedWord(0, "it has no dampening", read(plainAt)),
    nesterov: impliedWord(false, "it has no momentum", read(plainAt)),
    velocityHoldsLearningRate: momentumForm(plainAt),
    ...decay(plainAt),
  },
});

const momentumAt = "training/momentum.py · MomentumOptimizer";
const momentum = optimizerPhrase({
  optimizer: "sgd",
  ...common("MomentumOptimizer"),
  options: {
    learningRate: rate(momentumAt),
    momentum: numberWord("momentum", read(momentumAt), [0, 0.9]),
    dampening: impliedWord(0, "it has no dampening", read(momentumAt)),
    nesterov: booleanWord("use_nesterov", read(momentumAt)),
    velocityHoldsLearningRate: momentumForm(`${kernels} · ApplyMomentum`),
    ...decay(momentumAt),
  },
});

const adamAt = "training/adam.py · AdamOptimizer";
const adam = optimizerPhrase({
  optimizer: "adam",
  ...common("AdamOptimizer"),
  options: {
    learningRate: numberWord("learning_rate", read(adamAt), [0.001, 0.01]),
    beta1: numberWord("beta1", read(adamAt), [0.9, 0.5]),
    beta2: numberWord("beta2", read(adamAt), [0.999, 0.9]),
    epsilon: numberWord("epsilon", read(adamAt), [1e-8, 1e-7]),
    epsilonForm: impliedWord<"corrected" | "hat">(
      "hat",
      "epsilon is added before the bias correction: the paper's ε̂",
      read(adamAt),
    ),
    amsgrad: impliedWord(false, "it has no amsgrad", read(adamAt)),
    ...decay(adamAt),
  },
});

const rmsAt = "training/rmsprop.py · RMSPropOptimizer";
const rmsprop = optimizerPhrase({
  optimizer: "rmsprop",
  ...common("RMSPropOptimizer"),
  options: {
    learningRate: numberWord("learning_rate", read(rmsAt), [0.001, 0.01]),
    rho: numberWord("decay", read(rmsAt), [0.9, 0.99]),
    epsilon: numberWord("epsilon", read(rmsAt), [1e-10, 1e-7]),
    epsilonPlace: impliedWord<"outside" | "inside">(
      "inside",
      "epsilon stands under the root",
      read(`${kernels} · ApplyRMSProp`),
    ),
    momentum: numberWord("momentum", read(rmsAt), [0, 0.9]),
    velocityHoldsLearningRate: impliedWord(
      true,
      "the momentum buffer holds the learning rate",
      read(`${kernels} · ApplyRMSProp`),
    ),
    centered: booleanWord("centered", read(rmsAt)),
    ...decay(rmsAt),
  },
});

const adagradAt = "training/adagrad.py · AdagradOptimizer";
const adagrad = optimizerPhrase({
  optimizer: "adagrad",
  ...common("AdagradOptimizer"),
  options: {
    learningRate: numberWord("learning_rate", read(adagradAt), [0.01, 0.1]),
    learningRateDecay: impliedWord(
      0,
      "the learning rate does not fall",
      read(adagradAt),
    ),
    initialAccumulator: numberWord(
      "initial_accumulator_value",
      read(adagradAt),
      [0.1, 0.5],
    ),
    epsilon: impliedWord(0, "nothing is added to the root", read(adagradAt)),
    epsilonPlace: impliedWord<"outside" | "inside">(
      "outside",
      "nothing is added to the root",
      read(adagradAt),
    ),
    ...decay(adagradAt),
  },
});

export const optimizers = [plain, momentum, adam, rmsprop, adagrad];
