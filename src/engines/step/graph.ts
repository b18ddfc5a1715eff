// A step graph: one training step, evaluation or prediction as primitive operations, for any batch size.
import type { NodeId, ParameterId } from "../../ir/model.ts";
import {
  rateAt,
  type LearningRate,
  type TrainingMoment,
} from "../../ir/optimizers/schedule.ts";
import type { Ref, Shape, StepNode, StepType } from "./primitives.ts";

/** A number that changes from step to step, worked out on the host in double precision: GPUs lose 1 − β₂ᵗ to cancellation. */
export type ScalarFormula =
  | { readonly kind: "learningRate"; readonly rate: LearningRate }
  /** Steps done, this one included: 1 on the first. */
  | { readonly kind: "step" }
  /** 1 on the first step, 0 afterwards. */
  | { readonly kind: "firstStep" }
  /** 1 − baseᵗ, the bias correction of Adam; t is `first` on the first step. */
  | {
      readonly kind: "oneMinusPower";
      readonly base: number;
      readonly first: number;
    }
  /** Nadam's µ of this step (`ahead` 0) or the next (1): β·(1 − 0.5·0.96^((t + ahead)·decay)); β itself where decay is null. */
  | NadamMomentum<"nadamMomentum">
  /** 1 − the product of all µ up to this step (or the next). */
  | NadamMomentum<"oneMinusNadamProduct">;

interface NadamMomentum<Kind extends string> {
  readonly kind: Kind;
  readonly beta: number;
  readonly decay: number | null;
  readonly ahead: 0 | 1;
}

/**
 * How a dropout mask is laid out. Its random numbers are counted in canonical order (batch, channels, space), so that two columns
 * with different layouts drop the same elements: the mask's axes, split into `atoms`, stand in the order `canonical` says.
 */
export interface MaskLayout {
  /** The mask's shape, its axes split where axes of the model were joined. Row-major, this is the mask itself. */
  readonly atoms: Shape;
  /** Atoms from slowest to fastest in canonical order. */
  readonly canonical: readonly number[];
}

interface Named {
  readonly name: string;
  readonly ref: Ref;
}

/** What the host feeds at every run, besides the state. Shape and type stand on the node. */
export type StepInput =
  /** `x`, then `x2`, `x3`…: the model's inputs in its own layout. */
  | (Named & { readonly kind: "examples"; readonly index: number })
  /** `y`, then `y2`…: the targets, as the model takes them. */
  | (Named & { readonly kind: "targets"; readonly index: number })
  /** `mask:<canonical dropout>`: 0 where dropped and 1 / (1 − dropRate) elsewhere. */
  | (Named & {
      readonly kind: "mask";
      readonly dropout: string;
      readonly node: NodeId;
      readonly dropRate: number;
      readonly layout: MaskLayout;
    })
  | (Named & { readonly kind: "scalar"; readonly formula: ScalarFormula });

/** How the step stores a weight: the neutral one with its axes permuted, then reversed along some. */
export interface Storage {
  /** Stored axis i is neutral axis `axes[i]`. */
  readonly axes: readonly number[];
  /** Stored axes that run backwards. */
  readonly flipped: readonly number[];
}

/** Something that lives on between steps. */
export interface StateEntry {
  /** `weight:<parameter>`, `statistic:<parameter>` or `slot:<slot>:<parameter>`. */
  readonly name: string;
  readonly kind: "weight" | "statistic" | "slot";
  /** The parameter it is, or belongs to. */
  readonly parameter: ParameterId;
  readonly storage: Storage;
  /** What a slot starts from; weights and statistics start from the model's initialisers. */
  readonly initial: number;
  readonly input: Ref;
  /** Its value after the step; the input itself where the step does not change it. */
  readonly next: Ref;
}

/**
 * Named results: `loss` (scalar), `correct` and `judged` (scalars: labels guessed right, labels counted), `predictions` (what the model answers),
 * `value:<id>` (probed values, in the dialect's layout), `gradient:<parameter>` (in the parameter's storage), `gradient:<input>`.
 */
export type Outputs = Readonly<Record<string, Ref>>;

export interface StepGraph {
  /** In execution order: a node only uses nodes before it. With all rules on, every node is used. */
  readonly nodes: readonly StepNode[];
  readonly inputs: readonly StepInput[];
  readonly state: readonly StateEntry[];
  readonly outputs: Outputs;
}

/** The value of a scalar input when an update is made. */
export function scalarValue(
  formula: ScalarFormula,
  now: TrainingMoment,
): number {
  switch (formula.kind) {
    case "learningRate":
      return rateAt(formula.rate, now);
    case "step":
      return now.step;
    case "firstStep":
      return now.step === 1 ? 1 : 0;
    case "oneMinusPower":
      return 1 - formula.base ** (now.step + formula.first - 1);
    case "nadamMomentum":
      return nadamMomentum(formula, now.step + formula.ahead);
    case "oneMinusNadamProduct": {
      let product = 1;
      for (let step = 1; step <= now.step + formula.ahead; step++)
        product *= nadamMomentum(formula, step);
      return 1 - product;
    }
    default:
      formula satisfies never;
      throw new StepError("Expected a known scalar formula.");
  }
}

const nadamMomentum = (
  { beta, decay }: Pick<NadamMomentum<string>, "beta" | "decay">,
  step: number,
): number =>
  decay === null ? beta : beta * (1 - 0.5 * 0.96 ** (step * decay));

/** The node at a reference. */
export function nodeAt(graph: Pick<StepGraph, "nodes">, ref: Ref): StepNode {
  const node = graph.nodes[ref];
  if (!node)
    throw new StepError(
      `Expected a node of the step graph. Received reference ${ref} of ${graph.nodes.length} nodes.`,
    );
  return node;
}

/** How many nodes of each primitive a graph has. */
export function primitiveCounts(graph: StepGraph): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { primitive } of graph.nodes)
    counts[primitive] = (counts[primitive] ?? 0) + 1;
  return counts;
}

/** The references that must be computed: outputs and the next state. */
export function results(graph: StepGraph): Ref[] {
  return [
    ...Object.values(graph.outputs),
    ...graph.state.map(({ next }) => next),
  ];
}

/** A step graph that cannot be built: names the primitive or op, what was expected and what was received. */
export class StepError extends Error {
  override name = "StepError";
}

export type { StepType };
