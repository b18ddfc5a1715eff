// Rows and claims that many calls share: windows of any rank, padding, layout, modes, and what changes nothing.
import {
  noPadding,
  type ActiveIn,
  type Layout,
  type Padding,
  type Source,
} from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  elsewhere,
  ignored,
  only,
  type Claim,
  type Context,
  type Word,
} from "../phrase.ts";
import { boolean, expected, impliedWord, number, tuple } from "../words.ts";
import { inFlax } from "./sources.ts";

const isList = (value: Argument | undefined): value is readonly Argument[] =>
  Array.isArray(value);

/** How many spatial axes a window given as a tuple (or as one number) has. */
export const rankOf = (context: Context, window: string): number => {
  const value = context.argument(window);
  return isList(value) ? value.length : 1;
};

/** The window itself: a tuple with one entry per spatial axis. */
export const windowWord = (
  parameter: string,
  source: Source,
): Word<readonly number[]> => ({
  from: [parameter],
  read: (context) =>
    tuple(context.argument(parameter), rankOf(context, parameter), parameter),
  write: (value) => ({ [parameter]: [...value] }),
  default: { kind: "signature", source },
  samples: [
    [3, 3],
    [2, 3],
  ],
});

/** One number for all axes, a tuple, or None for ones. */
export const stepsWord = (
  parameter: string,
  window: string,
  source: Source,
): Word<readonly number[]> => ({
  from: [parameter],
  read: (context) => {
    const rank = rankOf(context, window);
    const value = context.argument(parameter);
    if (value === null || value === undefined)
      return Array<number>(rank).fill(1);
    if (isList(value))
      return tuple(
        value.map((each) => each ?? 1),
        rank,
        parameter,
      );
    return tuple(value, rank, parameter);
  },
  write: (value) => ({ [parameter]: [...value] }),
  default: { kind: "signature", source },
  samples: [
    [1, 1],
    [2, 1],
  ],
});

/** Pairs of numbers, before and after each axis. */
export function pairs(
  value: readonly Argument[],
  rank: number,
  parameter: string,
): Padding {
  if (value.length !== rank)
    throw expected(parameter, `a word or ${rank} pairs of numbers`, value);
  const sides = value.map((each) =>
    isList(each)
      ? tuple(each, 2, parameter)
      : [number(each, parameter), number(each, parameter)],
  );
  return {
    kind: "explicit",
    before: sides.map((side) => side[0] ?? 0),
    after: sides.map((side) => side[1] ?? 0),
  };
}

/** SAME, SAME_LOWER, VALID, or amounts. `borders` says what other words mean. */
export function readPadding(
  value: Argument | undefined,
  rank: number,
  borders: (word: string) => Padding | null = () => null,
): Padding {
  if (value === "SAME") return { kind: "same", extra: "end" };
  if (value === "SAME_LOWER") return { kind: "same", extra: "start" };
  if (value === "VALID") return noPadding(rank);
  const other = typeof value === "string" ? borders(value) : null;
  if (other) return other;
  if (typeof value === "number")
    return pairs(Array<number>(rank).fill(value), rank, "padding");
  if (isList(value)) return pairs(value, rank, "padding");
  throw expected("padding", "'SAME', 'VALID' or pairs of numbers", value);
}

export function sayPadding(value: Padding): Argument {
  if (value.kind === "same")
    return value.extra === "end" ? "SAME" : "SAME_LOWER";
  const none = [...value.before, ...value.after].every((n) => n === 0);
  return none
    ? "VALID"
    : value.before.map((before, i) => [before, value.after[i] ?? 0]);
}

export const paddingSamples: readonly Padding[] = [
  { kind: "same", extra: "end" },
  { kind: "same", extra: "start" },
  noPadding(2),
  { kind: "explicit", before: [1, 0], after: [2, 0] },
];

/** Flax's images are N, space, then channels. */
export const channelsLast: Word<Layout> = impliedWord<Layout>(
  "channelsLast",
  "images are laid out N, H, W, C in flax",
  inFlax("flax/linen/linear.py · Conv.__call__, Args"),
);

/** An axis that may count from the end. */
export function positiveAxis(
  value: Argument | undefined,
  rank: number,
  parameter: string,
): number {
  const axis = number(value, parameter);
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank)
    throw expected(parameter, `an axis of ${rank}`, value);
  return axis < 0 ? axis + rank : axis;
}

export const inputRank = (context: Context): number =>
  context.inputs[0]?.length ?? 0;

export const axisWord = (parameter: string, source: Source): Word<number> => ({
  from: [parameter],
  read: (context) =>
    positiveAxis(context.argument(parameter), inputRank(context), parameter),
  write: (value) => ({ [parameter]: value }),
  default: { kind: "signature", source },
  samples: [1, 3],
});

/** Several axes, ascending; None is all of them. */
export function axes(
  value: Argument | undefined,
  rank: number,
  parameter: string,
): readonly number[] {
  if (value === null || value === undefined)
    return Array.from({ length: rank }, (_, i) => i);
  return (isList(value) ? value : [value])
    .map((each) => positiveAxis(each, rank, parameter))
    .sort((a, b) => a - b);
}

const turned: Readonly<Record<ActiveIn, ActiveIn>> = {
  training: "training",
  always: "never",
  never: "always",
};

/** A flag that is true where the layer does not act: `deterministic`, `use_running_average`. */
export const inactiveFlag = (
  parameter: string,
  because: string,
  source: Source,
): Word<ActiveIn> => ({
  from: [parameter],
  read: (context) => turned[context.activeIn(parameter)],
  write: (value) =>
    value === "training" ? null : { [parameter]: value === "never" },
  default: {
    kind: "derived",
    value: (context) => turned[context.activeIn(parameter)],
    because,
    source,
  },
  samples: ["always", "never"],
});

/** Parameters of linen's layers that say nothing of the model. */
export const linenClaims: Readonly<Record<string, Claim>> = {
  parent: elsewhere("which module the layer belongs to"),
  name: elsewhere("the layer's name"),
};

const float32 = only(null, { dtype: "float32" });

/** Number types and ways of computing: 32-bit floats, computed by flax's own functions. */
export const numerics: Readonly<Record<string, Claim>> = {
  dtype: float32,
  param_dtype: only("float32", { dtype: "float32" }),
  precision: ignored("it decides how exactly a machine multiplies"),
  preferred_element_type: only(null),
  promote_dtype: only("promote_dtype"),
};

/** Parameters of nnx's layers that say nothing of the model. */
export const nnxClaims: Readonly<Record<string, Claim>> = {
  rngs: elsewhere("random keys; the first seed is where random numbers start"),
  kernel_metadata: ignored("it says where weights lie on devices"),
  bias_metadata: ignored("it says where weights lie on devices"),
  scale_metadata: ignored("it says where weights lie on devices"),
  embedding_metadata: ignored("it says where weights lie on devices"),
  negative_slope_metadata: ignored("it says where weights lie on devices"),
};

/** Parameters of functions that only place or time a computation. */
export const placement: Readonly<Record<string, Claim>> = {
  out_sharding: ignored("it says where results lie on devices"),
  precision: ignored("it decides how exactly a machine multiplies"),
  preferred_element_type: only(null),
  accuracy: ignored("it decides how exactly a machine computes"),
};

export const flag = (parameter: string, source: Source): Word<boolean> => ({
  from: [parameter],
  read: (context) => boolean(context.argument(parameter), parameter),
  write: (value) => ({ [parameter]: value }),
  default: { kind: "signature", source },
  samples: [true, false],
});
