// Rows that many of CNTK's calls share: options that default_options may say, windows, automatic padding, axes behind the batch.
import {
  noPadding,
  type Layout,
  type Padding,
  type Source,
} from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import { ignored, type Claim, type Context, type Word } from "../phrase.ts";
import { expected, impliedWord, number } from "../words.ts";
import { inSource } from "./sources.ts";

/** CNTK's images are C, H, W behind the batch. */
export const channelsFirst: Word<Layout> = impliedWord<Layout>(
  "channelsFirst",
  "images are laid out C, H, W behind the batch",
  inSource("bindings/python/cntk/ops/__init__.py · convolution"),
);

const layerOf = (path: string): string => path.split(".").at(-1) ?? path;

/** An option that `default_options` may say for a region: the row reads one value, wherever it comes from. */
export function overridable<T>(
  path: string,
  option: string,
  source: Source,
  word: {
    readonly read: (value: Argument | undefined, context: Context) => T;
    readonly write: (value: T, context: Context) => Argument | null | undefined;
    readonly otherwise: T;
    readonly samples: readonly T[];
  },
): Word<T> {
  return {
    from: [option],
    read: (context) => word.read(context.argument(option), context),
    write: (value, context) => {
      const written = word.write(value, context);
      return written === undefined ? null : { [option]: written };
    },
    default: {
      kind: "ambient",
      key: `${option} of ${layerOf(path)} in default_options`,
      read: (value, context) => word.read(value, context),
      otherwise: word.otherwise,
      source,
    },
    samples: word.samples,
  };
}

/** The effective value of an option that a region may say, for rows that look at others. */
export function effective(
  context: Context,
  path: string,
  option: string,
): Argument | undefined {
  if (context.stated(option)) return context.argument(option);
  return (
    context.ambient(`${option} of ${layerOf(path)} in default_options`)
      ?.value ?? context.argument(option)
  );
}

export const truthy = (value: Argument | undefined): boolean =>
  value !== null && value !== false && value !== 0 && value !== undefined;

export const flag = (
  path: string,
  option: string,
  otherwise: boolean,
  source: Source,
) =>
  overridable<boolean>(path, option, source, {
    read: truthy,
    write: (value) => value,
    otherwise,
    samples: [true, false],
  });

/** How many spatial axes a layer's window has: its name says it, or its filter_shape. */
export type Rank = number | null;

const listOf = (value: Argument | undefined): readonly Argument[] =>
  Array.isArray(value)
    ? (value as readonly Argument[])
    : value === undefined
      ? []
      : [value];

export const rankOf = (
  context: Context,
  rank: Rank,
  window = "filter_shape",
): number => rank ?? Math.max(listOf(context.argument(window)).length, 1);

/** One number per spatial axis: one stands for all, and an entry too many is the channels'. */
export function perAxis(
  value: Argument | undefined,
  rank: number,
  parameter: string,
): readonly number[] {
  const list = listOf(value).map((each) => number(each, parameter));
  if (list.length === 1) return Array<number>(rank).fill(list[0] ?? 0);
  if (list.length === rank + 1) return list.slice(1);
  if (list.length === rank) return list;
  throw expected(parameter, `a number or a tuple of ${rank}`, value);
}

export const sayAxes = (value: readonly number[]): Argument =>
  new Set(value).size === 1 && value.length > 1 ? (value[0] ?? 0) : [...value];

const samplesOf = (rank: Rank): readonly (readonly number[])[] => [
  Array<number>(rank ?? 2).fill(2),
  Array.from({ length: rank ?? 2 }, (_, i) => i + 1),
];

/** The window itself: `Convolution2D(3, …)` is (3, 3), `Convolution(3, …)` has one axis. */
export const windowWord = (
  rank: Rank,
  source: Source,
  parameter = "filter_shape",
): Word<readonly number[]> => ({
  from: [parameter],
  read: (context) =>
    perAxis(
      context.argument(parameter),
      rankOf(context, rank, parameter),
      parameter,
    ),
  write: (value) => ({ [parameter]: [...value] }),
  default: { kind: "signature", source },
  samples: samplesOf(rank),
});

