// Learning rates that change: the policies of the operator LearningRate, read by a counter that stands at 1 at the first update.
import {
  scheduled,
  type Curve,
  type LearningRate,
  type Source,
} from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import { PhraseError, type Context, type Word } from "../phrase.ts";
import { number, printArgument } from "../words.ts";
import { policyNames } from "./policies.ts";

type Read = (
  base: number,
  at: (name: string, otherwise: number) => number,
) => Curve;

const stepped = (
  boundaries: readonly number[],
  values: readonly number[],
): Curve => ({ kind: "piecewise", boundaries, values, atBoundary: "after" });

/** caffe2/sgd/learning_rate_functors.h. */
const policies: Readonly<Record<string, Read>> = {
  step: (base, at) => ({
    kind: "exponential",
    value: base,
    factor: at("gamma", 0),
    every: at("stepsize", 0),
    staircase: true,
    limit: null,
  }),
  exp: (base, at) => ({
    kind: "exponential",
    value: base,
    factor: at("gamma", 0),
    every: 1,
    staircase: false,
    limit: null,
  }),
  inv: (base, at) => ({
    kind: "inverseTime",
    value: base,
    rate: at("gamma", 0),
    every: 1,
    power: at("power", 0),
    staircase: false,
  }),
  poly: (base, at) => ({
    kind: "polynomial",
    value: base,
    end: 0,
    steps: at("max_iter", -1),
    power: at("power", 0),
    cycle: false,
  }),
  linearWarmup: (base, at) => ({
    kind: "polynomial",
    value: base * at("start_multiplier", 0),
    end: base,
    steps: at("num_iter", 0),
    power: 1,
    cycle: false,
  }),
  constantWarmup: (base, at) =>
    stepped([at("num_iter", 0)], [base * at("multiplier", 0.5), base]),
  gate: (base, at) =>
    stepped(
      [at("num_iter", 0)],
      [base * at("multiplier_1", 1), base * at("multiplier_2", 1)],
    ),
  pieceWarmup: (base, at) =>
    stepped(
      [at("n1", 0), at("n2", 0)],
      [base * at("m1", 0.5), base * at("m2", 0.5), base * at("m3", 0.5)],
    ),
};

function rateOf(context: Context, base: number): LearningRate {
  const policy = context.argument("policy") ?? "fixed";
  if (policy === "fixed") return base;
  const read = typeof policy === "string" ? policies[policy] : undefined;
  if (!read)
    throw new PhraseError(
      `Expected policy to be one of these: fixed, ${Object.keys(policies).join(", ")}. Received policy=${printArgument(policy)}: what it makes of the learning rate is not modelled here.`,
    );
  const at = (name: string, otherwise: number) =>
    number(context.argument(name) ?? otherwise, name);
  return scheduled(read(base, at), "step", 1);
}

/** The policy and arguments that say a curve. */
function said(
  curve: Curve,
): { readonly base: number; readonly more: Record<string, Argument> } | null {
  switch (curve.kind) {
    case "exponential":
      if (curve.limit !== null || (!curve.staircase && curve.every !== 1))
        return null;
      return {
        base: curve.value,
        more: curve.staircase
          ? { policy: "step", stepsize: curve.every, gamma: curve.factor }
          : { policy: "exp", gamma: curve.factor },
      };
    case "inverseTime":
      if (curve.staircase || curve.every !== 1) return null;
      return {
        base: curve.value,
        more: { policy: "inv", gamma: curve.rate, power: curve.power },
      };
    case "polynomial":
      if (curve.end !== 0 || curve.cycle) return null;
      return {
        base: curve.value,
        more: { policy: "poly", max_iter: curve.steps, power: curve.power },
      };
    default:
      return null;
  }
}

/** A base rate and its policy. `sign` is −1 where the program adds what it multiplies: `base_lr=-0.1`. */
export function policyRate(
  parameter: string,
  source: Source,
  sign: 1 | -1 = 1,
): Word<LearningRate> {
  return {
    from: [parameter, "policy", ...policyNames],
    read: (context) =>
      rateOf(context, sign * number(context.argument(parameter), parameter)),
    write: (rate) => {
      if (typeof rate === "number")
        return { [parameter]: sign * rate, policy: "fixed" };
      if (rate.unit !== "step" || rate.first !== 1 || rate.stride !== 1)
        return null;
      const found = said(rate.curve);
      return found && { [parameter]: sign * found.base, ...found.more };
    },
    default: { kind: "signature", source },
    samples: [
      0.01,
      scheduled(
        {
          kind: "exponential",
          value: 0.1,
          factor: 0.5,
          every: 30,
          staircase: true,
          limit: null,
        },
        "step",
        1,
      ),
      scheduled(
        {
          kind: "polynomial",
          value: 0.1,
          end: 0,
          steps: 100,
          power: 2,
          cycle: false,
        },
        "step",
        1,
      ),
    ],
  };
}
