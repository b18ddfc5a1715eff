// Every rule in its plainest form: what tests and fixtures start from, so that they name only what they are about.
import type { CommonOptions, OptimizerOptions } from "./optimizer.ts";

const common: CommonOptions = {
  learningRate: 0.01,
  gradientScale: 1,
  clipping: [],
  weightDecay: 0,
  decayForm: "inGradient",
};
const betas = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

export const textbook: OptimizerOptions = {
  sgd: {
    ...common,
    momentum: 0,
    dampening: 0,
    dampeningForm: "afterFirstStep",
    nesterov: false,
    nesterovForm: "standard",
    velocityHoldsLearningRate: false,
  },
  adam: {
    ...common,
    ...betas,
    epsilonForm: "corrected",
    epsilonRoot: 0,
    biasCorrection: true,
    firstCount: 1,
    unitGain: true,
    amsgrad: false,
    amsgradForm: "raw",
  },
  adamax: { ...common, ...betas, epsilonPlace: "outside" },
  nadam: { ...common, ...betas, momentumDecay: 1 },
  adadelta: { ...common, rho: 0.95, epsilon: 1e-6 },
  adagrad: {
    ...common,
    learningRateDecay: 0,
    initialAccumulator: 0,
    epsilon: 1e-10,
    epsilonPlace: "outside",
    averageMultiplier: false,
  },
  rmsprop: {
    ...common,
    rho: 0.9,
    epsilon: 1e-8,
    epsilonPlace: "outside",
    initialSquare: 0,
    momentum: 0,
    nesterov: false,
    velocityHoldsLearningRate: false,
    centered: false,
  },
  ftrl: {
    ...common,
    learningRatePower: -0.5,
    initialAccumulator: 0.1,
    l1: 0,
    l2: 0,
    l2Shrinkage: 0,
    beta: 0,
  },
  lion: { ...common, beta1: 0.9, beta2: 0.99 },
  signRmsprop: {
    ...common,
    rho: 0.95,
    epsilon: 1e-6,
    initialStep: 0.02,
    increase: 1.2,
    decrease: 0.75,
    most: 10,
    least: 0.1,
    averageMultiplier: true,
  },
  fsadagrad: {
    ...common,
    momentum: 0.9,
    rho: 0.999,
    unitGain: true,
    mostGain: 10,
  },
};
