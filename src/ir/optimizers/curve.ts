// Curves: how a learning rate follows from a count of steps, epochs or examples. Plain data, and the value at a count.
import { IrError } from "../shape.ts";

/** The value at count t. Every framework's own schedule is one of these, or several put together. */
export type Curve =
  | { readonly kind: "constant"; readonly value: number }
  /** values[i], where i boundaries lie behind. A boundary itself takes the value `before` it (Keras, TensorFlow) or `after` it (PyTorch, optax). */
  | {
      readonly kind: "piecewise";
      readonly boundaries: readonly number[];
      readonly values: readonly number[];
      readonly atBoundary: "before" | "after";
    }
  /** value · factor^(t / every), the exponent rounded down where it falls in a staircase; never beyond `limit`, where there is one. */
  | {
      readonly kind: "exponential";
      readonly value: number;
      readonly factor: number;
      readonly every: number;
      readonly staircase: boolean;
      /** The least value where factor < 1, the greatest where factor > 1. */
      readonly limit: number | null;
    }
  /** value · (1 + rate · t / every)^(−power), t / every rounded down in a staircase. */
  | {
      readonly kind: "inverseTime";
      readonly value: number;
      readonly rate: number;
      readonly every: number;
      readonly power: number;
      readonly staircase: boolean;
    }
  /** end + (value − end) · (1 − t / steps)^power; after `steps` it stays at the end, or (cycle) the count of steps grows to a multiple. */
  | {
      readonly kind: "polynomial";
      readonly value: number;
      readonly end: number;
      readonly steps: number;
      readonly power: number;
      readonly cycle: boolean;
    }
  /** end + (value − end) · ((1 + cos(π·t / steps)) / 2)^power; after `steps` it stays at the end, or swings back (PyTorch). */
  | {
      readonly kind: "cosine";
      readonly value: number;
      readonly end: number;
      readonly steps: number;
      readonly power: number;
      readonly beyond: "stays" | "swings";
    }
  /** Half cosines one after another: each `periodFactor` times as long as the last, and starting from `peakFactor` times its height above the end. */
  | {
      readonly kind: "cosineRestarts";
      readonly value: number;
      readonly end: number;
      readonly period: number;
      readonly periodFactor: number;
      readonly peakFactor: number;
    }
  /** Up and down in straight lines: `low` at 0, `high` after `up`, `low` again after `down` more; the height shrinks by `factor` per cycle. */
  | {
      readonly kind: "triangular";
      readonly low: number;
      readonly high: number;
      readonly up: number;
      readonly down: number;
      readonly factor: number;
    }
  /** Values that the program computed itself, one per count; the last one stays, or nothing is known beyond. */
  | {
      readonly kind: "table";
      readonly values: readonly number[];
      readonly beyond: "last" | "unknown";
    }
  /** One curve after another: each counts from where it starts. The first starts at 0. */
  | {
      readonly kind: "sequence";
      readonly parts: readonly {
        readonly from: number;
        readonly curve: Curve;
      }[];
    }
  /** Several schedules on one learning rate, multiplied. */
  | { readonly kind: "product"; readonly factors: readonly Curve[] };

/** A value of a curve at a count. */
export function valueAt(curve: Curve, count: number): number {
  switch (curve.kind) {
    case "constant":
      return curve.value;
    case "piecewise":
      return piecewise(curve, count);
    case "exponential":
      return exponential(curve, count);
    case "inverseTime":
      return (
        curve.value *
        (1 + curve.rate * stairs(count / curve.every, curve.staircase)) **
          -curve.power
      );
    case "polynomial":
      return polynomial(curve, count);
    case "cosine":
      return cosine(curve, count);
    case "cosineRestarts":
      return cosineRestarts(curve, count);
    case "triangular":
      return triangular(curve, count);
    case "table":
      return tabulated(curve, count);
    case "sequence":
      return sequence(curve, count);
    case "product":
      return curve.factors.reduce(
        (product, factor) => product * valueAt(factor, count),
        1,
      );
    default:
      curve satisfies never;
      throw new IrError("Expected a known curve of the learning rate.");
  }
}

type Of<Kind extends Curve["kind"]> = Extract<Curve, { kind: Kind }>;

const stairs = (x: number, staircase: boolean): number =>
  staircase ? Math.floor(x) : x;

