// Where the gates of a recurrent layer stand in a dialect's joined weights: gates in the dialect's order, below or beside one another.
import {
  recurrentRole,
  type Codec,
  type Part,
  type RecurrentKind,
} from "../ir/index.ts";

/** A gate of the neutral language by name; null for the only one of a simple RNN. */
export type Gate = string | null;

export interface Gates {
  readonly kind: RecurrentKind;
  /** In the dialect's order. */
  readonly gates: readonly Gate[];
  readonly units: number;
  /** Weights of the second direction of a layer that walks both ways. */
  readonly backward?: boolean;
  /** Gates that the dialect turns round: z·n + (1 − z)·h instead of z·h + (1 − z)·n. */
  readonly negated?: readonly Gate[];
}

export type Parts = Readonly<Record<string, Part>>;

/** How the blocks lie: the first one, and the axis along which the next ones follow. */
export interface Blocks {
  readonly axis: number;
  readonly start: readonly number[];
  readonly size: readonly number[];
  /** From a block to (features, units) or (units). */
  readonly steps: Codec;
  /** Whether gates alternate element by element along the axis instead of following block by block. */
  readonly interleaved?: boolean;
}

/** Blocks of equal size, one per gate. */
export function gateParts(
  { kind, gates, backward = false, negated = [] }: Gates,
  { axis, start, size, steps, interleaved = false }: Blocks,
): Parts {
  const entries = gates.map((gate, i): [string, Part] => {
    const moved = start.map((n, at) =>
      at === axis ? n + i * (interleaved ? 1 : (size[at] ?? 0)) : n,
    );
    const every = start.map((_, at) => (at === axis ? gates.length : 1));
    const part: Part = {
      start: moved,
      size,
      steps: negated.includes(gate) ? [...steps, { step: "negate" }] : steps,
      ...(interleaved && { every }),
    };
    return [recurrentRole(kind, gate, backward), part];
  });
  return Object.fromEntries(entries);
}

/** A matrix (gates × units, features): torch's `weight_ih`. `row` is where the first gate begins. */
export const gateRows = (
  gates: Gates,
  features: number,
  { row = 0, column = 0, interleaved = false } = {},
): Parts =>
  gateParts(gates, {
    axis: 0,
    start: [row, column],
    size: [gates.units, features],
    steps: [{ step: "permute", axes: [1, 0] }],
    interleaved,
  });

/** A matrix (features, gates × units): Keras's `kernel`. `row` is where the features begin, for kernels that hold those of the state below. */
export const gateColumns = (
  gates: Gates,
  features: number,
  { row = 0, column = 0 } = {},
): Parts =>
  gateParts(gates, {
    axis: 1,
    start: [row, column],
    size: [features, gates.units],
    steps: [],
  });

/** A vector (gates × units). */
export const gateVector = (
  gates: Gates,
  { start = 0, interleaved = false } = {},
): Parts =>
  gateParts(gates, {
    axis: 0,
    start: [start],
    size: [gates.units],
    steps: [],
    interleaved,
  });

/** One row of a matrix (rows, gates × units): Keras's two biases. */
export const gateVectorRow = (gates: Gates, row: number): Parts =>
  gateParts(gates, {
    axis: 1,
    start: [row, 0],
    size: [1, gates.units],
    steps: [{ step: "reshape", from: [1, gates.units], to: [gates.units] }],
  });

/** A stretch of one long vector that holds (gates × units, features) row by row: cuDNN's parameters. A vector where there are no features. */
export function gateStretch(
  gates: Gates,
  start: number,
  features: number | null,
): Parts {
  const { units } = gates;
  const size = [units * (features ?? 1)];
  const steps: Codec =
    features === null
      ? []
      : [
          { step: "reshape", from: size, to: [units, features] },
          { step: "permute", axes: [1, 0] },
        ];
  return gateParts(gates, { axis: 0, start: [start], size, steps });
}
