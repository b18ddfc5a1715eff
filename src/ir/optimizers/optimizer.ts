// Optimisers as update rules with every option explicit. g is the gradient, w the weight, lr the learning rate, t the step from 1.
import type { Clipping, DecayForm, GradientScale } from "./gradient.ts";
import type { LearningRate } from "./schedule.ts";

/** What every optimiser can be told. */
export interface CommonOptions {
  learningRate: LearningRate;
  /** Applied first. */
  gradientScale: GradientScale;
  /** In this order; empty where nothing is clipped. */
  clipping: readonly Clipping[];
  weightDecay: number;
  decayForm: DecayForm;
}

export interface SgdOptions extends CommonOptions {
  momentum: number;
  /** v = µ·v + (1 − dampening)·g: see `dampeningForm`. */
  dampening: number;
  /**
   * `afterFirstStep`: on the first step v = g, and Nesterov's look-ahead adds the whole g (torch/optim/sgd.py) ·
   * `everyStep`: g itself is multiplied by 1 − dampening, always (CNTK's unit gain: Source/Math/Matrix.cpp · MomentumSGDUpdate, NesterovAcceleratedMomentumSGDUpdate).
   */
  dampeningForm: "afterFirstStep" | "everyStep";
  nesterov: boolean;
  /** `standard`: w moves by µ·v − lr·g · `appliedTwice`: by µ²·v − (1 + µ)·lr·g with v already moved (chainer/optimizers/nesterov_ag.py). */
  nesterovForm: "standard" | "appliedTwice";
  /** Whether the velocity holds the learning rate (v = µ·v − lr·g; w += v: Keras, MXNet, Chainer, CNTK, Caffe2, Lasagne) or not (v = µ·v + g; w −= lr·v: PyTorch, TensorFlow, optax). Equal while lr is constant. */
  velocityHoldsLearningRate: boolean;
}

export interface AdamOptions extends CommonOptions {
  beta1: number;
  beta2: number;
  epsilon: number;
  /**
   * `corrected`: lr·m̂ / (√v̂ + ε), torch/optim/adam.py, optax, TensorFlow.js ·
   * `hat`: lr·√(1−β₂ᵗ)/(1−β₁ᵗ)·m / (√v + ε), keras/src/optimizers/adam.py, TensorFlow 1, MXNet, Chainer, CNTK, Caffe2, Lasagne (Kingma & Ba 2015, end of section 2).
   */
  epsilonForm: "corrected" | "hat";
  /** A second epsilon under the root: √(v̂ + ε_root) (optax's `eps_root`). */
  epsilonRoot: number;
  /** Whether m and v are divided by 1 − βᵗ. */
  biasCorrection: boolean;
  /** What t is at the first update: 1, or 2 in Caffe2, whose counter moves on before the rule adds one (caffe2/sgd/adam_op.h). */
  firstCount: number;
  /** m = β₁·m + (1 − β₁)·g, or without the factor: m = β₁·m + g (CNTK's unit_gain=False). */
  unitGain: boolean;
  amsgrad: boolean;
  /** The largest v so far (`raw`: PyTorch, Keras, Chainer), or the largest v̂ (`corrected`: optax). */
  amsgradForm: "raw" | "corrected";
}

export interface AdamaxOptions extends CommonOptions {
  beta1: number;
  beta2: number;
  epsilon: number;
  /** u = max(β₂·u, |g|), and ε `outside`: lr/(1−β₁ᵗ)·m / (u + ε) (Keras, Lasagne) · `gradient`: u = max(β₂·u, |g| + ε) (torch/optim/adamax.py). */
  epsilonPlace: "outside" | "gradient";
}

export interface NadamOptions extends CommonOptions {
  beta1: number;
  beta2: number;
  epsilon: number;
  /** µₜ = β₁·(1 − 0.5·0.96^(t·decay)): 0.004 in PyTorch and MXNet, 1 in Keras 3; null where µ stays β₁ (optax). Dozat 2016. */
  momentumDecay: number | null;
}

export interface AdadeltaOptions extends CommonOptions {
  /** The share of the OLD means that stays. Δ = √(d + ε)/√(a + ε)·g; w −= lr·Δ: torch/optim/adadelta.py. A framework without a learning rate has 1. */
  rho: number;
  epsilon: number;
}

export interface RmspropOptions extends CommonOptions {
  /** The share of the OLD mean square that stays. */
  rho: number;
  epsilon: number;
  /** √(v) + ε, or √(v + ε). */
  epsilonPlace: "outside" | "inside";
  /** What the mean square starts from: 1 in TensorFlow 1, 0 elsewhere. */
  initialSquare: number;
  momentum: number;
  nesterov: boolean;
  /** Whether the momentum buffer holds the learning rate. */
  velocityHoldsLearningRate: boolean;
  centered: boolean;
}

export interface AdagradOptions extends CommonOptions {
  /** lr / (1 + (t − 1)·decay). */
  learningRateDecay: number;
  initialAccumulator: number;
  /** 0 where there is none. */
  epsilon: number;
  epsilonPlace: "outside" | "inside";
  /** Whether the step is divided by the mean over the weight of 1/√a (CNTK's need_ave_multiplier). */
  averageMultiplier: boolean;
}

export interface FtrlOptions extends CommonOptions {
  /** a' = a + g²; σ = (a'^−p − a^−p)/lr; z += g − σ·w; w = (clip(z, ±l1) − z) / ((β + a'^−p)/lr + 2·l2): McMahan et al. 2013, keras/src/optimizers/ftrl.py. p is −0.5. */
  learningRatePower: number;
  initialAccumulator: number;
  l1: number;
  l2: number;
  /** Adds 2·shrinkage·w to g in z alone. */
  l2Shrinkage: number;
  beta: number;
}

export interface LionOptions extends CommonOptions {
  /** w −= lr·sign(β₁·m + (1 − β₁)·g); m = β₂·m + (1 − β₂)·g: Chen et al. 2023. */
  beta1: number;
  beta2: number;
}

/** CNTK's rmsprop: steps that grow while the gradient keeps its sign: Source/Math/CPUMatrix · RmsProp. */
export interface SignRmspropOptions extends CommonOptions {
  /** The share of the OLD mean square that stays; it starts from the first gradient's square. */
  rho: number;
  /** Inside the root. */
  epsilon: number;
  initialStep: number;
  increase: number;
  decrease: number;
  most: number;
  least: number;
  averageMultiplier: boolean;
}

/** CNTK's fsadagrad: g·min(√c/√v, 10) with momentum, c the mean count of examples per step: Source/Math/Matrix.cpp · FSAdagradUpdate. */
export interface FsAdagradOptions extends CommonOptions {
  momentum: number;
  /** Of the mean square. */
  rho: number;
  unitGain: boolean;
  /** No gradient is multiplied by more. */
  mostGain: number;
}

export interface OptimizerOptions {
  sgd: SgdOptions;
  adam: AdamOptions;
  adamax: AdamaxOptions;
  nadam: NadamOptions;
  adadelta: AdadeltaOptions;
  adagrad: AdagradOptions;
  rmsprop: RmspropOptions;
  ftrl: FtrlOptions;
  lion: LionOptions;
  signRmsprop: SignRmspropOptions;
  fsadagrad: FsAdagradOptions;
}

export type OptimizerName = keyof OptimizerOptions;
