// Optimisers of optax: update rules with every option explicit, alone and at the end of a chain.
import type { DecayForm, OptimizerOptions } from "../../ir/index.ts";
import {
  noDecay,
  rateWord,
  untouchedGradients,
  usualAdam,
  usualMomentum,
} from "../optimizerRows.ts";
import {
  ignored,
  only,
  optimizerPhrase,
  type Claim,
  type OptimizerPhrase,
  type Word,
} from "../phrase.ts";
import { booleanWord, impliedWord, number, numberWord } from "../words.ts";
import { chained } from "./chains.ts";
import { schedules } from "./schedules.ts";
import { inOptax } from "./sources.ts";

const alias = inOptax("optax/_src/alias.py");
const transform = inOptax("optax/_src/transform.py");

const rate = (samples: readonly number[]) => ({
  learningRate: rateWord("learning_rate", alias, samples, schedules),
  ...untouchedGradients(transform),
});
const implied = <T>(value: NoInfer<T>, because: string): Word<T> =>
  impliedWord<T>(value, because, transform);
const share = (name: string, ...samples: number[]): Word<number> =>
  numberWord(name, alias, samples);

/** None is no momentum. */
const momentum = (name: string): Word<number> => ({
  from: [name],
  read: (context) =>
    context.argument(name) === null ? 0 : number(context.argument(name), name),
  write: (value) => ({ [name]: value }),
  default: { kind: "signature", source: alias },
  samples: [0.9, 0],
});

const types: Readonly<Record<string, Claim>> = {
  accumulator_dtype: only(null, { dtype: "float32" }),
  mu_dtype: only(null, { dtype: "float32" }),
  mask: only(null),
  weight_decay_mask: only(null),
};

const decoupled = (share: Word<number>) => ({
  weightDecay: share,
  decayForm: implied<DecayForm>(
    "decoupled",
    "wd·w is added to the update after the rule's scaling, and multiplied by the learning rate with it",
  ),
});

const descent = {
  dampening: implied<number>(0, "v = µ·v + g: nothing of g is kept out"),
  ...usualMomentum(transform),
  velocityHoldsLearningRate: implied<boolean>(
    false,
    "the trace adds gradients; the learning rate is applied after it",
  ),
  ...noDecay(transform),
};

const sgd = optimizerPhrase<"sgd">({
  optimizer: "sgd",
  calls: ["optax.sgd"],
  signature:
    "learning_rate, momentum=None, nesterov=False, accumulator_dtype=None",
  options: {
    ...rate([0.01, 1]),
    momentum: momentum("momentum"),
    nesterov: booleanWord("nesterov", alias),
    ...descent,
  },
  claims: types,
  source: alias,
});

const adamRows = {
  beta1: share("b1", 0.9, 0.5),
  beta2: share("b2", 0.999, 0.9),
  epsilon: share("eps", 1e-8, 1e-3),
  epsilonForm: implied<OptimizerOptions["adam"]["epsilonForm"]>(
    "corrected",
    "epsilon is added to the root of the corrected second moment",
  ),
  ...usualAdam(transform),
  epsilonRoot: share("eps_root", 0, 1e-6),
  amsgrad: implied<boolean>(
    false,
    "the largest second moment so far is not kept",
  ),
};
const adamClaims: Readonly<Record<string, Claim>> = {
  ...types,
  nesterov: only(false),
};
const adamStart =
  "learning_rate, b1=0.9, b2=0.999, eps=1e-08, eps_root=0.0, mu_dtype=None";
const decayed = "weight_decay=0.0001, mask=None";

const adam = optimizerPhrase<"adam">({
  optimizer: "adam",
  calls: ["optax.adam"],
  signature: `${adamStart}, *, nesterov=False`,
  options: { ...rate([0.001, 0.1]), ...adamRows, ...noDecay(transform) },
  claims: adamClaims,
  source: alias,
});

const adamw = optimizerPhrase<"adam">({
  optimizer: "adam",
  calls: ["optax.adamw"],
  signature: `${adamStart}, ${decayed}, *, nesterov=False`,
  options: {
    ...rate([0.001, 0.1]),
    ...adamRows,
    ...decoupled(share("weight_decay", 0.0001, 0.1)),
  },
  claims: adamClaims,
  source: alias,
});

