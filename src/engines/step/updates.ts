// Update rules of the optimisers over primitives: for one weight, its next value and the next value of each of its slots.
import type { Optimizer } from "../../ir/model.ts";
import type {
  OptimizerName,
  OptimizerOptions,
} from "../../ir/optimizers/optimizer.ts";
import type { Setting } from "../../ir/setting.ts";
import type { GraphBuilder } from "./builder.ts";
import type { ScalarFormula } from "./graph.ts";
import type { Ref } from "./primitives.ts";
import { adagrad } from "./updates/adagrad.ts";
import { adam } from "./updates/adam.ts";
import { rmsprop } from "./updates/rmsprop.ts";
import { sgd } from "./updates/sgd.ts";

/** What a rule sees of one weight. */
export interface Updated<Name extends OptimizerName> {
  readonly graph: GraphBuilder;
  readonly options: OptimizerOptions[Name];
  readonly weight: Ref;
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
  rmsprop,
  adagrad,
};

/** The next value of one weight under an optimiser; its slots are asked for and filled through `slot` and `remember`. */
export function updatedWeight(
  optimizer: Optimizer,
  weight: Omit<Updated<OptimizerName>, "options">,
): Ref {
  const rule = rules[optimizer.kind] as Update<OptimizerName>;
  return rule({ ...weight, options: plainOptions(optimizer) });
}

function plainOptions(optimizer: Optimizer): OptimizerOptions[OptimizerName] {
  const settings = Object.entries(
    optimizer.options as Record<string, Setting<unknown>>,
  );
  return Object.fromEntries(
    settings.map(([key, { value }]) => [key, value]),
  ) as unknown as OptimizerOptions[OptimizerName];
}

interface Decay {
  readonly weightDecay: number;
  readonly decayForm: "inGradient" | "decoupled";
}

/** The gradient with wd · w added, where decay goes through the gradient. */
export function decayedGradient({
  graph,
  weight,
  gradient,
  options,
}: Pick<Updated<"sgd">, "graph" | "weight" | "gradient"> & {
  options: Decay;
}): Ref {
  const through =
    options.decayForm === "inGradient" && options.weightDecay !== 0;
  return through
    ? graph.add(gradient, graph.times(weight, options.weightDecay))
    : gradient;
}

/** The weight with lr · wd · w taken off, where decay goes straight to the weight: torch/optim/adamw.py, keras/src/optimizers/base_optimizer.py · _apply_weight_decay. */
export function decayedWeight({
  graph,
  weight,
  scalar,
  options,
}: Pick<Updated<"sgd">, "graph" | "weight" | "scalar"> & {
  options: Decay;
}): Ref {
  if (options.decayForm === "inGradient" || options.weightDecay === 0)
    return weight;
  const share = graph.times(
    scalar({ kind: "learningRate" }),
    options.weightDecay,
  );
  return graph.mul(weight, graph.from(1, share));
}

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
