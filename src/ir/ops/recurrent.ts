// What all recurrent ops share: how they walk through time, what they give back, and the weights of their gates.
import type { Fans } from "../initializers/initializer.ts";
import { speedOnly, training, values, type Role } from "../op.ts";
import {
  IrError,
  printShape,
  sameShape,
  staticDim,
  type Dim,
  type Shape,
} from "../shape.ts";
import type { ActivationFunction } from "./activation.ts";

/** `linear` hands on what it is given. */
export type RecurrentActivation = ActivationFunction | "linear";

export interface RecurrentOptions {
  /** How many numbers the state has. */
  units: number;
  /** `backward` starts at the last step; results stand in the order of time all the same. */
  direction: "forward" | "backward" | "both";
  /** How the results of two directions become one; without meaning for one direction. */
  merge: "concatenate" | "sum" | "multiply" | "average";
  /** The results of all steps, or the one after the last step (of each direction: backward ends at the first element). */
  returns: "sequence" | "last";
  /** Whether the final states are given out too: per direction the hidden state, then an LSTM's cell state. */
  returnState: boolean;
  /** The axis of x that is time, the batch being the other of the first two; null where x is one step without a time axis. */
  timeAxis: 0 | 1 | null;
  /** Of the candidate: the new content of a step. */
  activation: RecurrentActivation;
  /** How many biases each gate adds: one; `two`, a second beside the recurrent kernel; `candidateTwo`, a second for a GRU's candidate alone. */
  biases: "none" | "one" | "two" | "candidateTwo";
  /** Share of x dropped; what is dropped is the same at all steps. */
  dropRate: number;
  /** Share of the hidden state dropped on its way into the gates of the next step; the same at all steps. */
  recurrentDropRate: number;
  /** Whether all gates see the same numbers dropped, or each gate others. */
  dropMasks: "shared" | "perGate";
}

export const recurrentMeanings = {
  units: values("How many numbers the state has."),
  direction: values(
    "Whether time is walked through forward, backward, or both ways side by side.",
  ),
  merge: values("How the results of the two directions become one."),
  returns: values(
    "Whether the result of every step is given on, or only the last.",
  ),
  returnState: speedOnly("Whether the final states are given out as well."),
  timeAxis: speedOnly("Which axis is time."),
  activation: values("The curve that new content passes through."),
  biases: values("How many learned constants each gate adds."),
  dropRate: training(
    "The share of the inputs set to zero, the same ones at every step.",
  ),
  recurrentDropRate: training(
    "The share of the state set to zero on its way into the next step, the same at every step.",
  ),
  dropMasks: training(
    "Whether all gates see the same numbers dropped, or each gate others.",
  ),
} as const;

/** Batch size, steps (null for a single step without a time axis) and features of a sequence. */
export function sequenceOf(
  input: Shape | undefined,
  timeAxis: RecurrentOptions["timeAxis"],
  op: string,
): { batch: Dim; steps: number | null; features: number } {
  const rank = timeAxis === null ? 2 : 3;
  if (input?.length !== rank)
    throw new IrError(
      `Expected ${op} to receive an input of rank ${rank}. Received ${input ? printShape(input) : "none"}.`,
    );
  const features = staticDim(input.at(-1), `the features of ${op}`);
  if (timeAxis === null)
    return { batch: input[0] as Dim, steps: null, features };
  const steps = input[timeAxis] as Dim;
  if (typeof steps !== "number")
    throw new IrError(
      `Expected axis ${timeAxis} of ${op}'s input, which it reads as time, to have a fixed size. Received ${printShape(input)}: the batch stands there. Say that the batch comes first, or exchange the first two axes.`,
    );
  return { batch: input[1 - timeAxis] as Dim, steps, features };
}

/** Results, then final states. `states` is how many states one direction has: 2 for an LSTM. */
export function recurrentShapes(
  inputs: readonly Shape[],
  options: RecurrentOptions,
  states: number,
  op: string,
): Shape[] {
  const { units, timeAxis, returns, direction, merge } = options;
  const { batch, steps } = sequenceOf(inputs[0], timeAxis, op);
  const state: Shape = [batch, units];
  const directions = direction === "both" ? 2 : 1;
  refuseOtherStates(inputs.slice(1), state, directions * states, op);
  const width = merge === "concatenate" ? directions * units : units;
  const all: Shape =
    timeAxis === 0 ? [steps ?? 1, batch, width] : [batch, steps ?? 1, width];
  const result: Shape =
    returns === "last" || steps === null ? [batch, width] : all;
  const given = options.returnState
    ? Array.from({ length: directions * states }, () => state)
    : [];
  return [result, ...given];
}

/** Initial states: none (then they are zero), or all. */
function refuseOtherStates(
  given: readonly Shape[],
  state: Shape,
  count: number,
  op: string,
): void {
  if (given.length === 0) return;
  if (given.length === count && given.every((one) => sameShape(one, state)))
    return;
  throw new IrError(
    `Expected ${op} to receive ${count} initial states of shape ${printShape(state)}, or none. Received ${given.map(printShape).join(", ")}.`,
  );
}

/** `kernel` of the gate `forget` of the second direction is `backwardKernel.forget`. */
export function recurrentRole(
  kind: RecurrentKind,
  gate: string | null,
  backward: boolean,
): string {
  const name = backward
    ? `backward${kind[0]?.toUpperCase() ?? ""}${kind.slice(1)}`
    : kind;
  return gate === null ? name : `${name}.${gate}`;
}

/** Roles that play one part together: the kernels of all gates are `kernel`. */
export const roleKind = (role: string): string => role.split(".")[0] ?? role;

export type RecurrentKind =
  "kernel" | "recurrentKernel" | "bias" | "recurrentBias" | "peephole";

/** What one direction of a recurrent op learns. A gate of null is the only one there is. */
export interface Gates {
  readonly gates: readonly (string | null)[];
  /** Gates that add a second bias. */
  readonly twoBiases: readonly (string | null)[];
  /** Gates that look at the cell state. */
  readonly peepholes: readonly string[];
}

/** All weights: kernels (features, units), recurrent kernels (units, units), biases and peepholes (units). */
export function recurrentRoles(
  inputs: readonly Shape[],
  options: RecurrentOptions,
  { gates, twoBiases, peepholes }: Gates,
  op: string,
): Record<string, Role> {
  const { units, biases, direction, timeAxis } = options;
  const { features } = sequenceOf(inputs[0], timeAxis, op);
  const fans: Fans = { fanIn: features, fanOut: units };
  const own: Fans = { fanIn: units, fanOut: units };
  const kinds: readonly [
    RecurrentKind,
    readonly (string | null)[],
    readonly number[],
    Fans,
  ][] = [
    ["kernel", gates, [features, units], fans],
    ["recurrentKernel", gates, [units, units], own],
    ["bias", biases === "none" ? [] : gates, [units], fans],
    ["recurrentBias", twoBiases, [units], own],
    ["peephole", peepholes, [units], own],
  ];
  const entries = (direction === "both" ? [false, true] : [false]).flatMap(
    (backward) =>
      kinds.flatMap(([kind, which, shape, each]) =>
        which.map((gate): [string, Role] => [
          recurrentRole(kind, gate, backward),
          { shape, fans: each, state: false },
        ]),
      ),
  );
  return Object.fromEntries(entries);
}
