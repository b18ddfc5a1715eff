// Adamax, NAdam and Adadelta.
import { optimizerPhrase } from "../phrase.ts";
import { byVersion } from "../version.ts";
import { impliedWord, numberWord } from "../words.ts";
import {
  beta,
  claims,
  decoupledFlag,
  inGradient,
  lr,
  rule,
  weightDecay,
} from "./optimizerRows.ts";
import { signed } from "./sources.ts";

const adamaxBase =
  "params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0";
const adamax = optimizerPhrase({
  optimizer: "adamax",
  calls: ["torch.optim.Adamax"],
  signature: byVersion(
    ["0.3.1", adamaxBase],
    ["1.12.0", `${adamaxBase}, foreach=None`],
    [
      "1.13.0",
      `${adamaxBase}, foreach=None, *, maximize=False, differentiable=False`,
    ],
    [
      "2.3.0",
      `${adamaxBase}, foreach=None, *, maximize=False, differentiable=False, capturable=False`,
    ],
  ),
  options: {
    ...lr("adamax", [0.002, 0.01]),
    beta1: beta(0, [0.9, 0.5]),
    beta2: beta(1, [0.999, 0.9]),
    epsilon: numberWord("eps", rule("adamax"), [1e-8, 1e-7]),
    epsilonPlace: impliedWord<"outside" | "gradient">(
      "gradient",
      "ε is added to the gradient's size before the largest is taken",
      rule("adamax"),
    ),
    weightDecay: weightDecay("adamax"),
    decayForm: inGradient("adamax"),
  },
  claims,
  source: signed("torch.optim.Adamax"),
});

const nadamBase =
  "params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, momentum_decay=0.004";
const nadam = optimizerPhrase({
  optimizer: "nadam",
  calls: ["torch.optim.NAdam"],
  signature: byVersion(
    ["1.10.0", nadamBase],
    ["1.12.0", `${nadamBase}, foreach=None`],
    ["1.13.0", `${nadamBase}, foreach=None, differentiable=False`],
    ["2.0.0", `${nadamBase}, *, foreach=None, differentiable=False`],
    [
      "2.1.0",
      `${nadamBase}, decoupled_weight_decay=False, *, foreach=None, capturable=False, differentiable=False`,
    ],
    [
      "2.6.0",
      `${nadamBase}, decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False, differentiable=False`,
    ],
  ),
  options: {
    ...lr("nadam", [0.002, 0.01]),
    beta1: beta(0, [0.9, 0.5]),
    beta2: beta(1, [0.999, 0.9]),
    epsilon: numberWord("eps", rule("nadam"), [1e-8, 1e-7]),
    momentumDecay: {
      ...numberWord("momentum_decay", rule("nadam"), [0.004, 0.01]),
      write: (value: number | null) =>
        value === null ? null : { momentum_decay: value },
    },
    weightDecay: weightDecay("nadam"),
    decayForm: decoupledFlag,
  },
  claims,
  source: signed("torch.optim.NAdam"),
});

const adadeltaBase = "params, lr=1.0, rho=0.9, eps=1e-06, weight_decay=0";
const adadelta = optimizerPhrase({
  optimizer: "adadelta",
  calls: ["torch.optim.Adadelta"],
  signature: byVersion(
    ["0.3.1", adadeltaBase],
    ["1.12.0", `${adadeltaBase}, foreach=None, *, maximize=False`],
    [
      "1.13.0",
      `${adadeltaBase}, foreach=None, *, maximize=False, differentiable=False`,
    ],
    [
      "2.3.0",
      `${adadeltaBase}, foreach=None, *, capturable=False, maximize=False, differentiable=False`,
    ],
  ),
  options: {
    ...lr("adadelta", [1, 0.1]),
    rho: numberWord("rho", rule("adadelta"), [0.9, 0.95]),
    epsilon: numberWord("eps", rule("adadelta"), [1e-6, 1e-7]),
    weightDecay: weightDecay("adadelta"),
    decayForm: inGradient("adadelta"),
  },
  claims,
  source: signed("torch.optim.Adadelta"),
});

export const adaptive = [adamax, nadam, adadelta] as const;