function piecewise(curve: Of<"piecewise">, count: number): number {
  const behind = curve.boundaries.filter((boundary) =>
    curve.atBoundary === "before" ? count > boundary : count >= boundary,
  ).length;
  const value = curve.values[behind];
  if (value === undefined)
    throw new IrError(
      `Expected a piecewise learning rate to have one more value than boundaries. Received ${curve.values.length} values and ${curve.boundaries.length} boundaries.`,
    );
  return value;
}

function exponential(
  { value, factor, every, staircase, limit }: Of<"exponential">,
  count: number,
): number {
  const free = value * factor ** stairs(count / every, staircase);
  if (limit === null) return free;
  return factor < 1 ? Math.max(free, limit) : Math.min(free, limit);
}

function polynomial(
  { value, end, steps, power, cycle }: Of<"polynomial">,
  count: number,
): number {
  const whole = cycle ? steps * Math.max(1, Math.ceil(count / steps)) : steps;
  const left = 1 - Math.min(count, whole) / whole;
  return end + (value - end) * left ** power;
}

function cosine(
  { value, end, steps, power, beyond }: Of<"cosine">,
  count: number,
): number {
  const t = beyond === "stays" ? Math.min(count, steps) : count;
  const share = (1 + Math.cos((Math.PI * t) / steps)) / 2;
  return end + (value - end) * share ** power;
}

function cosineRestarts(
  { value, end, period, periodFactor, peakFactor }: Of<"cosineRestarts">,
  count: number,
): number {
  let [start, length, height] = [0, period, value - end];
  while (count >= start + length) {
    start += length;
    length *= periodFactor;
    height *= peakFactor;
  }
  return (
    end + (height * (1 + Math.cos((Math.PI * (count - start)) / length))) / 2
  );
}

function triangular(
  { low, high, up, down, factor }: Of<"triangular">,
  count: number,
): number {
  const cycle = Math.floor(count / (up + down));
  const t = count - cycle * (up + down);
  const share = t <= up ? t / up : (up + down - t) / down;
  return low + (high - low) * share * factor ** cycle;
}

function tabulated({ values, beyond }: Of<"table">, count: number): number {
  const value =
    values[count] ?? (beyond === "last" ? values.at(-1) : undefined);
  if (value === undefined)
    throw new IrError(
      `Expected a learning rate for every count. Received a table of ${values.length} values, and was asked for number ${count}: the program computes its learning rate itself, and was asked no further.`,
    );
  return value;
}

function sequence({ parts }: Of<"sequence">, count: number): number {
  const part = parts.findLast(({ from }) => count >= from);
  if (!part)
    throw new IrError(
      `Expected a sequence of learning rates to start at 0. Received parts from ${parts.map(({ from }) => from).join(", ")}.`,
    );
  return valueAt(part.curve, count - part.from);
}

/** Half a cosine from one value to another. */
export const cosineTo = (
  value: number,
  end: number,
  steps: number,
): Extract<Curve, { kind: "cosine" }> => ({
  kind: "cosine",
  value,
  end,
  steps,
  power: 1,
  beyond: "stays",
});

/** The curve with all its values multiplied. */
export function scaledCurve(curve: Curve, factor: number): Curve {
  if (factor === 1) return curve;
  switch (curve.kind) {
    case "constant":
    case "inverseTime":
      return { ...curve, value: curve.value * factor };
    case "exponential":
      return {
        ...curve,
        value: curve.value * factor,
        limit: curve.limit === null ? null : curve.limit * factor,
      };
    case "polynomial":
    case "cosine":
    case "cosineRestarts":
      return { ...curve, value: curve.value * factor, end: curve.end * factor };
    case "triangular":
      return { ...curve, low: curve.low * factor, high: curve.high * factor };
    case "piecewise":
    case "table":
      return { ...curve, values: curve.values.map((value) => value * factor) };
    case "sequence":
      return {
        ...curve,
        parts: curve.parts.map((part) => ({
          ...part,
          curve: scaledCurve(part.curve, factor),
        })),
      };
    case "product":
      return {
        ...curve,
        factors: [{ kind: "constant", value: factor }, ...curve.factors],
      };
    default:
      curve satisfies never;
      throw new IrError("Expected a known curve of the learning rate.");
  }
}
