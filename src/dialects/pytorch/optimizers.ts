// Optimisers: torch's update rules with every option explicit; the rarer ones have a file of their own.
import type { DecayForm } from "../../ir/index.ts";
import { usualAdam, usualMomentum } from "../optimizerRows.ts";
import { optimizerPhrase } from "../phrase.ts";
import { byVersion } from "../version.ts";
import { booleanWord, impliedWord, numberWord } from "../words.ts";
import { adaptive } from "./adaptiveOptimizers.ts";
import {
  beta,
  claims,
  decoupledFlag,
  inGradient,
  laterFlag,
  laterNumber,
  lr,
  rule,
  weightDecay,
} from "./optimizerRows.ts";
import { executed, signed } from "./sources.ts";

const oldSgd =
  "params, lr, momentum=0, dampening=0, weight_decay=0, nesterov=False";
const newSgd =
  "params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False";

const sgd = optimizerPhrase({
  optimizer: "sgd",
  calls: ["torch.optim.SGD"],
  signature: byVersion(
    ["0.3.1", oldSgd],
    ["1.11.0", `${oldSgd}, *, maximize=False`],
    ["1.12.0", `${oldSgd}, *, maximize=False, foreach=None`],
    [
      "1.13.0",
      `${oldSgd}, *, maximize=False, foreach=None, differentiable=False`,
    ],
    [
      "2.2.0",
      `${newSgd}, *, maximize=False, foreach=None, differentiable=False`,
    ],
    [
      "2.3.0",
      `${newSgd}, *, maximize=False, foreach=None, differentiable=False, fused=None`,
    ],
  ),
  options: {
    ...lr("sgd", [0.01, 0.1]),
    momentum: numberWord("momentum", rule("sgd"), [0, 0.9]),
    dampening: numberWord(
      "dampening",
      executed("behaviours.sgdDampening"),
      [0, 0.5],
    ),
    nesterov: booleanWord("nesterov", rule("sgd")),
    ...usualMomentum(rule("sgd")),
    velocityHoldsLearningRate: impliedWord(
      false,
      "torch's velocity is v = µ·v + g, and w −= lr·v",
      executed("behaviours.sgdVelocityWithoutLr"),
    ),
    weightDecay: weightDecay("sgd"),
    decayForm: inGradient("sgd"),
  },
  claims,
  source: signed("torch.optim.SGD"),
});

const adamRows = {
  beta1: beta(0, [0.9, 0.5]),
  beta2: beta(1, [0.999, 0.9]),
  epsilon: numberWord("eps", rule("adam"), [1e-8, 1e-7]),
  epsilonForm: impliedWord<"corrected" | "hat">(
    "corrected",
    "torch divides by √v̂ + ε, after the bias correction",
    executed("behaviours.adamEpsilonCorrected"),
  ),
  ...usualAdam(rule("adam")),
};

const adamBase =
  "params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=";

const adam = optimizerPhrase({
  optimizer: "adam",
  calls: ["torch.optim.Adam"],
  signature: byVersion(
    ["0.3.1", `${adamBase}0`],
    ["0.4.0", `${adamBase}0, amsgrad=False`],
    ["1.11.0", `${adamBase}0, amsgrad=False, *, maximize=False`],
    [
      "1.12.0",
      `${adamBase}0, amsgrad=False, *, foreach=None, maximize=False, capturable=False`,
    ],
    [
      "1.13.0",
      `${adamBase}0, amsgrad=False, *, foreach=None, maximize=False, capturable=False, differentiable=False, fused=False`,
    ],
    [
      "2.0.0",
      `${adamBase}0, amsgrad=False, *, foreach=None, maximize=False, capturable=False, differentiable=False, fused=None`,
    ],
    [
      "2.7.0",
      `${adamBase}0, amsgrad=False, *, foreach=None, maximize=False, capturable=False, differentiable=False, fused=None, decoupled_weight_decay=False`,
    ],
  ),
  options: {
    ...lr("adam", [0.001, 0.01]),
    ...adamRows,
    amsgrad: laterFlag("amsgrad", "adam"),
    weightDecay: weightDecay("adam"),
    decayForm: decoupledFlag,
  },
  claims,
  source: signed("torch.optim.Adam"),
});

