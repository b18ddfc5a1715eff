// Optimisers: Chainer's update rules with every option explicit. Hooks and shifts that change them stand in modifiers.ts.
import type { DecayForm, LearningRate } from "../../ir/index.ts";
import {
  noDecay,
  rateWord,
  untouchedGradients,
  usualAdam,
  usualMomentum,
} from "../optimizerRows.ts";
import {
  elsewhere,
  ignored,
  only,
  optimizerPhrase,
  type Context,
  type OptimizerPhrase,
  type Word,
} from "../phrase.ts";
import { byVersion, type Versioned } from "../version.ts";
import { booleanWord, impliedWord, number, numberWord } from "../words.ts";
import { inSource } from "./sources.ts";

const rule = (file: string) => inSource(`chainer/optimizers/${file}.py`);
const implied = <T>(value: T, because: string, file: string): Word<T> =>
  impliedWord<T>(value, because, rule(file));

/** A learning rate, and gradients that only hooks touch. */
const base = (file: string, samples: readonly number[]) => ({
  learningRate: rateWord("lr", rule(file), samples),
  ...untouchedGradients(rule(file)),
  ...noDecay(rule(file)),
});

const momentumRows = (file: string) => ({
  dampening: implied(0, "Chainer has no dampening", file),
  ...usualMomentum(rule(file)),
  nesterov: implied(false, "NesterovAG is an optimiser of its own", file),
  velocityHoldsLearningRate: implied(
    true,
    "Chainer's velocity is v = µ·v − lr·g, and w += v",
    file,
  ),
});

const sgd = optimizerPhrase({
  optimizer: "sgd",
  calls: ["chainer.optimizers.SGD"],
  signature: "lr=0.01",
  options: {
    ...base("sgd", [0.01, 0.1]),
    momentum: implied(0, "MomentumSGD is an optimiser of its own", "sgd"),
    ...momentumRows("sgd"),
  },
  claims: {},
  source: rule("sgd"),
});

const momentumSgd = optimizerPhrase({
  optimizer: "sgd",
  calls: ["chainer.optimizers.MomentumSGD"],
  signature: "lr=0.01, momentum=0.9",
  options: {
    ...base("momentum_sgd", [0.01, 0.1]),
    momentum: numberWord("momentum", rule("momentum_sgd"), [0.9, 0.5]),
    ...momentumRows("momentum_sgd"),
  },
  claims: {},
  source: rule("momentum_sgd"),
});

const nesterov = optimizerPhrase({
  optimizer: "sgd",
  calls: ["chainer.optimizers.NesterovAG"],
  signature: "lr=0.01, momentum=0.9",
  options: {
    ...base("nesterov_ag", [0.01, 0.1]),
    momentum: numberWord("momentum", rule("nesterov_ag"), [0.9, 0.5]),
    ...momentumRows("nesterov_ag"),
    nesterov: implied(true, "the optimiser's name says it", "nesterov_ag"),
    nesterovForm: implied<"standard" | "appliedTwice">(
      "appliedTwice",
      "w moves by µ²·v − (1 + µ)·lr·g with a v that has already moved",
      "nesterov_ag",
    ),
  },
  claims: {},
  source: rule("nesterov_ag"),
});

const eta = (context: Context): number =>
  number(context.argument("eta") ?? 1, "eta");

/** The step is eta · alpha. */
const adamRate: Word<LearningRate> = {
  from: ["alpha", "eta"],
  read: (context) => number(context.argument("alpha"), "alpha") * eta(context),
  write: (value, context) =>
    typeof value === "number" ? { alpha: value / eta(context) } : null,
  default: { kind: "signature", source: rule("adam") },
  samples: [0.001, 0.01],
};

/** w −= eta · rate · w, whatever alpha is. */
const adamDecay: Word<number> = {
  from: ["weight_decay_rate"],
  read: (context) =>
    number(context.argument("weight_decay_rate") ?? 0, "weight_decay_rate") *
    eta(context),
  write: (value, context) =>
    context.argument("weight_decay_rate") === undefined
      ? null
      : { weight_decay_rate: value / eta(context) },
  default: { kind: "signature", source: rule("adam") },
  samples: [0, 0.01],
};

const adamOptions = (
  amsgrad: Word<boolean>,
): OptimizerPhrase<"adam">["options"] => ({
  learningRate: adamRate,
  ...untouchedGradients(rule("adam")),
  beta1: numberWord("beta1", rule("adam"), [0.9, 0.5]),
  beta2: numberWord("beta2", rule("adam"), [0.999, 0.9]),
  epsilon: numberWord("eps", rule("adam"), [1e-8, 1e-7]),
  epsilonForm: impliedWord<"corrected" | "hat">(
    "hat",
    "Chainer corrects the step size, and divides by √v + ε",
    inSource("chainer/optimizers/adam.py · AdamRule.update_core_cpu"),
  ),
  ...usualAdam(rule("adam")),
  amsgrad,
  weightDecay: adamDecay,
  decayForm: implied<DecayForm>(
    "decoupledUnscaled",
    "Chainer's Adam takes eta · weight_decay_rate · w straight from the weight, not multiplied by alpha",
    "adam",
  ),
});