export const axesWord = (
  parameter: string,
  rank: Rank,
  source: Source,
  window = "filter_shape",
): Word<readonly number[]> => ({
  from: [parameter],
  read: (context) =>
    perAxis(
      context.argument(parameter),
      rankOf(context, rank, window),
      parameter,
    ),
  write: (value) => ({ [parameter]: sayAxes(value) }),
  default: { kind: "signature", source },
  samples: samplesOf(rank),
});

/** CNTK's automatic padding: (k − 1) / 2 zeros before, rounded down, and what is left of k − 1 after, whatever the stride. */
function automatic(
  value: Argument | undefined,
  size: readonly number[],
  parameter: string,
): Padding {
  const flags = listOf(value);
  const last = flags.length === size.length + 1 ? flags.slice(1) : flags;
  if (last.length !== 1 && last.length !== size.length)
    throw expected(
      parameter,
      `True, False or a tuple of ${size.length}`,
      value,
    );
  const amounts = size.map((k, i) =>
    truthy(last.length === 1 ? last[0] : last[i]) ? k - 1 : 0,
  );
  return {
    kind: "explicit",
    before: amounts.map((n) => Math.floor(n / 2)),
    after: amounts.map((n) => Math.ceil(n / 2)),
  };
}

/** The flags that say a padding; undefined where none do. */
function flagsOf(
  padding: Padding,
  size: readonly number[],
): readonly boolean[] | undefined {
  if (padding.kind !== "explicit") return undefined;
  const { before, after } = padding;
  const flags = size.map((k, i) => {
    const [a = 0, b = 0] = [before[i], after[i]];
    if (a === 0 && b === 0) return false;
    return a === Math.floor((k - 1) / 2) && b === Math.ceil((k - 1) / 2)
      ? true
      : undefined;
  });
  return flags.every((each) => each !== undefined) ? flags : undefined;
}

/** `pad`, by layer and by region. */
export function padWord(
  path: string,
  rank: Rank,
  source: Source,
): Word<Padding> {
  const size = (context: Context) =>
    perAxis(
      context.argument("filter_shape"),
      rankOf(context, rank),
      "filter_shape",
    );
  const base = overridable<Padding>(path, "pad", source, {
    read: (value, context) => automatic(value, size(context), "pad"),
    write: (value, context) => {
      const flags = flagsOf(value, size(context));
      return flags && [...flags];
    },
    otherwise: noPadding(rank ?? 2),
    samples: [noPadding(rank ?? 2)],
  });
  const fact = base.default;
  return {
    ...base,
    default: {
      kind: "derived",
      value: (context) => {
        const found =
          fact.kind === "ambient" ? context.ambient(fact.key) : undefined;
        return automatic(
          found?.value ?? context.argument("pad"),
          size(context),
          "pad",
        );
      },
      because: "pad is False unless default_options says otherwise",
      source,
    },
  };
}

/** `auto_padding` of an operation. */
export const autoPaddingWord = (
  sizeOf: (context: Context) => readonly number[],
  source: Source,
): Word<Padding> => ({
  from: ["auto_padding"],
  read: (context) =>
    automatic(
      context.argument("auto_padding"),
      sizeOf(context),
      "auto_padding",
    ),
  write: (value, context) => {
    const flags = flagsOf(value, sizeOf(context));
    return flags ? { auto_padding: [...flags] } : null;
  },
  default: { kind: "signature", source },
  samples: [],
});

/** How many axes stand before the static ones: the batch, and the sequence where there is one. */
export const frontOf = (context: Context): number =>
  number(context.argument("dynamic_axes") ?? 1, "dynamic_axes");

/** A static axis, counted from the front of all axes. */
export function axisOf(
  value: Argument | undefined,
  context: Context,
  parameter: string,
  extra = 0,
): number {
  const rank = (context.inputs[0]?.length ?? 0) + extra;
  const n = number(value, parameter);
  return n < 0 ? n + rank : n + frontOf(context);
}

/** The same axis as CNTK counts it. */
export const sayAxis = (axis: number, context: Context): number =>
  axis - frontOf(context);

export const named: Readonly<Record<string, Claim>> = {
  name: ignored("it is a name"),
};
