// Learners: CNTK's update rules with every option explicit. How rates and momenta follow from minibatch sizes stands in rates.ts.
import type {
  Clipping,
  DecayForm,
  GradientScale,
  LearningRate,
  Source,
} from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  elsewhere,
  only,
  optimizerPhrase,
  type Claim,
  type Context,
  type Word,
} from "../phrase.ts";
import { booleanWord, impliedWord, number, numberWord } from "../words.ts";
import { examplesOf, givesMean, momentumOf, rateOf } from "./rates.ts";
import { truthy } from "./rows.ts";
import { signatureOf } from "./signatures.ts";
import { inSource } from "./sources.ts";

const path = (name: string): string => `cntk.learners.${name}`;
const learner = inSource("Source/CNTKv2LibraryDll/Learner.cpp · LearnerBase");
const matrix = (name: string): Source =>
  inSource(`Source/Math/Matrix.cpp · ${name}`);
const cpu = (name: string): Source =>
  inSource(`Source/Math/CPUMatrixImpl.h · ${name}`);

/** What a sum over the batch holds of something said per example. */
const perExample = (context: Context): number =>
  givesMean(context) ? 1 : examplesOf(context);

const learningRate = (samples: readonly number[]): Word<LearningRate> => ({
  from: ["lr"],
  read: (context) => rateOf(context),
  write: (value) => (typeof value === "number" ? { lr: value } : null),
  default: { kind: "signature", source: learner },
  samples,
});

const isInfinite = (value: Argument | undefined): boolean =>
  typeof value === "object" &&
  value !== null &&
  "float" in value &&
  value.float === "inf";

/** Every element cut, or each weight's gradient shortened, at a threshold per example. */
const clipping: Word<readonly Clipping[]> = {
  from: [
    "gradient_clipping_threshold_per_sample",
    "gradient_clipping_with_truncation",
  ],
  read: (context) => {
    const name = "gradient_clipping_threshold_per_sample";
    const value = context.argument(name);
    if (isInfinite(value)) return [];
    const most = number(value, name) * perExample(context);
    return truthy(context.argument("gradient_clipping_with_truncation"))
      ? [{ kind: "value", low: -most, high: most, stage: "scaled" }]
      : [
          {
            kind: "norm",
            most,
            over: "each weight",
            order: 2,
            epsilon: 0,
            scales: "longer",
            stage: "scaled",
          },
        ];
  },
  write: (value) => {
    const [clip] = value;
    if (!clip)
      return { gradient_clipping_threshold_per_sample: { float: "inf" } };
    if (value.length > 1 || clip.stage !== "scaled") return null;
    if (clip.kind === "value")
      return clip.low === -clip.high
        ? {
            gradient_clipping_threshold_per_sample: clip.high,
            gradient_clipping_with_truncation: true,
          }
        : null;
    return clip.over === "each weight" && clip.order === 2
      ? {
          gradient_clipping_threshold_per_sample: clip.most,
          gradient_clipping_with_truncation: false,
        }
      : null;
  },
  default: { kind: "signature", source: learner },
  samples: [[], [{ kind: "value", low: -2, high: 2, stage: "scaled" }]],
};

const weightDecay: Word<number> = {
  from: ["l2_regularization_weight"],
  read: (context) =>
    number(
      context.argument("l2_regularization_weight"),
      "l2_regularization_weight",
    ) * perExample(context),
  write: (value, context) => ({
    l2_regularization_weight: value / perExample(context),
  }),
  default: { kind: "signature", source: learner },
  samples: [0, 0.01],
};

const common = (samples: readonly number[]) => ({
  learningRate: learningRate(samples),
  gradientScale: impliedWord<GradientScale>(
    1,
    "what the rule is given, a mean or a sum, is said with the loss",
    learner,
  ),
  clipping,
  weightDecay,
  decayForm: impliedWord<DecayForm>(
    "inGradient",
    "CNTK adds l2 · w to the gradient",
    learner,
  ),
});

