// Optimisers: the update rules of tf.train with every option explicit.
import type { Clipping, DecayForm } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
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
  optimizerPhrase,
  PhraseError,
  type Claim,
  type Context,
  type Word,
} from "../phrase.ts";
import { booleanWord, impliedWord, number, numberWord } from "../words.ts";
import { schedules } from "./schedules.ts";
import { read, signatureOf, signed } from "./source.ts";

const kernels = "core/kernels/training_ops.cc";
const claims: Readonly<Record<string, Claim>> = {
  use_locking: ignored("it guards against several writers at once"),
  name: elsewhere("the operation's name"),
  accum_name: elsewhere("a slot's name"),
  linear_name: elsewhere("a slot's name"),
};

/** How the program clips gradients between compute_gradients and apply_gradients. */
function clipOf(value: Argument): Clipping {
  const [kind, first, second] = value as readonly Argument[];
  if (kind === "value")
    return {
      kind: "value",
      low: number(first, "clip_value_min"),
      high: number(second, "clip_value_max"),
      stage: "scaled",
    };
  if (kind === "norm" && (second === "each weight" || second === "all weights"))
    return {
      kind: "norm",
      most: number(first, "clip_norm"),
      over: second,
      order: 2,
      epsilon: 0,
      scales: "longer",
      stage: "scaled",
    };
  throw new PhraseError("Expected a clip of gradients that is known here.");
}

const clips = (context: Context): readonly Clipping[] => {
  const value = context.argument("clipping");
  return Array.isArray(value) ? (value as readonly Argument[]).map(clipOf) : [];
};

const clipping: Word<readonly Clipping[]> = {
  from: ["clipping"],
  read: clips,
  write: () => null,
  default: {
    kind: "derived",
    value: clips,
    because:
      "gradients are clipped only by calls between compute_gradients and apply_gradients",
    source: read("training/optimizer.py · Optimizer.apply_gradients"),
  },
  samples: [],
};

const common = (path: string) => ({
  calls: [`tensorflow.${path}`],
  signature: signatureOf(`tensorflow.${path}`),
  claims,
  source: signed(`tensorflow.${path}`),
});

const base = "training/optimizer.py · Optimizer";
/** Rows of every optimiser: its rate, what happens to gradients before it, no decay. */
const shared = (at: string) => ({
  learningRate: rateWord("learning_rate", read(at), [0.01, 0.1], schedules),
  ...untouchedGradients(read(base)),
  clipping,
  ...noDecay(read(at)),
});

const momentumForm = impliedWord(
  false,
  "the accumulator is a = µ·a + g, and w −= lr·a",
  read(`${kernels} · ApplyMomentum`),
);
const noDampening = (at: string) =>
  impliedWord(0, "it has no dampening", read(at));

const plainAt = "training/gradient_descent.py · GradientDescentOptimizer";
const plain = optimizerPhrase({
  optimizer: "sgd",
  ...common("train.GradientDescentOptimizer"),
  options: {
    ...shared(plainAt),
    momentum: impliedWord(0, "it has no momentum", read(plainAt)),
    dampening: noDampening(plainAt),
    nesterov: impliedWord(false, "it has no momentum", read(plainAt)),
    ...usualMomentum(read(plainAt)),
    velocityHoldsLearningRate: momentumForm,
  },
});

const momentumAt = "training/momentum.py · MomentumOptimizer";
const momentumRows = {
  ...shared(momentumAt),
  momentum: numberWord("momentum", read(momentumAt), [0, 0.9]),
  dampening: noDampening(momentumAt),
  nesterov: booleanWord("use_nesterov", read(momentumAt)),
  ...usualMomentum(read(momentumAt)),
  velocityHoldsLearningRate: momentumForm,
};
const momentum = optimizerPhrase({
  optimizer: "sgd",
  ...common("train.MomentumOptimizer"),
  options: momentumRows,
});

const adamAt = "training/adam.py · AdamOptimizer";
const adamRows = {
  ...shared(adamAt),
  beta1: numberWord("beta1", read(adamAt), [0.9, 0.5]),
  beta2: numberWord("beta2", read(adamAt), [0.999, 0.9]),
  epsilon: numberWord("epsilon", read(adamAt), [1e-8, 1e-7]),
  epsilonForm: impliedWord<"corrected" | "hat">(
    "hat",
    "epsilon is added before the bias correction: the paper's ε̂",
    read(`${kernels} · ApplyAdam`),
  ),
  ...usualAdam(read(adamAt)),
  amsgrad: impliedWord(false, "it has no amsgrad", read(adamAt)),
};
const adam = optimizerPhrase({
  optimizer: "adam",
  ...common("train.AdamOptimizer"),
  options: adamRows,
});

const decayAt =
  "contrib/opt/python/training/weight_decay_optimizers.py · DecoupledWeightDecayExtension";
