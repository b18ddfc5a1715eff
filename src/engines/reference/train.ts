// Models on the reference: state drawn or given, masks and scalars filled in, steps taken, and a twin one ulp away.
import type { Model, ParameterId } from "../../ir/model.ts";
import type { TrainingMoment } from "../../ir/optimizers/schedule.ts";
import type { Weight } from "../../ir/weights.ts";
import { EngineError } from "../engine.ts";
import {
  nodeAt,
  scalarValue,
  type StateEntry,
  type StepGraph,
  type StepInput,
} from "../step/graph.ts";
import { initialWeights } from "../step/initialize.ts";
import { dropoutMask } from "../step/masks.ts";
import { fromStep, toStep } from "../step/storage.ts";
import { runReference, type Feed, type RunResult } from "./run.ts";

export type State = Record<string, Float64Array>;

/** A graph's state from neutral weights; slots start from what they say. */
export function stateFrom(
  graph: StepGraph,
  weights: ReadonlyMap<ParameterId, Weight>,
): State {
  return Object.fromEntries(
    graph.state.map((entry) => [entry.name, startOf(graph, entry, weights)]),
  );
}

function startOf(
  graph: StepGraph,
  entry: StateEntry,
  weights: ReadonlyMap<ParameterId, Weight>,
): Float64Array {
  if (entry.kind === "slot") {
    const size = (nodeAt(graph, entry.input).shape as readonly number[]).reduce(
      (product, n) => product * n,
      1,
    );
    return new Float64Array(size).fill(entry.initial);
  }
  const weight = weights.get(entry.parameter);
  if (!weight)
    throw new EngineError(
      `reference: Expected values for the parameter ${entry.parameter}. Received ${[...weights.keys()].join(", ")}.`,
    );
  return Float64Array.from(toStep(entry, weight).data);
}

/** A graph's state from the model's own distributions. */
export const drawnState = (
  graph: StepGraph,
  model: Model,
  seed: number,
): State => stateFrom(graph, initialWeights(model, seed));

/** Weights and statistics of a state, in the neutral form. */
export function neutralWeights(
  graph: StepGraph,
  state: Readonly<State>,
): Map<ParameterId, Weight> {
  const kept = graph.state.filter(({ kind }) => kind !== "slot");
  return new Map(
    kept.map((entry) => [
      entry.parameter,
      fromStep(entry, {
        shape: nodeAt(graph, entry.input).shape as readonly number[],
        data: state[entry.name] ?? new Float64Array(),
      }),
    ]),
  );
}

export interface Batch {
  readonly size: number;
  /** By input name: `x`, `y`. */
  readonly arrays: Feed;
}
export interface Moment extends TrainingMoment {
  readonly seed: number;
}

/** A step of a first epoch whose batches all have this size. */
export const momentOf = (step: number, batchSize = 1, seed = 1): Moment => ({
  seed,
  step,
  epoch: 1,
  examples: (step - 1) * batchSize,
});

/** Runs a graph at one moment of training: masks and scalars follow from the moment. */
export function runStep(
  graph: StepGraph,
  state: Readonly<State>,
  batch: Batch,
  moment: Moment,
): RunResult {
  const made = graph.inputs.flatMap((input) => {
    const array = filled(input, batch, moment);
    return array ? [[input.name, array] as const] : [];
  });
  return runReference(graph, batch.size, {
    ...Object.fromEntries(made),
    ...batch.arrays,
    ...state,
  });
}

function filled(
  input: StepInput,
  batch: Batch,
  moment: Moment,
): ArrayLike<number> | null {
  if (input.kind === "mask")
    return dropoutMask(input, batch.size, moment.seed, moment.step);
  return input.kind === "scalar" ? [scalarValue(input.formula, moment)] : null;
}

/** The next float32 after a number, away from zero. */
export function nextFloat32(value: number): number {
  const float = Float32Array.of(value);
  const bits = new Int32Array(float.buffer);
  bits[0] = (bits[0] as number) + 1;
  return float[0] as number;
}

/** The same state with one number one float32 ulp away: what rounding alone may do to a run. */
export function twinState(
  state: Readonly<State>,
  entry: string,
  index: number,
): State {
  const array = state[entry];
  if (!array || index >= array.length)
    throw new EngineError(
      `reference: Expected element ${index} of the state ${entry}. Received ${array ? `${array.length} elements` : Object.keys(state).join(", ")}.`,
    );
  const moved = array.slice();
  moved[index] = nextFloat32(moved[index] as number);
  return { ...state, [entry]: moved };
}
