// Optimisers: Chainer's update rules with every option explicit. Weight decay comes by a hook, or by Adam's own rate.
import type { DecayForm, LearningRate } from "../../ir/index.ts";
import {
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
  PhraseError,
  type Context,
  type OptimizerPhrase,
  type Word,
} from "../phrase.ts";
import { byVersion, type Versioned } from "../version.ts";
import { booleanWord, impliedWord, number, numberWord } from "../words.ts";
import { inSource } from "./sources.ts";

const rule = (file: string) => inSource(`chainer/optimizers/${file}.py`);
const hook = inSource(
  "chainer/optimizer_hooks/weight_decay.py · WeightDecay.__call__",
);

/** `optimizer.add_hook(WeightDecay(rate))`, which the recording adds to the arguments of the optimiser. */
const decayByHook: Word<number> = {
  from: ["WeightDecay"],
  read: (context) =>
    number(context.argument("WeightDecay") ?? 0, "WeightDecay"),
  write: () => null,
  default: {
    kind: "derived",
    value: (context) =>
      number(context.argument("WeightDecay") ?? 0, "WeightDecay"),
    because: "no WeightDecay hook is added",
    source: hook,
  },
  samples: [],
};

const inGradient = impliedWord<DecayForm>(
  "inGradient",
  "the WeightDecay hook adds rate · w to the gradient",
  hook,
);
const decay = {
  ...untouchedGradients(hook),
  weightDecay: decayByHook,
  decayForm: inGradient,
};

const implied = <T>(value: T, because: string, file: string): Word<T> =>
  impliedWord<T>(value, because, rule(file));

const momentumRows = (file: string) => ({
  dampening: implied(0, "Chainer has no dampening", file),
  nesterov: implied(false, "NesterovAG is an optimiser of its own", file),
  velocityHoldsLearningRate: implied(
    true,
    "Chainer's velocity is v = µ·v − lr·g, and w += v",
    file,
  ),
  ...usualMomentum(rule(file)),
  ...decay,
});

const sgd = optimizerPhrase({
  optimizer: "sgd",
  calls: ["chainer.optimizers.SGD"],
  signature: "lr=0.01",
  options: {
    learningRate: rateWord("lr", rule("sgd"), [0.01, 0.1]),
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
    learningRate: rateWord("lr", rule("momentum_sgd"), [0.01, 0.1]),
    momentum: numberWord("momentum", rule("momentum_sgd"), [0.9, 0.5]),
    ...momentumRows("momentum_sgd"),
  },
  claims: {},
  source: rule("momentum_sgd"),
});

const at = (context: Context, name: string): number =>
  number(context.argument(name), name);

/** The step is eta · alpha. */
const adamRate: Word<LearningRate> = {
  from: ["alpha", "eta"],
  read: (context) =>
    at(context, "alpha") *
    (context.argument("eta") === undefined ? 1 : at(context, "eta")),
  write: (value) => (typeof value === "number" ? { alpha: value } : null),
  default: { kind: "signature", source: rule("adam") },
  samples: [0.001, 0.01],
};

/** w −= eta · rate · w, not multiplied by alpha: as a share of the learning rate it is rate / alpha. */
const adamDecay = (context: Context): number => {
  const own = number(
    context.argument("weight_decay_rate") ?? 0,
    "weight_decay_rate",
  );
  const hooked = number(context.argument("WeightDecay") ?? 0, "WeightDecay");
  if (own !== 0 && hooked !== 0)
    throw new PhraseError(
      `Expected weight decay by weight_decay_rate or by a WeightDecay hook. Received both (${own} and ${hooked}).`,
    );
  return own === 0 ? hooked : own / at(context, "alpha");
};

const adamDecayRows = {
  weightDecay: {
    from: ["weight_decay_rate", "WeightDecay"],
    read: adamDecay,
    write: (value, context) =>
      value === 0 && context.argument("weight_decay_rate") !== undefined
        ? { weight_decay_rate: 0 }
        : null,
    default: {
      kind: "derived",
      value: adamDecay,
      because: "weight_decay_rate is 0 and no WeightDecay hook is added",
      source: rule("adam"),
    },
    samples: [0],
  } satisfies Word<number>,
  decayForm: {
    from: ["weight_decay_rate", "WeightDecay"],
    read: (context) =>
      (context.argument("WeightDecay") ?? 0) === 0 ? "decoupled" : "inGradient",
    write: () => null,
    default: {
      kind: "derived",
      value: (context) =>
        (context.argument("WeightDecay") ?? 0) === 0
          ? "decoupled"
          : "inGradient",
      because:
        "weight_decay_rate takes its share straight from the weight; a hook goes through the gradient",
      source: rule("adam"),
    },
    samples: [],
  } satisfies Word<DecayForm>,
};

const adamOptions = (
  amsgrad: Word<boolean>,
): OptimizerPhrase<"adam">["options"] => ({
  learningRate: adamRate,
  beta1: numberWord("beta1", rule("adam"), [0.9, 0.5]),
  beta2: numberWord("beta2", rule("adam"), [0.999, 0.9]),
  epsilon: numberWord("eps", rule("adam"), [1e-8, 1e-7]),
  epsilonForm: impliedWord<"corrected" | "hat">(
    "hat",
    "Chainer corrects the step size, and divides by √v + ε",
    inSource("chainer/optimizers/adam.py · AdamRule.update_core_cpu"),
  ),
  amsgrad,
  ...usualAdam(rule("adam")),
  ...untouchedGradients(rule("adam")),
  ...adamDecayRows,
});

const bounded = {
  adabound: only(false),
  final_lr: ignored("it acts with adabound only"),
  gamma: ignored("it acts with adabound only"),
  eta: elsewhere("the learning rate"),
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
    learningRate: rateWord("lr", rule("rmsprop"), [0.01, 0.001]),
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
    momentum: implied(0, "Chainer's RMSprop has no momentum", "rmsprop"),
    velocityHoldsLearningRate: implied(
      false,
      "Chainer's RMSprop has no momentum",
      "rmsprop",
    ),
    initialSquare: implied(0, "the mean square starts at 0", "rmsprop"),
    nesterov: implied(false, "Chainer's RMSprop has no momentum", "rmsprop"),
    centered: implied(false, "the mean gradient is not subtracted", "rmsprop"),
    ...decay,
  },
  claims: {},
  source: rule("rmsprop"),
});

const adagrad = optimizerPhrase({
  optimizer: "adagrad",
  calls: ["chainer.optimizers.AdaGrad"],
  signature: "lr=0.001, eps=1e-08",
  options: {
    learningRate: rateWord("lr", rule("ada_grad"), [0.001, 0.1]),
    learningRateDecay: implied(
      0,
      "the learning rate does not fall",
      "ada_grad",
    ),
    averageMultiplier: implied(
      false,
      "steps are not scaled to their average",
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
    ...decay,
  },
  claims: {},
  source: rule("ada_grad"),
});

export default [sgd, momentumSgd, ...adams, rmsprop, adagrad];