const amsgrad = optimizerPhrase<"adam">({
  optimizer: "adam",
  calls: ["optax.amsgrad"],
  signature: `${adamStart}, bias_correction_mu=True, bias_correction_nu=True`,
  options: {
    ...rate([0.001, 0.1]),
    ...adamRows,
    amsgrad: implied<boolean>(true, "the rule's name says it"),
    amsgradForm: implied<"raw" | "corrected">(
      "corrected",
      "the largest second moment is kept after its bias correction",
    ),
    ...noDecay(transform),
  },
  claims: {
    ...types,
    bias_correction_mu: only(true),
    bias_correction_nu: only(true),
  },
  source: alias,
});

const nadamRows = {
  beta1: adamRows.beta1,
  beta2: adamRows.beta2,
  epsilon: adamRows.epsilon,
  momentumDecay: implied<number | null>(
    null,
    "the momentum's share stays b1 through all steps",
  ),
};
const nadamClaims: Readonly<Record<string, Claim>> = {
  ...types,
  nesterov: only(true),
  eps_root: only(0),
};

const nadam = optimizerPhrase<"nadam">({
  optimizer: "nadam",
  calls: ["optax.nadam"],
  signature: `${adamStart}, *, nesterov=True`,
  options: { ...rate([0.001, 0.1]), ...nadamRows, ...noDecay(transform) },
  claims: nadamClaims,
  source: alias,
});

const nadamw = optimizerPhrase<"nadam">({
  optimizer: "nadam",
  calls: ["optax.nadamw"],
  signature: `${adamStart}, ${decayed}, *, nesterov=True`,
  options: {
    ...rate([0.001, 0.1]),
    ...nadamRows,
    ...decoupled(share("weight_decay", 0.0001, 0.1)),
  },
  claims: nadamClaims,
  source: alias,
});

const adamax = optimizerPhrase<"adamax">({
  optimizer: "adamax",
  calls: ["optax.adamax"],
  signature: "learning_rate, b1=0.9, b2=0.999, eps=1e-08",
  options: {
    ...rate([0.001, 0.1]),
    beta1: adamRows.beta1,
    beta2: adamRows.beta2,
    epsilon: adamRows.epsilon,
    epsilonPlace: implied<OptimizerOptions["adamax"]["epsilonPlace"]>(
      "gradient",
      "u = max(|g| + eps, b2·u)",
    ),
    ...noDecay(transform),
  },
  claims: types,
  source: alias,
});

const adadelta = optimizerPhrase<"adadelta">({
  optimizer: "adadelta",
  calls: ["optax.adadelta"],
  signature:
    "learning_rate=None, rho=0.9, eps=1e-06, weight_decay=0.0, weight_decay_mask=None",
  options: {
    // Without a learning rate optax turns no sign round and would climb: None is refused.
    ...rate([1, 0.1]),
    rho: share("rho", 0.9, 0.95),
    epsilon: share("eps", 1e-6, 1e-3),
    weightDecay: share("weight_decay", 0, 0.1),
    decayForm: implied<DecayForm>(
      "inGradient",
      "wd·w is added to the gradient before the rule",
    ),
  },
  claims: types,
  source: alias,
});

const lion = optimizerPhrase<"lion">({
  optimizer: "lion",
  calls: ["optax.lion"],
  signature:
    "learning_rate, b1=0.9, b2=0.99, mu_dtype=None, weight_decay=0.001, mask=None",
  options: {
    ...rate([0.0001, 0.1]),
    beta1: share("b1", 0.9, 0.5),
    beta2: share("b2", 0.99, 0.9),
    ...decoupled(share("weight_decay", 0.001, 0.1)),
  },
  claims: types,
  source: alias,
});

