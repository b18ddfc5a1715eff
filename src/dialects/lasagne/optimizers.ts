// lasagne.updates: rules as dictionaries for theano.function. ε stands inside the root in adagrad, rmsprop and adadelta, and behind it in adam.
import type { Source } from "../../ir/index.ts";
import {
  noDecay,
  rateWord,
  untouchedGradients,
  usualAdam,
  usualMomentum,
} from "../optimizerRows.ts";
import {
  input,
  optimizerPhrase,
  type OptimizerPhrase,
  type Word,
} from "../phrase.ts";
import { impliedWord, numberWord } from "../words.ts";
import { inSource } from "./sources.ts";

const rule = (name: string): Source => inSource(`lasagne/updates.py · ${name}`);
const claims = { loss_or_grads: input, params: input };

function base(source: Source, samples: readonly number[]) {
  return {
    learningRate: rateWord("learning_rate", source, samples),
    ...untouchedGradients(source),
    ...noDecay(source),
  };
}

const fixed = <T>(value: T, because: string, source: Source): Word<T> =>
  impliedWord<T>(value, because, source);

function descent(
  name: string,
  signature: string,
  how: { readonly momentum: boolean; readonly nesterov: boolean },
  source = rule(name),
): OptimizerPhrase<"sgd"> {
  return optimizerPhrase({
    optimizer: "sgd",
    calls: [name.includes(".") ? name : `lasagne.updates.${name}`],
    signature,
    options: {
      ...base(source, [0.1, 0.01]),
      momentum: how.momentum
        ? numberWord("momentum", source, [0.9, 0.5])
        : fixed<number>(0, "the rule has no momentum", source),
      dampening: fixed<number>(0, "every gradient counts in full", source),
      nesterov: fixed<boolean>(how.nesterov, "the rule's name says it", source),
      velocityHoldsLearningRate: fixed<boolean>(
        true,
        "v = µ·v − lr·g, and v is added to the weight",
        rule("apply_momentum"),
      ),
      ...usualMomentum(source),
    },
    claims,
    source,
  });
}

const sgds = [
  descent("sgd", "loss_or_grads, params, learning_rate", {
    momentum: false,
    nesterov: false,
  }),
  descent("momentum", "loss_or_grads, params, learning_rate, momentum=0.9", {
    momentum: true,
    nesterov: false,
  }),
  descent(
    "nesterov_momentum",
    "loss_or_grads, params, learning_rate, momentum=0.9",
    { momentum: true, nesterov: true },
  ),
  descent(
    "theano.function.updates",
    "learning_rate",
    { momentum: false, nesterov: false },
    inSource("theano/compile/function.py · function"),
  ),
];

function adam(name: string, amsgrad: boolean): OptimizerPhrase<"adam"> {
  const source = rule(name);
  return optimizerPhrase({
    optimizer: "adam",
    calls: [`lasagne.updates.${name}`],
    signature:
      "loss_or_grads, params, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-08",
    options: {
      ...base(source, [0.001, 0.01]),
      beta1: numberWord("beta1", source, [0.9, 0.5]),
      beta2: numberWord("beta2", source, [0.999, 0.9]),
      epsilon: numberWord("epsilon", source, [1e-8, 1e-7]),
      epsilonForm: fixed<"corrected" | "hat">(
        "hat",
        "Lasagne corrects the step size, and divides by √v + ε",
        source,
      ),
      ...usualAdam(source),
      amsgrad: fixed<boolean>(amsgrad, "the rule's name says it", source),
    },
    claims,
    source,
  });
}

const adamaxSource = rule("adamax");
const adamax = optimizerPhrase({
  optimizer: "adamax",
  calls: ["lasagne.updates.adamax"],
  signature:
    "loss_or_grads, params, learning_rate=0.002, beta1=0.9, beta2=0.999, epsilon=1e-08",
  options: {
    ...base(adamaxSource, [0.002, 0.01]),
    beta1: numberWord("beta1", adamaxSource, [0.9, 0.5]),
    beta2: numberWord("beta2", adamaxSource, [0.999, 0.9]),
    epsilon: numberWord("epsilon", adamaxSource, [1e-8, 1e-7]),
    epsilonPlace: fixed<"outside" | "gradient">(
      "outside",
      "the step is divided by u + ε",
      adamaxSource,
    ),
  },
  claims,
  source: adamaxSource,
});

const rmspropSource = rule("rmsprop");
const rmsprop = optimizerPhrase({
  optimizer: "rmsprop",
  calls: ["lasagne.updates.rmsprop"],
  signature: "loss_or_grads, params, learning_rate=1.0, rho=0.9, epsilon=1e-06",
  options: {
    ...base(rmspropSource, [1, 0.01]),
    rho: numberWord("rho", rmspropSource, [0.9, 0.99]),
    epsilon: numberWord("epsilon", rmspropSource, [1e-6, 1e-8]),
    epsilonPlace: fixed<"outside" | "inside">(
      "inside",
      "Lasagne divides by √(v + ε)",
      rmspropSource,
    ),
    initialSquare: fixed<number>(
      0,
      "the mean square starts at 0",
      rmspropSource,
    ),
    momentum: fixed<number>(
      0,
      "the rule has no momentum of its own",
      rmspropSource,
    ),
    nesterov: fixed<boolean>(
      false,
      "the rule has no momentum of its own",
      rmspropSource,
    ),
    velocityHoldsLearningRate: fixed<boolean>(
      true,
      "apply_momentum adds up whole steps",
      rule("apply_momentum"),
    ),
    centered: fixed<boolean>(
      false,
      "the mean gradient is not subtracted",
      rmspropSource,
    ),
  },
  claims,
  source: rmspropSource,
});

const adagradSource = rule("adagrad");
const adagrad = optimizerPhrase({
  optimizer: "adagrad",
  calls: ["lasagne.updates.adagrad"],
  signature: "loss_or_grads, params, learning_rate=1.0, epsilon=1e-06",
  options: {
    ...base(adagradSource, [1, 0.1]),
    learningRateDecay: fixed<number>(
      0,
      "the learning rate does not fall",
      adagradSource,
    ),
    initialAccumulator: fixed<number>(
      0,
      "the sum of squares starts at 0",
      adagradSource,
    ),
    epsilon: numberWord("epsilon", adagradSource, [1e-6, 1e-8]),
    epsilonPlace: fixed<"outside" | "inside">(
      "inside",
      "Lasagne divides by √(a + ε)",
      adagradSource,
    ),
    averageMultiplier: fixed<boolean>(
      false,
      "the step is divided by nothing else",
      adagradSource,
    ),
  },
  claims,
  source: adagradSource,
});

const adadeltaSource = rule("adadelta");
const adadelta = optimizerPhrase({
  optimizer: "adadelta",
  calls: ["lasagne.updates.adadelta"],
  signature:
    "loss_or_grads, params, learning_rate=1.0, rho=0.95, epsilon=1e-06",
  options: {
    ...base(adadeltaSource, [1, 0.5]),
    rho: numberWord("rho", adadeltaSource, [0.95, 0.9]),
    epsilon: numberWord("epsilon", adadeltaSource, [1e-6, 1e-8]),
  },
  claims,
  source: adadeltaSource,
});

export default [
  ...sgds,
  adam("adam", false),
  adam("amsgrad", true),
  adamax,
  rmsprop,
  adagrad,
  adadelta,
] as readonly OptimizerPhrase[];
