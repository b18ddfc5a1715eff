// Learning rates that change while training: a curve over steps, epochs or examples, and when it is read.
import { valueAt, type Curve } from "./curve.ts";

/** A learning rate that follows a curve. The curve is read before each update, at the count `first + stride · n`. */
export interface Schedule {
  readonly curve: Curve;
  /** What n counts: updates done before this one, epochs done before this one, or examples seen before this update. */
  readonly unit: "step" | "epoch" | "example";
  /** The count at the first update: 0 where the curve is read before counting (most frameworks), 1 where it counts first (MXNet's `num_update`). */
  readonly first: number;
  /** How far one unit counts: 1 almost everywhere; the batch size where a program counts `batch * BATCH_SIZE`. */
  readonly stride: number;
}

export type LearningRate = number | Schedule;

/** Where a training stands, when its next update is made. */
export interface TrainingMoment {
  /** Both counted from 1. */
  readonly step: number;
  readonly epoch: number;
  /** Examples seen before this step. */
  readonly examples: number;
}

/** The learning rate of an update. */
export function rateAt(rate: LearningRate, moment: TrainingMoment): number {
  if (typeof rate === "number") return rate;
  const { curve, unit, first, stride } = rate;
  const done = {
    step: moment.step - 1,
    epoch: moment.epoch - 1,
    example: moment.examples,
  }[unit];
  return valueAt(curve, first + stride * done);
}

/** The learning rate of the first update. */
export const firstRate = (rate: LearningRate): number =>
  rateAt(rate, { step: 1, epoch: 1, examples: 0 });

/** A schedule counted from 0 by ones. */
export const scheduled = (
  curve: Curve,
  unit: Schedule["unit"] = "step",
  first = 0,
): Schedule => ({ curve, unit, first, stride: 1 });

const short = (value: number): string => String(Number(value.toPrecision(6)));

/** `0.1, then 0.01 after 30 epochs`: a learning rate as a person writes it. */
export function printRate(rate: LearningRate): string {
  if (typeof rate === "number") return short(rate);
  const { curve, unit, first, stride } = rate;
  const units = `${unit}s`;
  const counted = [
    first === 0 ? "" : `counted from ${first}`,
    stride === 1 ? "" : `counted by ${stride}`,
  ].filter(Boolean);
  const suffix = counted.length ? ` (${counted.join(", ")})` : "";
  return `${printCurve(curve, units)}${suffix}`;
}

function printExponential(
  curve: Extract<Curve, { kind: "exponential" }>,
  units: string,
): string {
  const { value, factor, every, staircase, limit } = curve;
  const bound = factor < 1 ? "less" : "more";
  const end = limit === null ? "" : `, no ${bound} than ${short(limit)}`;
  return `${short(value)} × ${short(factor)} ${staircase ? "every" : "smoothly per"} ${every} ${units}${end}`;
}

function printCurve(curve: Curve, units: string): string {
  switch (curve.kind) {
    case "constant":
      return short(curve.value);
    case "piecewise": {
      const [start = NaN, ...rest] = curve.values;
      const after = rest.map(
        (value, i) =>
          `${short(value)} ${curve.atBoundary === "before" ? "after" : "from"} ${curve.boundaries[i] ?? "?"} ${units}`,
      );
      return [short(start), ...after].join(", ");
    }
    case "exponential":
      return printExponential(curve, units);
    case "inverseTime": {
      const { value, rate, every, power, staircase } = curve;
      const exponent = power === 1 ? "" : `^${short(power)}`;
      const count = every === 1 ? units : `${units}/${every}`;
      return `${short(value)} ÷ (1 + ${short(rate)}·${staircase ? `⌊${count}⌋` : count})${exponent}`;
    }
    case "polynomial": {
      const { value, end, steps, power, cycle } = curve;
      const form = power === 1 ? "a straight line" : `power ${short(power)}`;
      return `${short(value)} to ${short(end)} in ${steps} ${units} (${form}${cycle ? ", again and again" : ""})`;
    }
    case "cosine": {
      const { value, end, steps, power, beyond } = curve;
      const exponent = power === 1 ? "" : `, power ${short(power)}`;
      return `${short(value)} to ${short(end)} in ${steps} ${units} (half a cosine${exponent}${beyond === "swings" ? ", then back" : ""})`;
    }
    case "cosineRestarts": {
      const { value, end, period, periodFactor, peakFactor } = curve;
      return `${short(value)} to ${short(end)} by half cosines of ${period} ${units}, each ${short(periodFactor)} times as long and ${short(peakFactor)} times as high`;
    }
    case "triangular": {
      const { low, high, up, down, factor } = curve;
      return `between ${short(low)} and ${short(high)}, ${up} ${units} up and ${down} down${factor === 1 ? "" : `, each time ${short(factor)} times as high`}`;
    }
    case "table": {
      const shown = curve.values.slice(0, 4).map(short).join(", ");
      return `${shown}${curve.values.length > 4 ? "…" : ""} by ${units}, as the program computes it`;
    }
    case "sequence":
      return curve.parts
        .map(
          ({ from, curve: part }, i) =>
            `${i === 0 ? "" : `from ${from} ${units}: `}${printCurve(part, units)}`,
        )
        .join("; ");
    case "product":
      return curve.factors.map((each) => printCurve(each, units)).join(" × ");
    default:
      curve satisfies never;
      return "";
  }
}