const claims: Readonly<Record<string, Claim>> = {
  parameters: elsewhere("the weights that it moves"),
  l1_regularization_weight: only(0),
  gaussian_noise_injection_std_dev: only(0),
  use_mean_gradient: elsewhere("whether a mean or a sum is given"),
  minibatch_size: elsewhere("what rates and momenta are meant for"),
  epoch_size: elsewhere("the schedule of the learning rate"),
};

const momentum = (option: string, source: Source): Word<number> => ({
  from: [option],
  read: (context) => momentumOf(context, option),
  write: (value) => ({ [option]: value }),
  default: { kind: "signature", source },
  samples: [0.9, 0.5],
});

/** With unit_gain every gradient is multiplied by 1 − µ. */
const dampening = (source: Source): Word<number> => ({
  from: ["unit_gain", "momentum"],
  read: (context) =>
    truthy(context.argument("unit_gain")) ? momentumOf(context) : 0,
  write: () => null,
  default: { kind: "signature", source },
  samples: [],
});

const sgdRows = (source: Source) => ({
  dampeningForm: impliedWord<"afterFirstStep" | "everyStep">(
    "everyStep",
    "unit gain multiplies every gradient by 1 − µ",
    source,
  ),
  nesterovForm: impliedWord<"standard" | "appliedTwice">(
    "standard",
    "Nesterov's step is µ·v − lr·g",
    source,
  ),
  velocityHoldsLearningRate: impliedWord(
    true,
    "the smoothed gradient holds the learning rate",
    source,
  ),
});

const plainSgd = matrix("SGDUpdate");
const sgd = optimizerPhrase({
  optimizer: "sgd",
  calls: [path("sgd")],
  signature: signatureOf(path("sgd")),
  options: {
    ...common([0.01, 0.1]),
    momentum: impliedWord(0, "momentum_sgd is a learner of its own", plainSgd),
    dampening: impliedWord(0, "there is no momentum", plainSgd),
    nesterov: impliedWord(false, "nesterov is a learner of its own", plainSgd),
    ...sgdRows(plainSgd),
  },
  claims,
  source: plainSgd,
});

const withMomentum = (name: string, isNesterov: boolean, source: Source) =>
  optimizerPhrase({
    optimizer: "sgd",
    calls: [path(name)],
    signature: signatureOf(path(name)),
    options: {
      ...common([0.01, 0.1]),
      momentum: momentum("momentum", source),
      dampening: dampening(source),
      nesterov: impliedWord(isNesterov, "the learner's name says it", source),
      ...sgdRows(source),
    },
    claims,
    source,
  });

const adamSource = cpu("Adam");
const adam = optimizerPhrase({
  optimizer: "adam",
  calls: [path("adam")],
  signature: signatureOf(path("adam")),
  options: {
    ...common([0.001, 0.01]),
    beta1: momentum("momentum", adamSource),
    beta2: momentum("variance_momentum", adamSource),
    epsilon: numberWord("epsilon", adamSource, [1e-8, 1e-7]),
    epsilonForm: impliedWord<"corrected" | "hat">(
      "hat",
      "CNTK corrects the step size, and divides by √v + ε",
      adamSource,
    ),
    epsilonRoot: impliedWord(
      0,
      "no epsilon stands inside the root",
      adamSource,
    ),
    biasCorrection: impliedWord(
      true,
      "both means are corrected by 1 − βᵗ",
      adamSource,
    ),
    firstCount: impliedWord(1, "the first step counts as t = 1", adamSource),
    unitGain: booleanWord("unit_gain", adamSource),
    amsgrad: impliedWord(false, "CNTK knows no AMSGrad", adamSource),
    amsgradForm: impliedWord<"raw" | "corrected">(
      "raw",
      "CNTK knows no AMSGrad",
      adamSource,
    ),
  },
  claims: { ...claims, adamax: only(false) },
  source: adamSource,
});

