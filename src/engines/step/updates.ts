// Update rules of the optimisers over primitives: for one weight, its next value and the next value of each of its slots.
import type { Optimizer } from "../../ir/model.ts";
import type {
  CommonOptions,
  OptimizerName,
  OptimizerOptions,
} from "../../ir/optimizers/optimizer.ts";
import type { GraphBuilder } from "./builder.ts";
import type { ScalarFormula } from "./graph.ts";
import type { Ref } from "./primitives.ts";
import { adadelta } from "./updates/adadelta.ts";
import { adagrad } from "./updates/adagrad.ts";
import { adam } from "./updates/adam.ts";
import { adamax } from "./updates/adamax.ts";
import { fsadagrad } from "./updates/fsadagrad.ts";
import { ftrl } from "./updates/ftrl.ts";
import { lion } from "./updates/lion.ts";
import { nadam } from "./updates/nadam.ts";
import { rmsprop } from "./updates/rmsprop.ts";
import { sgd } from "./updates/sgd.ts";
import { signRmsprop } from "./updates/signRmsprop.ts";

/** What a rule sees of one weight. */
export interface Updated<Name extends OptimizerName = OptimizerName> {
  readonly graph: GraphBuilder;
  readonly options: OptimizerOptions[Name];
  readonly weight: Ref;
  /** Scaled, clipped, and with the decay that goes through gradients added. */
  readonly gradient: Ref;
  /** The weight's own memory of this name: zeros at first, if not said. */
  readonly slot: (name: string, initial?: number) => Ref;
  /** What the slot holds after the step. */
  readonly remember: (name: string, next: Ref) => void;
  readonly scalar: (formula: ScalarFormula) => Ref;
}
/** The weight after the step. */
export type Update<Name extends OptimizerName> = (
  updated: Updated<Name>,
) => Ref;

const rules: { readonly [Name in OptimizerName]: Update<Name> } = {
  sgd,
  adam,
  adamax,
  nadam,
  adadelta,
  adagrad,
  rmsprop,
  ftrl,
  lion,
  signRmsprop,
  fsadagrad,
};

/** The next value of one weight under an optimiser; its slots are asked for and filled through `slot` and `remember`. */
export function updatedWeight(kind: Optimizer["kind"], updated: Updated): Ref {
  return (rules[kind] as Update<OptimizerName>)(updated);
}

type Shared = Pick<Updated, "graph" | "scalar"> & {
  readonly options: CommonOptions;
};

/** The learning rate of this step. */
export const rateOf = ({ scalar, options }: Shared): Ref =>
  scalar({ kind: "learningRate", rate: options.learningRate });

/**
 * The weight with its decay taken off, where decay goes straight to the weight: lr · wd · w (torch/optim/adamw.py,
 * keras/src/optimizers/base_optimizer.py · _apply_weight_decay), or wd · w (chainer/optimizers/adam.py).
 */
export function decayedWeight(updated: Shared & Pick<Updated, "weight">): Ref {
  const { graph, weight, options } = updated;
  const { weightDecay, decayForm } = options;
  if (decayForm === "inGradient" || weightDecay === 0) return weight;
  if (decayForm === "decoupledUnscaled")
    return graph.times(weight, 1 - weightDecay);
  const share = graph.times(rateOf(updated), weightDecay);
  return graph.mul(weight, graph.from(1, share));
}

/** The weight after decay and a step of lr · direction. */
export const stepped = (
  updated: Shared & Pick<Updated, "weight">,
  direction: Ref,
): Ref =>
  updated.graph.sub(
    decayedWeight(updated),
    updated.graph.mul(direction, rateOf(updated)),
  );

/** old · share + x · (1 − share). */
export const blend = (
  graph: GraphBuilder,
  old: Ref,
  share: number,
  x: Ref,
): Ref => graph.add(graph.times(old, share), graph.times(x, 1 - share));

/** √v + ε, or √(v + ε). */
export const rootWithEpsilon = (
  graph: GraphBuilder,
  v: Ref,
  epsilon: number,
  place: "outside" | "inside",
): Ref =>
  place === "outside"
    ? graph.plus(graph.unary("sqrt", v), epsilon)
    : graph.unary("sqrt", graph.plus(v, epsilon));

/** A gradient multiplied element by element, over the average multiplier where that is asked for: CNTK's need_ave_multiplier. */
export const averaged = (
  graph: GraphBuilder,
  gradient: Ref,
  multiplier: Ref,
  average: boolean,
): Ref => {
  const scaled = graph.mul(gradient, multiplier);
  return average ? graph.div(scaled, graph.mean(multiplier)) : scaled;
};
