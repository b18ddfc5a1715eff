// keras.optimizers: Adamax, Nadam, Adadelta, Ftrl, Lion.
import { optimizerPhrase, type OptimizerPhrase } from "../phrase.ts";
import { numberWord } from "../words.ts";
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

const betas = (at: string) => ({
  beta1: numberWord("beta_1", executed(at), [0.9, 0.5]),
  beta2: numberWord("beta_2", executed(at), [0.999, 0.9]),
});
const decay = { weightDecay, decayForm };

const adamaxAt = "keras/src/optimizers/adamax.py · Adamax.update_step";
const adamax = optimizerPhrase<"adamax">({
  optimizer: "adamax",
  calls: ["keras.optimizers.Adamax"],
  signature: signature("Adamax", {
    k21: "lr=0.002, beta_1=0.9, beta_2=0.999, epsilon=None, decay=0.0, **kwargs",
    k23: "learning_rate=0.002, beta_1=0.9, beta_2=0.999, *, epsilon=None, decay=0.0, **kwargs",
    own: "learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-07",
  }),
  options: {
    ...rates,
    ...betas(adamaxAt),
    epsilon,
    epsilonPlace: fixed<"outside" | "gradient">(
      "outside",
      "the step is divided by u + ε",
      adamaxAt,
    ),
    ...decay,
  },
  claims,
  source: executed(adamaxAt),
});

const nadamAt = "keras/src/optimizers/nadam.py · Nadam.update_step";
const nadam = optimizerPhrase<"nadam">({
  optimizer: "nadam",
  calls: ["keras.optimizers.Nadam"],
  signature: signature("Nadam", {
    k21: "lr=0.002, beta_1=0.9, beta_2=0.999, epsilon=None, schedule_decay=0.004, **kwargs",
    k23: "learning_rate=0.002, beta_1=0.9, beta_2=0.999, *, epsilon=None, schedule_decay=0.004, **kwargs",
    own: "learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-07",
  }),
  options: {
    ...rates,
    ...betas(nadamAt),
    epsilon,
    momentumDecay: optional<number | null>(
      {
        ...numberWord("schedule_decay", executed(nadamAt), [0.004, 0.01]),
        write: (value) => (value === null ? null : { schedule_decay: value }),
      },
      1,
    ),
    ...decay,
  },
  claims,
  source: executed(nadamAt),
});

const adadeltaAt = "keras/src/optimizers/adadelta.py · Adadelta.update_step";
const adadelta = optimizerPhrase<"adadelta">({
  optimizer: "adadelta",
  calls: ["keras.optimizers.Adadelta"],
  signature: signature("Adadelta", {
    k21: "lr=1.0, rho=0.95, epsilon=None, decay=0.0, **kwargs",
    k23: "learning_rate=1.0, rho=0.95, *, epsilon=None, decay=0.0, **kwargs",
    own: "learning_rate=0.001, rho=0.95, epsilon=1e-07",
  }),
  options: {
    ...rates,
    rho: numberWord("rho", executed(adadeltaAt), [0.95, 0.9]),
    epsilon,
    ...decay,
  },
  claims,
  source: executed(adadeltaAt),
});

const ftrlAt = "keras/src/optimizers/ftrl.py · Ftrl.update_step";
const ftrlOwn =
  "learning_rate=0.001, learning_rate_power=-0.5, initial_accumulator_value=0.1, l1_regularization_strength=0.0, l2_regularization_strength=0.0, l2_shrinkage_regularization_strength=0.0, beta=0.0";
const ftrl = optimizerPhrase<"ftrl">({
  optimizer: "ftrl",
  calls: ["keras.optimizers.Ftrl"],
  signature: signature("Ftrl", {
    k21: `${ftrlOwn}, **kwargs`,
    k23: `${ftrlOwn}, **kwargs`,
    own: ftrlOwn,
  }),
  options: {
    ...rates,
    learningRatePower: numberWord(
      "learning_rate_power",
      executed(ftrlAt),
      [-0.5, -0.7],
    ),
    initialAccumulator: numberWord(
      "initial_accumulator_value",
      executed(ftrlAt),
      [0.1, 0],
    ),
    l1: numberWord("l1_regularization_strength", executed(ftrlAt), [0, 0.1]),
    l2: numberWord("l2_regularization_strength", executed(ftrlAt), [0, 0.1]),
    l2Shrinkage: numberWord(
      "l2_shrinkage_regularization_strength",
      executed(ftrlAt),
      [0, 0.1],
    ),
    beta: numberWord("beta", executed(ftrlAt), [0, 0.1]),
    ...decay,
  },
  claims,
  source: executed(ftrlAt),
});

const lionAt = "keras/src/optimizers/lion.py · Lion.update_step";
const lionOwn = "learning_rate=0.001, beta_1=0.9, beta_2=0.99";
const lion = optimizerPhrase<"lion">({
  optimizer: "lion",
  calls: ["keras.optimizers.Lion"],
  signature: signature("Lion", {
    k21: `${lionOwn}, **kwargs`,
    k23: `${lionOwn}, **kwargs`,
    own: lionOwn,
  }),
  options: { ...rates, ...betas(lionAt), ...decay },
  claims,
  source: executed(lionAt),
});

export const adaptive: readonly OptimizerPhrase[] = [
  adamax,
  nadam,
  adadelta,
  ftrl,
  lion,
] as readonly OptimizerPhrase[];
