// Optimisers of optax: update rules with every option explicit.
import type { DecayForm, OptimizerOptions } from "../../ir/index.ts";
import {
  only,
  optimizerPhrase,
  type Claim,
  type OptimizerPhrase,
  type Word,
} from "../phrase.ts";
import { booleanWord, impliedWord, number, numberWord } from "../words.ts";
import { inOptax } from "./sources.ts";

const alias = inOptax("optax/_src/alias.py");
const transform = inOptax("optax/_src/transform.py");

const rate = (samples: readonly number[]): Word<number> =>
  numberWord("learning_rate", alias, samples);
const implied = <T>(value: NoInfer<T>, because: string): Word<T> =>
  impliedWord<T>(value, because, transform);

const noDecay = {
  weightDecay: implied<number>(
    0,
    "weights are pulled nowhere unless optax.add_decayed_weights stands in a chain",
  ),
  decayForm: implied<DecayForm>("decoupled", "there is no weight decay"),
};

/** None is no momentum. */
const momentum: Word<number> = {
  from: ["momentum"],
  read: (context) =>
    context.argument("momentum") === null
      ? 0
      : number(context.argument("momentum"), "momentum"),
  write: (value) => ({ momentum: value }),
  default: { kind: "signature", source: alias },
  samples: [0.9, 0],
};

const types: Readonly<Record<string, Claim>> = {
  accumulator_dtype: only(null, { dtype: "float32" }),
  mu_dtype: only(null, { dtype: "float32" }),
};

const sgd = optimizerPhrase<"sgd">({
  optimizer: "sgd",
  calls: ["optax.sgd"],
  signature:
    "learning_rate, momentum=None, nesterov=False, accumulator_dtype=None",
  options: {
    learningRate: rate([0.01, 1]),
    momentum,
    dampening: implied<number>(0, "v = µ·v + g: nothing of g is kept out"),
    nesterov: booleanWord("nesterov", alias),
    velocityHoldsLearningRate: implied<boolean>(
      false,
      "the trace adds gradients; the learning rate is applied after it",
    ),
    ...noDecay,
  },
  claims: types,
  source: alias,
});

const adamOptions = {
  learningRate: rate([0.001, 0.1]),
  beta1: numberWord("b1", alias, [0.9, 0.5]),
  beta2: numberWord("b2", alias, [0.999, 0.9]),
  epsilon: numberWord("eps", alias, [1e-8, 1e-3]),
  epsilonForm: implied<OptimizerOptions["adam"]["epsilonForm"]>(
    "corrected",
    "epsilon is added to the root of the corrected second moment",
  ),
  amsgrad: implied<boolean>(
    false,
    "the largest second moment so far is not kept",
  ),
};
const adamClaims: Readonly<Record<string, Claim>> = {
  ...types,
  eps_root: only(0),
  nesterov: only(false),
  mask: only(null),
};
const adamStart =
  "learning_rate, b1=0.9, b2=0.999, eps=1e-08, eps_root=0.0, mu_dtype=None";

const adam = optimizerPhrase<"adam">({
  optimizer: "adam",
  calls: ["optax.adam"],
  signature: `${adamStart}, *, nesterov=False`,
  options: { ...adamOptions, ...noDecay },
  claims: adamClaims,
  source: alias,
});

const adamw = optimizerPhrase<"adam">({
  optimizer: "adam",
  calls: ["optax.adamw"],
  signature: `${adamStart}, weight_decay=0.0001, mask=None, *, nesterov=False`,
  options: {
    ...adamOptions,
    weightDecay: numberWord("weight_decay", alias, [0.0001, 0.1]),
    decayForm: implied<DecayForm>(
      "decoupled",
      "wd·w is added to the update after Adam's scaling, and multiplied by the learning rate with it",
    ),
  },
  claims: adamClaims,
  source: alias,
});

const rmsprop = optimizerPhrase<"rmsprop">({
  optimizer: "rmsprop",
  calls: ["optax.rmsprop"],
  signature:
    "learning_rate, decay=0.9, eps=1e-08, initial_scale=0.0, eps_in_sqrt=True, centered=False, momentum=None, nesterov=False, bias_correction=False",
  options: {
    learningRate: rate([0.01, 0.1]),
    rho: numberWord("decay", alias, [0.9, 0.99]),
    epsilon: numberWord("eps", alias, [1e-8, 1e-3]),
    epsilonPlace: {
      from: ["eps_in_sqrt"],
      read: (context) =>
        context.argument("eps_in_sqrt") === false ? "outside" : "inside",
      write: (value) => ({ eps_in_sqrt: value === "inside" }),
      default: { kind: "signature", source: alias },
      samples: ["inside", "outside"],
    },
    momentum,
    velocityHoldsLearningRate: implied<boolean>(
      true,
      "the trace stands after the learning rate: it adds steps already multiplied",
    ),
    centered: booleanWord("centered", alias),
    ...noDecay,
  },
  claims: {
    initial_scale: only(0),
    nesterov: only(false),
    bias_correction: only(false),
  },
  source: alias,
});

const adagrad = optimizerPhrase<"adagrad">({
  optimizer: "adagrad",
  calls: ["optax.adagrad"],
  signature: "learning_rate, initial_accumulator_value=0.1, eps=1e-07",
  options: {
    learningRate: rate([0.01, 0.1]),
    learningRateDecay: implied<number>(0, "the learning rate does not fall"),
    initialAccumulator: numberWord(
      "initial_accumulator_value",
      alias,
      [0.1, 0],
    ),
    epsilon: numberWord("eps", alias, [1e-7, 1e-3]),
    epsilonPlace: implied<OptimizerOptions["adagrad"]["epsilonPlace"]>(
      "inside",
      "epsilon is added to the sum of squares before the root",
    ),
    ...noDecay,
  },
  claims: {},
  source: alias,
});

export const optimizers: readonly OptimizerPhrase[] = [
  sgd,
  adam,
  adamw,
  rmsprop,
  adagrad,
] as readonly unknown[] as readonly OptimizerPhrase[];