const adamw = optimizerPhrase({
  optimizer: "adam",
  calls: ["torch.optim.AdamW"],
  signature: byVersion(
    ["1.2.0", `${adamBase}0.01, amsgrad=False`],
    ["1.11.0", `${adamBase}0.01, amsgrad=False, *, maximize=False`],
    [
      "1.12.0",
      `${adamBase}0.01, amsgrad=False, *, maximize=False, foreach=None, capturable=False`,
    ],
    [
      "2.0.0",
      `${adamBase}0.01, amsgrad=False, *, maximize=False, foreach=None, capturable=False, differentiable=False, fused=None`,
    ],
  ),
  options: {
    ...lr("adamw", [0.001, 0.01]),
    ...adamRows,
    amsgrad: booleanWord("amsgrad", rule("adamw")),
    weightDecay: weightDecay("adamw"),
    decayForm: impliedWord<DecayForm>(
      "decoupled",
      "AdamW takes lr · weight_decay · w straight from the weight",
      executed("behaviours.adamwDecayDecoupled"),
    ),
  },
  claims,
  source: signed("torch.optim.AdamW"),
});

const rmsBase =
  "params, lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0, centered=False";

const rmsprop = optimizerPhrase({
  optimizer: "rmsprop",
  calls: ["torch.optim.RMSprop"],
  signature: byVersion(
    ["0.3.1", rmsBase],
    ["1.12.0", `${rmsBase}, foreach=None`],
    [
      "1.13.0",
      `${rmsBase}, foreach=None, maximize=False, differentiable=False`,
    ],
    [
      "2.4.0",
      `${rmsBase}, capturable=False, foreach=None, maximize=False, differentiable=False`,
    ],
  ),
  options: {
    ...lr("rmsprop", [0.01, 0.001]),
    rho: numberWord("alpha", rule("rmsprop"), [0.99, 0.9]),
    epsilon: numberWord("eps", rule("rmsprop"), [1e-8, 1e-6]),
    epsilonPlace: impliedWord<"outside" | "inside">(
      "outside",
      "torch adds ε after the square root",
      executed("behaviours.rmspropEpsilonOutside"),
    ),
    initialSquare: impliedWord<number>(
      0,
      "the mean square starts from 0",
      rule("rmsprop"),
    ),
    momentum: numberWord("momentum", rule("rmsprop"), [0, 0.9]),
    nesterov: impliedWord<boolean>(
      false,
      "torch's RMSprop looks no step ahead",
      rule("rmsprop"),
    ),
    velocityHoldsLearningRate: impliedWord(
      false,
      "torch applies lr after the momentum buffer",
      rule("rmsprop"),
    ),
    centered: booleanWord("centered", rule("rmsprop")),
    weightDecay: weightDecay("rmsprop"),
    decayForm: inGradient("rmsprop"),
  },
  claims,
  source: signed("torch.optim.RMSprop"),
});

const adagradBase = "params, lr=0.01, lr_decay=0, weight_decay=0";
const adagradFull = `${adagradBase}, initial_accumulator_value=0, eps=1e-10`;

const adagrad = optimizerPhrase({
  optimizer: "adagrad",
  calls: ["torch.optim.Adagrad"],
  signature: byVersion(
    ["0.3.1", adagradBase],
    ["0.4.1", `${adagradBase}, initial_accumulator_value=0`],
    ["1.5.0", adagradFull],
    ["1.12.0", `${adagradFull}, foreach=None, *, maximize=False`],
    [
      "2.0.0",
      `${adagradFull}, foreach=None, *, maximize=False, differentiable=False`,
    ],
    [
      "2.4.0",
      `${adagradFull}, foreach=None, *, maximize=False, differentiable=False, fused=None`,
    ],
  ),
  options: {
    ...lr("adagrad", [0.01, 0.1]),
    learningRateDecay: numberWord("lr_decay", rule("adagrad"), [0, 0.1]),
    initialAccumulator: laterNumber(
      "initial_accumulator_value",
      "adagrad",
      0,
      [0, 0.1],
    ),
    epsilon: laterNumber("eps", "adagrad", 1e-10, [1e-10, 1e-7]),
    epsilonPlace: impliedWord<"outside" | "inside">(
      "outside",
      "torch adds ε after the square root",
      executed("behaviours.adagradEpsilonOutside"),
    ),
    averageMultiplier: impliedWord<boolean>(
      false,
      "the step is not divided by an average",
      rule("adagrad"),
    ),
    weightDecay: weightDecay("adagrad"),
    decayForm: inGradient("adagrad"),
  },
  claims,
  source: signed("torch.optim.Adagrad"),
});

export default [sgd, adam, adamw, rmsprop, adagrad, ...adaptive];