const bounded = {
  adabound: only(false),
  final_lr: ignored("it acts with adabound only"),
  gamma: ignored("it acts with adabound only"),
  eta: elsewhere("the learning rate and the weight decay"),
};

const first = "alpha=0.001, beta1=0.9, beta2=0.999, eps=1e-08";
const laterFlag: Word<boolean> = {
  ...booleanWord("amsgrad", rule("adam")),
  read: (context) => context.argument("amsgrad") === true,
  write: (value, context) =>
    context.argument("amsgrad") === undefined ? null : { amsgrad: value },
};

function adam(
  name: string,
  signature: Versioned<string>,
  amsgrad: Word<boolean>,
): OptimizerPhrase<"adam"> {
  return optimizerPhrase({
    optimizer: "adam",
    calls: [`chainer.optimizers.${name}`],
    signature,
    options: adamOptions(amsgrad),
    claims: bounded,
    source: rule("adam"),
  });
}

const named = (value: boolean): Word<boolean> =>
  implied(value, "the optimiser's name says it", "adam");

const adams = [
  adam(
    "Adam",
    byVersion(
      ["2.1.0", first],
      ["4.0.0", `${first}, eta=1.0, weight_decay_rate=0`],
      ["5.0.0", `${first}, eta=1.0, weight_decay_rate=0, amsgrad=False`],
      [
        "6.0.0",
        `${first}, eta=1.0, weight_decay_rate=0, amsgrad=False, adabound=False, final_lr=0.1, gamma=0.001`,
      ],
    ),
    laterFlag,
  ),
  adam("AdamW", `${first}, eta=1.0, weight_decay_rate=0`, named(false)),
  adam("AMSGrad", `${first}, eta=1.0`, named(true)),
];

const rmsprop = optimizerPhrase({
  optimizer: "rmsprop",
  calls: ["chainer.optimizers.RMSprop"],
  signature: byVersion(
    ["2.1.0", "lr=0.01, alpha=0.99, eps=1e-08"],
    ["5.0.0", "lr=0.01, alpha=0.99, eps=1e-08, eps_inside_sqrt=False"],
  ),
  options: {
    ...base("rmsprop", [0.01, 0.001]),
    rho: numberWord("alpha", rule("rmsprop"), [0.99, 0.9]),
    epsilon: numberWord("eps", rule("rmsprop"), [1e-8, 1e-6]),
    epsilonPlace: {
      from: ["eps_inside_sqrt"],
      read: (context) =>
        context.argument("eps_inside_sqrt") === true ? "inside" : "outside",
      write: (value, context) =>
        context.argument("eps_inside_sqrt") === undefined
          ? null
          : { eps_inside_sqrt: value === "inside" },
      default: { kind: "signature", source: rule("rmsprop") },
      samples: ["outside", "inside"],
    },
    initialSquare: implied(0, "the mean square starts at 0", "rmsprop"),
    momentum: implied(0, "Chainer's RMSprop has no momentum", "rmsprop"),
    nesterov: implied(false, "Chainer's RMSprop has no momentum", "rmsprop"),
    velocityHoldsLearningRate: implied(
      false,
      "Chainer's RMSprop has no momentum",
      "rmsprop",
    ),
    centered: implied(false, "the mean gradient is not subtracted", "rmsprop"),
  },
  claims: {},
  source: rule("rmsprop"),
});

const adagrad = optimizerPhrase({
  optimizer: "adagrad",
  calls: ["chainer.optimizers.AdaGrad"],
  signature: "lr=0.001, eps=1e-08",
  options: {
    ...base("ada_grad", [0.001, 0.1]),
    learningRateDecay: implied(
      0,
      "the learning rate does not fall",
      "ada_grad",
    ),
    initialAccumulator: implied(
      0,
      "the sum of squares starts at 0",
      "ada_grad",
    ),
    epsilon: numberWord("eps", rule("ada_grad"), [1e-8, 1e-6]),
    epsilonPlace: implied<"outside" | "inside">(
      "outside",
      "Chainer adds ε after the square root",
      "ada_grad",
    ),
    averageMultiplier: implied(
      false,
      "the step is divided by nothing else",
      "ada_grad",
    ),
  },
  claims: {},
  source: rule("ada_grad"),
});

const adadelta = optimizerPhrase({
  optimizer: "adadelta",
  calls: ["chainer.optimizers.AdaDelta"],
  signature: "rho=0.95, eps=1e-06",
  options: {
    ...base("ada_delta", []),
    learningRate: implied<LearningRate>(
      1,
      "Chainer's AdaDelta has no learning rate",
      "ada_delta",
    ),
    rho: numberWord("rho", rule("ada_delta"), [0.95, 0.9]),
    epsilon: numberWord("eps", rule("ada_delta"), [1e-6, 1e-8]),
  },
  claims: {},
  source: rule("ada_delta"),
});

export default [
  sgd,
  momentumSgd,
  nesterov,
  ...adams,
  rmsprop,
  adagrad,
  adadelta,
];