const rmsprop = optimizerPhrase<"rmsprop">({
  optimizer: "rmsprop",
  calls: ["optax.rmsprop"],
  signature:
    "learning_rate, decay=0.9, eps=1e-08, initial_scale=0.0, eps_in_sqrt=True, centered=False, momentum=None, nesterov=False, bias_correction=False",
  options: {
    ...rate([0.01, 0.1]),
    rho: share("decay", 0.9, 0.99),
    epsilon: share("eps", 1e-8, 1e-3),
    epsilonPlace: {
      from: ["eps_in_sqrt"],
      read: (context) =>
        context.argument("eps_in_sqrt") === false ? "outside" : "inside",
      write: (value) => ({ eps_in_sqrt: value === "inside" }),
      default: { kind: "signature", source: alias },
      samples: ["inside", "outside"],
    },
    initialSquare: share("initial_scale", 0, 1),
    momentum: momentum("momentum"),
    nesterov: booleanWord("nesterov", alias),
    velocityHoldsLearningRate: implied<boolean>(
      true,
      "the trace stands after the learning rate: it adds steps already multiplied",
    ),
    centered: booleanWord("centered", alias),
    ...noDecay(transform),
  },
  claims: { bias_correction: only(false) },
  source: alias,
});

const adagrad = optimizerPhrase<"adagrad">({
  optimizer: "adagrad",
  calls: ["optax.adagrad"],
  signature: "learning_rate, initial_accumulator_value=0.1, eps=1e-07",
  options: {
    ...rate([0.01, 0.1]),
    learningRateDecay: implied<number>(0, "the learning rate does not fall"),
    initialAccumulator: share("initial_accumulator_value", 0.1, 0),
    epsilon: share("eps", 1e-7, 1e-3),
    epsilonPlace: implied<OptimizerOptions["adagrad"]["epsilonPlace"]>(
      "inside",
      "epsilon is added to the sum of squares before the root",
    ),
    averageMultiplier: implied<boolean>(
      false,
      "the step is not divided by an average",
    ),
    ...noDecay(transform),
  },
  claims: {},
  source: alias,
});

/** `chain(trace(…), scale(−lr))`: gradient descent from its parts. */
const trace = optimizerPhrase<"sgd">({
  ...sgd,
  calls: ["optax.trace"],
  signature: "decay, nesterov=False, accumulator_dtype=None, learning_rate=0.0",
  options: { ...sgd.options, momentum: momentum("decay") },
});

/** `scale(−lr)` alone: descent without momentum. */
const scale = optimizerPhrase<"sgd">({
  ...sgd,
  calls: ["optax.scale"],
  signature: "step_size, learning_rate=0.0",
  options: {
    ...sgd.options,
    momentum: implied<number>(0, "no trace stands in the chain"),
    nesterov: implied<boolean>(false, "no trace stands in the chain"),
  },
  claims: {
    step_size: ignored("minus the learning rate, said as learning_rate here"),
  },
});

/** `chain(scale_by_adam(…), add_decayed_weights(…), scale(−lr))`: the parts of adam and adamw. */
const scaleByAdam = optimizerPhrase<"adam">({
  ...adamw,
  calls: ["optax.scale_by_adam"],
  signature:
    "b1=0.9, b2=0.999, eps=1e-08, eps_root=0.0, mu_dtype=None, *, nesterov=False, learning_rate=0.0, weight_decay=0.0",
});

/** `w - 0.1 * gradient`, written out for all weights alike. */
const writtenOut = optimizerPhrase<"sgd">({
  ...sgd,
  calls: ["jax.grad(w - rate * gradient)"],
  signature: "rate",
  options: {
    ...scale.options,
    learningRate: rateWord("rate", transform, [0.1]),
  },
  claims: {},
});

const alone = [
  sgd,
  adam,
  adamw,
  amsgrad,
  nadam,
  nadamw,
  adamax,
  adadelta,
  lion,
  rmsprop,
  adagrad,
] as readonly unknown[] as readonly OptimizerPhrase[];
const parts = [
  trace,
  scale,
  scaleByAdam,
] as readonly unknown[] as readonly OptimizerPhrase[];

export const optimizers: readonly OptimizerPhrase[] = [
  ...alone,
  writtenOut,
  ...[...alone, ...parts].map((each) => chained(each)),
];
