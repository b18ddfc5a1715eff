// Rows that many layers of Keras share: padding, data format, pool strides, axes.
import { noPadding, type Layout, type Padding } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import type { Context, Word } from "../phrase.ts";
import { expected, number, tuple } from "../words.ts";
import { executed, read } from "./source.ts";

/** `padding='valid' | 'same'`, and 'causal' for one axis. */
export function paddingWord(rank: number, at: string): Word<Padding> {
  return {
    from: ["padding"],
    read: (context) => readPadding(context, rank),
    write: (value) => {
      if (value.kind === "same")
        return value.extra === "end" ? { padding: "same" } : null;
      return [...value.before, ...value.after].every((n) => n === 0)
        ? { padding: "valid" }
        : null;
    },
    default: { kind: "signature", source: executed(at) },
    samples: [noPadding(rank), { kind: "same", extra: "end" }],
  };
}

function readPadding(context: Context, rank: number): Padding {
  const value = context.argument("padding");
  const word = typeof value === "string" ? value.toLowerCase() : value;
  if (word === "valid") return noPadding(rank);
  if (word === "same") return { kind: "same", extra: "end" };
  if (word === "causal" && rank === 1) {
    const [kernel = 1] = tuple(
      context.argument("kernel_size"),
      1,
      "kernel_size",
    );
    const [dilation = 1] = tuple(
      context.argument("dilation_rate") ?? 1,
      1,
      "dilation_rate",
    );
    return { kind: "explicit", before: [dilation * (kernel - 1)], after: [0] };
  }
  throw expected(
    "padding",
    rank === 1 ? "'valid', 'same' or 'causal'" : "'valid' or 'same'",
    value,
  );
}

const layouts: Readonly<Record<string, Layout>> = {
  channels_first: "channelsFirst",
  channels_last: "channelsLast",
};

/** A data format in Keras's word as the neutral layout. */
export function layoutOf(value: Argument | undefined): Layout {
  const layout = typeof value === "string" ? layouts[value] : undefined;
  if (!layout)
    throw expected("data_format", "'channels_first' or 'channels_last'", value);
  return layout;
}

/** The layout in force at a call: stated, else the ambient one. Calls that do not take it (1-D layers of Keras 2.1) work channels last. */
export function layoutIn(context: Context): Layout {
  const value = context.argument("data_format");
  if (value === undefined) return "channelsLast";
  if (value !== null) return layoutOf(value);
  const ambient = context.ambient("image_data_format");
  return ambient ? layoutOf(ambient.value) : "channelsLast";
}

export const layoutWord: Word<Layout> = {
  from: ["data_format"],
  read: layoutIn,
  write: (value, context) => {
    if (context.argument("data_format") === undefined)
      return value === "channelsLast" ? {} : null;
    return {
      data_format:
        value === "channelsFirst" ? "channels_first" : "channels_last",
    };
  },
  default: {
    kind: "ambient",
    key: "image_data_format",
    read: (_value, context) => layoutIn(context),
    otherwise: "channelsLast",
    source: executed("keras/src/backend/config.py · image_data_format"),
  },
  samples: ["channelsFirst", "channelsLast"],
};

const write = (
  name: string,
  value: readonly number[],
): Record<string, Argument> => ({
  [name]: new Set(value).size === 1 ? (value[0] ?? 0) : [...value],
});

/** `strides=None` of a pool is its size. */
export function poolStridesWord(rank: number): Word<readonly number[]> {
  const size = (context: Context) =>
    tuple(context.argument("pool_size"), rank, "pool_size");
  return {
    from: ["strides"],
    read: (context) =>
      context.argument("strides") === null
        ? size(context)
        : tuple(context.argument("strides"), rank, "strides"),
    write: (value) => write("strides", value),
    default: {
      kind: "derived",
      value: size,
      because: "strides=None means the size of the window",
      source: executed(
        "keras/src/layers/pooling/base_pooling.py · BasePooling.__init__",
      ),
    },
    samples: [
      Array<number>(rank).fill(2),
      Array.from({ length: rank }, (_, i) => i + 1),
    ],
  };
}

/** An axis that may count from the end, as one that counts from the start. */
export function axisWord(at: string, parameter = "axis"): Word<number> {
  return {
    from: [parameter],
    read: (context) =>
      positiveAxis(context, context.argument(parameter), parameter),
    write: (value) => ({ [parameter]: value }),
    default: { kind: "signature", source: read(at) },
    samples: [0, 1],
  };
}

export function positiveAxis(
  context: Context,
  value: Argument | undefined,
  parameter: string,
): number {
  const axis = number(value, parameter);
  const rank = context.inputs[0]?.length ?? context.outputs[0]?.length ?? 0;
  return axis < 0 ? axis + rank : axis;
}

/** A row of a parameter that older versions lack: there it is always `without`. */
export const optional = <T>(word: Word<T>, without: T): Word<T> => ({
  ...word,
  read: (context) =>
    word.from.every((name) => context.argument(name) === undefined)
      ? without
      : word.read(context),
  write: (value, context) => {
    if (word.from.some((name) => context.argument(name) !== undefined))
      return word.write(value, context);
    return JSON.stringify(value) === JSON.stringify(without) ? {} : null;
  },
});

/** A value that the phrase itself decides: no parameter says it. */
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