const adamax = optimizerPhrase({
  optimizer: "adamax",
  calls: [path("adam.adamax")],
  signature: signatureOf(path("adam")),
  options: {
    ...common([0.001, 0.01]),
    beta1: momentum("momentum", adamSource),
    beta2: momentum("variance_momentum", adamSource),
    epsilon: numberWord("epsilon", adamSource, [1e-8, 1e-7]),
    epsilonPlace: impliedWord<"outside" | "gradient">(
      "outside",
      "ε is added to the largest gradient",
      adamSource,
    ),
  },
  claims: {
    ...claims,
    unit_gain: only(true),
    adamax: elsewhere("the rule's name"),
  },
  source: adamSource,
});

const adagradSource = cpu("Adagrad");
const adagrad = optimizerPhrase({
  optimizer: "adagrad",
  calls: [path("adagrad")],
  signature: signatureOf(path("adagrad")),
  options: {
    ...common([0.01, 0.1]),
    learningRateDecay: impliedWord(
      0,
      "the learning rate does not fall",
      adagradSource,
    ),
    initialAccumulator: impliedWord(
      0,
      "the sum of squares starts at 0",
      adagradSource,
    ),
    epsilon: impliedWord(
      1e-16,
      "the floor is added inside the root",
      adagradSource,
    ),
    epsilonPlace: impliedWord<"outside" | "inside">(
      "inside",
      "the floor is added inside the root",
      adagradSource,
    ),
    averageMultiplier: booleanWord("need_ave_multiplier", adagradSource),
  },
  claims,
  source: adagradSource,
});

const adadeltaSource = cpu("AdaDelta");
const adadelta = optimizerPhrase({
  optimizer: "adadelta",
  calls: [path("adadelta")],
  signature: signatureOf(path("adadelta")),
  options: {
    ...common([1, 0.5]),
    rho: numberWord("rho", adadeltaSource, [0.95, 0.9]),
    epsilon: numberWord("epsilon", adadeltaSource, [1e-8, 1e-6]),
  },
  claims,
  source: adadeltaSource,
});

const rmspropSource = cpu("RmsProp");
const rmsprop = optimizerPhrase({
  optimizer: "signRmsprop",
  calls: [path("rmsprop")],
  signature: signatureOf(path("rmsprop")),
  options: {
    ...common([0.01, 0.1]),
    rho: numberWord("gamma", rmspropSource, [0.9, 0.95]),
    epsilon: impliedWord(
      1e-6,
      "the floor is added inside the root",
      rmspropSource,
    ),
    initialStep: impliedWord(
      0.02,
      "every weight's step starts at 0.02",
      rmspropSource,
    ),
    increase: numberWord("inc", rmspropSource, [1.2, 1.5]),
    decrease: numberWord("dec", rmspropSource, [0.75, 0.5]),
    most: numberWord("max", rmspropSource, [10, 5]),
    least: numberWord("min", rmspropSource, [0.1, 0.01]),
    averageMultiplier: booleanWord("need_ave_multiplier", rmspropSource),
  },
  claims,
  source: rmspropSource,
});

const fsSource = matrix("FSAdagradUpdate");
const fsadagrad = optimizerPhrase({
  optimizer: "fsadagrad",
  calls: [path("fsadagrad")],
  signature: signatureOf(path("fsadagrad")),
  options: {
    ...common([0.01, 0.1]),
    momentum: momentum("momentum", fsSource),
    rho: momentum("variance_momentum", fsSource),
    unitGain: booleanWord("unit_gain", fsSource),
    mostGain: impliedWord(
      10,
      "no gradient is multiplied by more than 10",
      fsSource,
    ),
  },
  claims,
  source: fsSource,
});

export default [
  sgd,
  withMomentum("momentum_sgd", false, matrix("MomentumSGDUpdate")),
  withMomentum(
    "nesterov",
    true,
    matrix("NesterovAcceleratedMomentumSGDUpdate"),
  ),
  adam,
  adamax,
  adagrad,
  adadelta,
  rmsprop,
  fsadagrad,
];
