// Optimisers as update rules with every option explicit. g is the gradient, w the weight, lr the learning rate.

export interface SgdOptions {
  learningRate: number;
  momentum: number;
  /** v = µ·v + (1 − dampening)·g, except on the first step, where v = g (torch/optim/sgd.py). */
  dampening: number;
  nesterov: boolean;
  /** Whether the velocity holds the learning rate (v = µ·v − lr·g; w += v: Keras) or not (v = µ·v + g; w −= lr·v: PyTorch). Equal while lr is constant. */
  velocityHoldsLearningRate: boolean;
  weightDecay: number;
  decayForm: DecayForm;
}

/** `inGradient` adds wd·w to g; `decoupled` takes lr·wd·w from w. */
export type DecayForm = "inGradient" | "decoupled";

export interface AdamOptions {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  /**
   * `corrected`: lr·m̂ / (√v̂ + ε), torch/optim/adam.py ·
   * `hat`: lr·√(1−β₂ᵗ)/(1−β₁ᵗ)·m / (√v + ε), keras/src/optimizers/adam.py (Kingma & Ba 2015, end of section 2).
   */
  epsilonForm: "corrected" | "hat";
  amsgrad: boolean;
  weightDecay: number;
  decayForm: DecayForm;
}

export interface RmspropOptions {
  learningRate: number;
  /** The share of the OLD mean square that stays. */
  rho: number;
  epsilon: number;
  /** √(v) + ε, or √(v + ε). */
  epsilonPlace: "outside" | "inside";
  momentum: number;
  /** Whether the momentum buffer holds the learning rate. */
  velocityHoldsLearningRate: boolean;
  centered: boolean;
  weightDecay: number;
  decayForm: DecayForm;
}

export interface AdagradOptions {
  learningRate: number;
  /** lr / (1 + (t − 1)·decay). */
  learningRateDecay: number;
  initialAccumulator: number;
  epsilon: number;
  epsilonPlace: "outside" | "inside";
  weightDecay: number;
  decayForm: DecayForm;
}

export interface OptimizerOptions {
  sgd: SgdOptions;
  adam: AdamOptions;
  rmsprop: RmspropOptions;
  adagrad: AdagradOptions;
}

export type OptimizerName = keyof OptimizerOptions;

const decay = {
  weightDecay: "How strongly weights are pulled towards zero.",
  decayForm:
    "Whether the pull goes through the gradient (and its momentum and scaling) or straight to the weight.",
} as const;

/** One sentence per option. Every optimiser option has the effect `training`. */
export const optimizerMeaning: {
  readonly [K in OptimizerName]: {
    readonly [O in keyof OptimizerOptions[K]]: string;
  };
} = {
  sgd: {
    learningRate: "How large a step is.",
    momentum: "How much of the last step carries on into the next.",
    dampening: "How much of each new gradient is kept out of the velocity.",
    nesterov: "Whether the gradient's step looks one momentum step ahead.",
    velocityHoldsLearningRate:
      "Whether the velocity remembers steps already multiplied by the learning rate: it matters only when the learning rate changes.",
    ...decay,
  },
  adam: {
    learningRate: "How large a step is.",
    beta1: "How slowly the mean of gradients forgets.",
    beta2: "How slowly the mean of squared gradients forgets.",
    epsilon: "A small number that keeps the division finite.",
    epsilonForm:
      "Whether epsilon is added after or before the bias correction: it matters where gradients are tiny.",
    amsgrad: "Whether the largest second moment so far is used.",
    ...decay,
  },
  rmsprop: {
    learningRate: "How large a step is.",
    rho: "How slowly the mean of squared gradients forgets.",
    epsilon: "A small number that keeps the division finite.",
    epsilonPlace: "Whether epsilon stands inside or outside the square root.",
    momentum: "How much of the last step carries on into the next.",
    velocityHoldsLearningRate:
      "Whether the momentum buffer remembers steps already multiplied by the learning rate.",
    centered: "Whether the mean gradient is subtracted from the second moment.",
    ...decay,
  },
  adagrad: {
    learningRate: "How large a step is.",
    learningRateDecay: "How fast the learning rate falls.",
    initialAccumulator: "What the sum of squared gradients starts from.",
    epsilon: "A small number that keeps the division finite.",
    epsilonPlace: "Whether epsilon stands inside or outside the square root.",
    ...decay,
  },
};
