// What each option of an optimiser does, in one sentence a learner understands. Every optimiser option has the effect `training`.
import type {
  CommonOptions,
  OptimizerName,
  OptimizerOptions,
} from "./optimizer.ts";

const common: { readonly [O in keyof CommonOptions]: string } = {
  learningRate: "How large a step is, and how that changes while training.",
  gradientScale:
    "A factor on every gradient: one over the batch size makes a mean of a sum.",
  clipping: "How a gradient that is too large is made smaller.",
  weightDecay: "How strongly weights are pulled towards zero.",
  decayForm:
    "Whether the pull goes through the gradient (and its momentum and scaling) or straight to the weight, and whether the learning rate scales it.",
};
const epsilon = "A small number that keeps the division finite.";
const epsilonPlace =
  "Whether epsilon stands inside or outside the square root.";
const square = "How slowly the mean of squared gradients forgets.";
const momentum = "How much of the last step carries on into the next.";
const averageMultiplier =
  "Whether the step is divided by the average of what the gradients were multiplied by.";
const adam = {
  beta1: "How slowly the mean of gradients forgets.",
  beta2: square,
  epsilon,
};

export const optimizerMeaning: {
  readonly [K in OptimizerName]: {
    readonly [O in keyof OptimizerOptions[K]]: string;
  };
} = {
  sgd: {
    ...common,
    momentum,
    dampening: "How much of each new gradient is kept out of the velocity.",
    dampeningForm:
      "Whether dampening spares the first step (and Nesterov's look-ahead) or multiplies every gradient.",
    nesterov: "Whether the gradient's step looks one momentum step ahead.",
    nesterovForm:
      "How the look-ahead is worked out: once, or from a velocity that has already moved.",
    velocityHoldsLearningRate:
      "Whether the velocity remembers steps already multiplied by the learning rate: it matters only when the learning rate changes.",
  },
  adam: {
    ...common,
    ...adam,
    epsilonForm:
      "Whether epsilon is added after or before the bias correction: it matters where gradients are tiny.",
    epsilonRoot: "A second small number, added under the square root.",
    biasCorrection:
      "Whether the means are enlarged while they are young: without it the first steps are too large.",
    firstCount:
      "What the bias correction counts as the first step: from 2 on, the first steps are smaller.",
    unitGain:
      "Whether a new gradient enters its mean by 1 − β₁ or whole, which multiplies the step by 1 / (1 − β₁).",
    amsgrad: "Whether the largest second moment so far is used.",
    amsgradForm:
      "Whether the largest is taken before or after the bias correction.",
  },
  adamax: {
    ...common,
    ...adam,
    beta2: "How slowly the largest gradient is forgotten.",
    epsilonPlace:
      "Whether epsilon is added to the gradient's size or to the largest of them.",
  },
  nadam: {
    ...common,
    ...adam,
    momentumDecay: "How fast the momentum grows to its final value.",
  },
  adadelta: { ...common, rho: square, epsilon },
  adagrad: {
    ...common,
    learningRateDecay: "How fast the learning rate falls.",
    initialAccumulator: "What the sum of squared gradients starts from.",
    epsilon,
    epsilonPlace,
    averageMultiplier,
  },
  rmsprop: {
    ...common,
    rho: square,
    epsilon,
    epsilonPlace,
    initialSquare: "What the mean of squared gradients starts from.",
    momentum,
    nesterov: "Whether the step looks one momentum step ahead.",
    velocityHoldsLearningRate:
      "Whether the momentum buffer remembers steps already multiplied by the learning rate.",
    centered: "Whether the mean gradient is subtracted from the second moment.",
  },
  ftrl: {
    ...common,
    learningRatePower: "How the learning rate falls with squared gradients.",
    initialAccumulator: "What the sum of squared gradients starts from.",
    l1: "How strongly small weights are held at zero.",
    l2: "How strongly all weights are held near zero.",
    l2Shrinkage: "A pull towards zero that goes through the gradient.",
    beta: "A number that keeps early steps small.",
  },
  lion: {
    ...common,
    beta1: "How much of the momentum decides the sign of the step.",
    beta2: "How slowly the momentum forgets.",
  },
  signRmsprop: {
    ...common,
    rho: square,
    epsilon,
    initialStep: "What each weight's own step starts from.",
    increase: "How a weight's step grows while its gradient keeps its sign.",
    decrease: "How a weight's step shrinks when its gradient turns.",
    most: "The largest step of a weight.",
    least: "The smallest step of a weight.",
    averageMultiplier,
  },
  fsadagrad: {
    ...common,
    momentum,
    rho: square,
    unitGain: "Whether a new gradient enters the velocity by 1 − µ or whole.",
    mostGain: "By how much a gradient may be enlarged at most.",
  },
};
