// jax.lax.reduce_window: a maximum is a max-pool; a sum is an average pool that counts its padding, times the window's size.
import type { Layout, Padding } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  input,
  only,
  phrase,
  PhraseError,
  type Context,
  type FollowUp,
  type Word,
} from "../../phrase.ts";
import { expected, impliedWord, number } from "../../words.ts";
import { readPadding } from "../rows.ts";
import { inJax } from "../sources.ts";

const source = inJax("jax/_src/lax/windowed_reductions.py · reduce_window");
const signature =
  "operand, init_value, computation, window_dimensions, window_strides=None, padding='VALID', base_dilation=None, window_dilation=None";

function numbers(context: Context, parameter: string): readonly number[] {
  const value = context.argument(parameter);
  const rank = context.inputs[0]?.length ?? 4;
  if (value === null || value === undefined) return Array<number>(rank).fill(1);
  if (!Array.isArray(value))
    throw expected(parameter, `${rank} numbers`, value);
  return (value as readonly Argument[]).map((each) => number(each, parameter));
}

/** The window says which axes are space: batch and channels have size 1 in it. */
const layoutOf = (context: Context): Layout =>
  numbers(context, "window_dimensions").at(-1) === 1
    ? "channelsLast"
    : "channelsFirst";

const spatial = <T>(context: Context, all: readonly T[]): readonly T[] =>
  layoutOf(context) === "channelsLast" ? all.slice(1, -1) : all.slice(2);

const over = (parameter: string): Word<readonly number[]> => ({
  from: [parameter],
  read: (context) => spatial(context, numbers(context, parameter)),
  write: () => null,
  default: { kind: "signature", source },
  samples: [],
});

function paddingOf(context: Context): Padding {
  const value = context.argument("padding");
  const rank = context.inputs[0]?.length ?? 4;
  const whole = readPadding(value, rank);
  if (whole.kind === "same") return whole;
  const outer = (sides: readonly number[]): readonly number[] =>
    layoutOf(context) === "channelsLast"
      ? [sides[0] ?? 0, sides.at(-1) ?? 0]
      : sides.slice(0, 2);
  if ([...outer(whole.before), ...outer(whole.after)].some((n) => n !== 0))
    throw new PhraseError(
      "Expected padding to leave batch and channels as they are. Received an amount for one of them.",
    );
  return {
    kind: "explicit",
    before: spatial(context, whole.before),
    after: spatial(context, whole.after),
  };
}

const padding: Word<Padding> = {
  from: ["padding"],
  read: paddingOf,
  write: () => null,
  default: { kind: "signature", source },
  samples: [],
};
const layout: Word<Layout> = {
  from: ["window_dimensions"],
  read: layoutOf,
  write: () => null,
  default: { kind: "signature", source },
  samples: [],
};
const rounding = impliedWord<"floor" | "ceil">(
  "floor",
  "a last, incomplete window is dropped; padding='SAME' pads until none is",
  source,
);
const claims = {
  operand: input,
  init_value: elsewhere("checked while recording"),
  computation: elsewhere("the call's name here says it"),
  base_dilation: only(null),
};

/** The mean of each window times its size is its sum. */
const timesSize: FollowUp = {
  from: [],
  read: (context) => ({
    op: "arithmetic",
    options: {
      function: "multiply",
      constant: numbers(context, "window_dimensions").reduce(
        (product, n) => product * n,
        1,
      ),
      constantFirst: false,
    },
  }),
  source,
};

export default [
  phrase<"maxPool">({
    op: "maxPool",
    calls: ["jax.lax.reduce_window_max"],
    signature,
    options: {
      poolSize: over("window_dimensions"),
      strides: over("window_strides"),
      padding,
      dilation: over("window_dilation"),
      rounding,
      layout,
    },
    claims,
    source,
  }),
  phrase<"avgPool">({
    op: "avgPool",
    calls: ["jax.lax.reduce_window_sum"],
    signature,
    options: {
      poolSize: over("window_dimensions"),
      strides: over("window_strides"),
      padding,
      rounding,
      countPadding: impliedWord(
        true,
        "zeros of the padding are added like any number",
        source,
      ),
      layout,
    },
    after: [timesSize],
    claims: { ...claims, window_dilation: only(null) },
    source,
  }),
];
