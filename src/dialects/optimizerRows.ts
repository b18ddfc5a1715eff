// Rows of optimisers that most dialects need alike: what a framework does not do, and learning rates.
import type {
  Clipping,
  DecayForm,
  GradientScale,
  LearningRate,
  Source,
} from "../ir/index.ts";
import type { Argument } from "../python/recording.ts";
import type { Context, Word } from "./phrase.ts";
import { expected, impliedWord, number } from "./words.ts";

/** Gradients reach the rule as they are, unless a call of its own changes them. */
export const untouchedGradients = (
  source: Source,
): {
  readonly gradientScale: Word<GradientScale>;
  readonly clipping: Word<readonly Clipping[]>;
} => ({
  gradientScale: impliedWord<GradientScale>(
    1,
    "the gradient enters the rule as it is",
    source,
  ),
  clipping: impliedWord<readonly Clipping[]>(
    [],
    "the optimiser itself clips nothing",
    source,
  ),
});

/** An optimiser that knows no weight decay. */
export const noDecay = (
  source: Source,
): {
  readonly weightDecay: Word<number>;
  readonly decayForm: Word<DecayForm>;
} => ({
  weightDecay: impliedWord<number>(
    0,
    "the optimiser has no weight decay",
    source,
  ),
  decayForm: impliedWord<DecayForm>(
    "inGradient",
    "there is no weight decay",
    source,
  ),
});

/** Gradient descent without CNTK's unit gain and without Chainer's look-ahead. */
export const usualMomentum = (source: Source) => ({
  dampeningForm: impliedWord<"afterFirstStep" | "everyStep">(
    "afterFirstStep",
    "dampening, where there is any, spares the first step",
    source,
  ),
  nesterovForm: impliedWord<"standard" | "appliedTwice">(
    "standard",
    "Nesterov's step is µ·v − lr·g",
    source,
  ),
});

/** Adam without a second epsilon, corrected from t = 1 on, with unit gain, AMSGrad's largest taken before the correction. */
export const usualAdam = (source: Source) => ({
  epsilonRoot: impliedWord<number>(
    0,
    "no epsilon stands inside the root",
    source,
  ),
  biasCorrection: impliedWord<boolean>(
    true,
    "both means are corrected by 1 − βᵗ",
    source,
  ),
  firstCount: impliedWord<number>(1, "the first step counts as t = 1", source),
  unitGain: impliedWord<boolean>(true, "m = β₁·m + (1 − β₁)·g", source),
  amsgradForm: impliedWord<"raw" | "corrected">(
    "raw",
    "AMSGrad keeps the largest v, not yet corrected",
    source,
  ),
});

/** How a dialect reads an object that is a schedule, and the object that says one; null where it has no words for it. */
export interface ScheduleWords {
  readonly read: (
    value: Argument,
    context: Context,
  ) => LearningRate | undefined;
  readonly write: (rate: LearningRate, context: Context) => Argument | null;
}

/** A learning rate: a number, or what a dialect's schedule objects say. */
export function rateWord(
  parameter: string,
  source: Source,
  samples: readonly number[],
  schedules?: ScheduleWords,
): Word<LearningRate> {
  return {
    from: [parameter],
    read: (context) => {
      const value = context.argument(parameter);
      if (value === undefined) throw expected(parameter, "a number", value);
      return schedules?.read(value, context) ?? number(value, parameter);
    },
    write: (rate, context) => {
      const written =
        typeof rate === "number" ? rate : schedules?.write(rate, context);
      return written === null || written === undefined
        ? null
        : { [parameter]: written };
    },
    default: { kind: "signature", source },
    samples,
  };
}