const decoupled = {
  weightDecay: numberWord("weight_decay", read(decayAt), [0, 0.01]),
  decayForm: impliedWord<DecayForm>(
    "decoupledUnscaled",
    "wd·w is taken from the weight, whatever the learning rate",
    read(`${decayAt}._decay_weights_op`),
  ),
};
const adamW = optimizerPhrase({
  optimizer: "adam",
  ...common("contrib.opt.AdamWOptimizer"),
  options: { ...adamRows, ...decoupled },
});
const momentumW = optimizerPhrase({
  optimizer: "sgd",
  ...common("contrib.opt.MomentumWOptimizer"),
  options: { ...momentumRows, ...decoupled },
});

const adamaxAt = "contrib/opt/python/training/adamax.py · AdaMaxOptimizer";
const adamax = optimizerPhrase({
  optimizer: "adamax",
  ...common("contrib.opt.AdaMaxOptimizer"),
  options: {
    ...shared(adamaxAt),
    beta1: numberWord("beta1", read(adamaxAt), [0.9, 0.5]),
    beta2: numberWord("beta2", read(adamaxAt), [0.999, 0.9]),
    epsilon: numberWord("epsilon", read(adamaxAt), [1e-8, 1e-7]),
    epsilonPlace: impliedWord<"outside" | "gradient">(
      "outside",
      "epsilon is added to the largest gradient",
      read(`${kernels} · ApplyAdaMax`),
    ),
  },
});

const rmsAt = "training/rmsprop.py · RMSPropOptimizer";
const rmsprop = optimizerPhrase({
  optimizer: "rmsprop",
  ...common("train.RMSPropOptimizer"),
  options: {
    ...shared(rmsAt),
    rho: numberWord("decay", read(rmsAt), [0.9, 0.99]),
    epsilon: numberWord("epsilon", read(rmsAt), [1e-10, 1e-7]),
    epsilonPlace: impliedWord<"outside" | "inside">(
      "inside",
      "epsilon stands under the root",
      read(`${kernels} · ApplyRMSProp`),
    ),
    initialSquare: impliedWord(
      1,
      "the mean square starts from ones",
      read(`${rmsAt}._create_slots`),
    ),
    momentum: numberWord("momentum", read(rmsAt), [0, 0.9]),
    nesterov: impliedWord(false, "it has no Nesterov form", read(rmsAt)),
    velocityHoldsLearningRate: impliedWord(
      true,
      "the momentum buffer holds the learning rate",
      read(`${kernels} · ApplyRMSProp`),
    ),
    centered: booleanWord("centered", read(rmsAt)),
  },
});

const accumulatorWord = (at: string) =>
  numberWord("initial_accumulator_value", read(at), [0.1, 0.5]);

const adagradAt = "training/adagrad.py · AdagradOptimizer";
const adagrad = optimizerPhrase({
  optimizer: "adagrad",
  ...common("train.AdagradOptimizer"),
  options: {
    ...shared(adagradAt),
    learningRateDecay: impliedWord(
      0,
      "the learning rate does not fall by itself",
      read(adagradAt),
    ),
    initialAccumulator: accumulatorWord(adagradAt),
    epsilon: impliedWord(0, "nothing is added to the root", read(adagradAt)),
    epsilonPlace: impliedWord<"outside" | "inside">(
      "outside",
      "nothing is added to the root",
      read(adagradAt),
    ),
    averageMultiplier: impliedWord(
      false,
      "each element has its own step",
      read(adagradAt),
    ),
  },
});

const adadeltaAt = "training/adadelta.py · AdadeltaOptimizer";
const adadelta = optimizerPhrase({
  optimizer: "adadelta",
  ...common("train.AdadeltaOptimizer"),
  options: {
    ...shared(adadeltaAt),
    rho: numberWord("rho", read(adadeltaAt), [0.95, 0.9]),
    epsilon: numberWord("epsilon", read(adadeltaAt), [1e-8, 1e-6]),
  },
});

const ftrlAt = "training/ftrl.py · FtrlOptimizer";
const ftrl = optimizerPhrase({
  optimizer: "ftrl",
  ...common("train.FtrlOptimizer"),
  options: {
    ...shared(ftrlAt),
    learningRatePower: numberWord(
      "learning_rate_power",
      read(ftrlAt),
      [-0.5, -0.25],
    ),
    initialAccumulator: accumulatorWord(ftrlAt),
    l1: numberWord("l1_regularization_strength", read(ftrlAt), [0, 0.01]),
    l2: numberWord("l2_regularization_strength", read(ftrlAt), [0, 0.01]),
    l2Shrinkage: {
      ...numberWord(
        "l2_shrinkage_regularization_strength",
        read(ftrlAt),
        [0, 0.01],
      ),
      read: (context) =>
        number(
          context.argument("l2_shrinkage_regularization_strength") ?? 0,
          "l2_shrinkage_regularization_strength",
        ),
    },
    beta: impliedWord(0, "it has no beta", read(ftrlAt)),
  },
});

export const optimizers = [
  plain,
  momentum,
  adam,
  rmsprop,
  adagrad,
  adadelta,
  ftrl,
  adamW,
  momentumW,
  adamax,
];
