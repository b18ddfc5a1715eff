// Rows that many layers of TensorFlow.js share: padding, data format, pool strides, axes, what no parameter says.
import {
  noPadding,
  type Initializer,
  type Layout,
  type Padding,
} from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import type { Context, Word } from "../phrase.ts";
import { expected, number, tuple } from "../words.ts";
import { read } from "./source.ts";

/** A value that no parameter says. */
export function fixed<T>(
  value: NoInfer<T> | ((context: Context) => NoInfer<T>),
  because: string,
  at: string,
): Word<T> {
  const of = (context: Context) =>
    typeof value === "function"
      ? (value as (context: Context) => T)(context)
      : (value as T);
  return {
    from: [],
    read: of,
    write: () => ({}),
    default: { kind: "implied", value: of, because, source: read(at) },
    samples: [],
  };
}

/** `padding: 'valid' | 'same'`; 'causal' is a word TensorFlow.js knows and has not made yet. */
export const paddingWord = (rank: number, at: string): Word<Padding> => ({
  from: ["padding"],
  read: (context) => {
    const value = context.argument("padding");
    if (value === "valid" || value === null) return noPadding(rank);
    if (value === "same") return { kind: "same", extra: "end" };
    throw expected("padding", "'valid' or 'same'", value);
  },
  write: (value) => {
    if (value.kind === "same")
      return value.extra === "end" ? { padding: "same" } : null;
    return [...value.before, ...value.after].every((n) => n === 0)
      ? { padding: "valid" }
      : null;
  },
  default: { kind: "signature", source: read(at) },
  samples: [noPadding(rank), { kind: "same", extra: "end" }],
});

/** The layout at a call; what takes no dataFormat works channels last. */
export function layoutIn(context: Context): Layout {
  const value = context.argument("dataFormat") ?? "channelsLast";
  if (value === "channelsFirst" || value === "channelsLast") return value;
  throw expected("dataFormat", "'channelsFirst' or 'channelsLast'", value);
}

export const layoutWord = (at: string): Word<Layout> => ({
  from: ["dataFormat"],
  read: layoutIn,
  write: (value) => ({ dataFormat: value }),
  default: { kind: "signature", source: read(at) },
  samples: ["channelsFirst", "channelsLast"],
});

/** One number for all axes where they are equal. */
export const oneOrEach = (
  name: string,
  value: readonly number[],
): Record<string, Argument> => ({
  [name]: new Set(value).size === 1 ? (value[0] ?? 0) : [...value],
});

/** `strides` of a pool nobody gave is its size. */
export function poolStridesWord(
  rank: number,
  at: string,
): Word<readonly number[]> {
  const size = (context: Context) =>
    tuple(context.argument("poolSize"), rank, "poolSize");
  return {
    from: ["strides"],
    read: (context) =>
      context.argument("strides") === null
        ? size(context)
        : tuple(context.argument("strides"), rank, "strides"),
    write: (value) => oneOrEach("strides", value),
    default: {
      kind: "derived",
      value: size,
      because: "without strides a pool moves by its own size",
      source: read(at),
    },
    samples: [
      Array<number>(rank).fill(2),
      Array.from({ length: rank }, (_, i) => i + 1),
    ],
  };
}

export function positiveAxis(
  context: Context,
  value: Argument | undefined,
  parameter: string,
): number {
  const axis = number(value, parameter);
  const rank = context.inputs[0]?.length ?? 0;
  return axis < 0 ? axis + rank : axis;
}

/** An axis that may count from the end, as one that counts from the start. */
export const axisWord = (at: string, parameter = "axis"): Word<number> => ({
  from: [parameter],
  read: (context) =>
    positiveAxis(context, context.argument(parameter), parameter),
  write: (value) => ({ [parameter]: value }),
  default: { kind: "signature", source: read(at) },
  samples: [0, 1],
});

const ownStart: Initializer = {
  kind: "given",
  what: "the variable's own start",
};

/** A tf.variable used as a weight: what it was made of says how it starts, as a call before. */
export const variableStart = (at: string): Word<Initializer> =>
  fixed<Initializer>(
    () => ownStart,
    "tf.variable starts from the tensor it is given",
    at,
  );
