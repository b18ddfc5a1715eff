// keras.optimizers: SGD, Adam, AdamW, RMSprop, Adagrad, and those of their own file.
import { usualAdam, usualMomentum } from "../optimizerRows.ts";
import { optimizerPhrase, type OptimizerPhrase, type Word } from "../phrase.ts";
import { compareVersions, type Versioned } from "../version.ts";
import { booleanWord, numberWord } from "../words.ts";
import { adaptive } from "./adaptiveOptimizers.ts";
import {
  claims,
  decayForm,
  epsilon,
  rates,
  signature,
  weightDecay,
} from "./optimizerRows.ts";
import { fixed, optional } from "./rows.ts";
import { executed } from "./source.ts";

const holds = (at: string): Word<boolean> =>
  fixed(true, "velocity = momentum · velocity − lr · g", at);

const sgdAt = "keras/src/optimizers/sgd.py · SGD.update_step";
const sgd = optimizerPhrase<"sgd">({
  optimizer: "sgd",
  calls: ["keras.optimizers.SGD"],
  signature: signature("SGD", {
    k21: "lr=0.01, momentum=0.0, decay=0.0, nesterov=False, **kwargs",
    k23: "learning_rate=0.01, momentum=0.0, nesterov=False, *, decay=0.0, **kwargs",
    own: "learning_rate=0.01, momentum=0.0, nesterov=False",
  }),
  options: {
    ...rates,
    momentum: numberWord("momentum", executed(sgdAt), [0, 0.9]),
    dampening: fixed(0, "no dampening exists", sgdAt),
    nesterov: booleanWord("nesterov", executed(sgdAt)),
    ...usualMomentum(executed(sgdAt)),
    velocityHoldsLearningRate: holds(sgdAt),
    weightDecay,
    decayForm,
  },
  claims,
  source: executed(sgdAt),
});

const adamAt = "keras/src/optimizers/adam.py · Adam.update_step";

function adamOf(
  name: "Adam" | "AdamW",
  text: Versioned<string>,
): OptimizerPhrase<"adam"> {
  return optimizerPhrase<"adam">({
    optimizer: "adam",
    calls: [`keras.optimizers.${name}`],
    signature: text,
    options: {
      ...rates,
      beta1: numberWord("beta_1", executed(adamAt), [0.9, 0.5]),
      beta2: numberWord("beta_2", executed(adamAt), [0.999, 0.9]),
      epsilon,
      epsilonForm: fixed(
        "hat",
        "lr·√(1−β₂ᵗ)/(1−β₁ᵗ)·m / (√v + ε): epsilon is added before the bias is corrected",
        adamAt,
      ),
      ...usualAdam(executed(adamAt)),
      amsgrad: booleanWord("amsgrad", executed(adamAt)),
      weightDecay,
      decayForm,
    },
    claims,
    source: executed(adamAt),
  });
}

const adam = adamOf(
  "Adam",
  signature("Adam", {
    k21: "lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=None, decay=0.0, amsgrad=False, **kwargs",
    k23: "learning_rate=0.001, beta_1=0.9, beta_2=0.999, amsgrad=False, *, epsilon=None, decay=0.0, **kwargs",
    own: "learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-07, amsgrad=False",
  }),
);

const adamWOwn =
  "learning_rate=0.001, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-07, amsgrad=False";
const adamW = adamOf(
  "AdamW",
  signature("AdamW", { k21: adamWOwn, k23: adamWOwn, own: adamWOwn }),
);

/** Before the optimisers of Keras 2.11, epsilon stands outside the root in RMSprop and Adagrad (keras/optimizers.py, Keras 2.3.1). */
const epsilonPlace = (at: string): Word<"outside" | "inside"> =>
  fixed<"outside" | "inside">(
    (context) =>
      compareVersions(context.version, "2.4.0") < 0 ? "outside" : "inside",
    "√(v + ε); before Keras 2.4 √v + ε",
    at,
  );

const rmspropAt = "keras/src/optimizers/rmsprop.py · RMSprop.update_step";
const rmsprop = optimizerPhrase<"rmsprop">({
  optimizer: "rmsprop",
  calls: ["keras.optimizers.RMSprop"],
  signature: signature("RMSprop", {
    k21: "lr=0.001, rho=0.9, epsilon=None, decay=0.0, **kwargs",
    k23: "learning_rate=0.001, rho=0.9, *, epsilon=None, decay=0.0, **kwargs",
    own: "learning_rate=0.001, rho=0.9, momentum=0.0, epsilon=1e-07, centered=False",
    ema: "100",
  }),
  options: {
    ...rates,
    rho: numberWord("rho", executed(rmspropAt), [0.9, 0.99]),
    epsilon,
    epsilonPlace: epsilonPlace(rmspropAt),
    initialSquare: fixed(0, "the mean square starts from 0", rmspropAt),
    nesterov: fixed(false, "no step ahead is looked at", rmspropAt),
    momentum: optional(
      numberWord("momentum", executed(rmspropAt), [0, 0.9]),
      0,
    ),
    velocityHoldsLearningRate: fixed(
      true,
      "the momentum buffer adds lr · g / √(v + ε)",
      rmspropAt,
    ),
    centered: optional(booleanWord("centered", executed(rmspropAt)), false),
    weightDecay,
    decayForm,
  },
  claims,
  source: executed(rmspropAt),
});

const adagradAt = "keras/src/optimizers/adagrad.py · Adagrad.update_step";
const adagrad = optimizerPhrase<"adagrad">({
  optimizer: "adagrad",
  calls: ["keras.optimizers.Adagrad"],
  signature: signature("Adagrad", {
    k21: "lr=0.01, epsilon=None, decay=0.0, **kwargs",
    k23: "learning_rate=0.01, *, epsilon=None, decay=0.0, **kwargs",
    own: "learning_rate=0.001, initial_accumulator_value=0.1, epsilon=1e-07",
  }),
  options: {
    ...rates,
    learningRateDecay: fixed(0, "the learning rate stays as it is", adagradAt),
    initialAccumulator: optional(
      numberWord("initial_accumulator_value", executed(adagradAt), [0, 0.1]),
      0,
    ),
    epsilon,
    epsilonPlace: epsilonPlace(adagradAt),
    averageMultiplier: fixed(
      false,
      "the step is not divided by an average",
      adagradAt,
    ),
    weightDecay,
    decayForm,
  },
  claims,
  source: executed(adagradAt),
});

export const optimizers: readonly OptimizerPhrase[] = [
  sgd,
  adam,
  adamW,
  rmsprop,
  adagrad,
  ...adaptive,
] as readonly OptimizerPhrase[];
