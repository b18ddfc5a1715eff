// jax.lax's convolutions with a kernel given as an array: layouts are words, and the images stand channels first where none are said.
import type {
  Codec,
  Initializer,
  Layout,
  OptionsOf,
  Padding,
} from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  input,
  only,
  phrase,
  PhraseError,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { impliedWord, numberWord, tuple } from "../../words.ts";
import { placement, readPadding, sayPadding } from "../rows.ts";
import { inJax } from "../sources.ts";

const source = inJax("jax/_src/lax/convolution.py · conv_general_dilated");

/** Input, kernel and output layouts: `["NHWC", "HWIO", "NHWC"]`. */
function layouts(context: Context): readonly [string, string, string] {
  const rank = context.inputs[0]?.length ?? 4;
  const space = "DHW".slice(5 - rank);
  const value = context.argument("dimension_numbers");
  if (!Array.isArray(value)) return [`NC${space}`, `OI${space}`, `NC${space}`];
  const [lhs = "", rhs = "", out = ""] = (value as readonly Argument[]).map(
    (each) => (typeof each === "string" ? each : ""),
  );
  return [lhs, rhs, out];
}

function layoutOf(context: Context): Layout {
  const [lhs, , out] = layouts(context);
  const of = (word: string): Layout | null =>
    word.startsWith("NC")
      ? "channelsFirst"
      : word.startsWith("N") && word.endsWith("C")
        ? "channelsLast"
        : null;
  const [before, after] = [of(lhs), of(out)];
  if (before === null || before !== after)
    throw new PhraseError(
      `Expected dimension_numbers to keep the batch first and the channels second or last, in input and output alike. Received ${lhs} → ${out}.`,
    );
  return before;
}

/** Axes of the kernel's storage in the neutral order: out, in, space. */
function kernelAxes(context: Context): number[] {
  const [lhs, rhs] = layouts(context);
  const space = [...lhs].filter((each) => each !== "N" && each !== "C");
  return ["O", "I", ...space].map((each) => rhs.indexOf(each));
}

const codec = (context: Context): Codec => {
  const axes = kernelAxes(context);
  return axes.every((axis, i) => axis === i) ? [] : [{ step: "permute", axes }];
};

function sizes(context: Context): number[] {
  const shape = context.weightShape("rhs") ?? [];
  return kernelAxes(context).map((axis) => shape[axis] ?? 1);
}

const byShape = <T>(read: (context: Context) => T): Word<T> =>
  impliedWord<T>(read, "the kernel's shape says it", source);

const rank = (context: Context): number => (context.inputs[0]?.length ?? 4) - 2;

const steps = (parameter: string): Word<readonly number[]> => ({
  from: [parameter],
  read: (context) =>
    tuple(context.argument(parameter) ?? 1, rank(context), parameter),
  write: (value) => ({ [parameter]: [...value] }),
  default: { kind: "signature", source },
  samples: [
    [1, 1],
    [2, 1],
  ],
});

const layout: Word<Layout> = {
  from: ["dimension_numbers"],
  read: layoutOf,
  write: (value, context) => {
    const space = "DHW".slice(3 - rank(context));
    return {
      dimension_numbers:
        value === "channelsFirst"
          ? [`NC${space}`, `OI${space}`, `NC${space}`]
          : [`N${space}C`, `${space}IO`, `N${space}C`],
    };
  },
  default: { kind: "signature", source },
  samples: ["channelsFirst", "channelsLast"],
};

/** What both calls say alike. */
const shared = {
  filters: byShape((context) => sizes(context)[0] ?? 1),
  kernelSize: byShape<readonly number[]>((context) => sizes(context).slice(2)),
  strides: steps("window_strides"),
  padding: {
    from: ["padding"],
    read: (context) => readPadding(context.argument("padding"), rank(context)),
    write: (value) => ({ padding: sayPadding(value) }),
    default: { kind: "signature", source },
    samples: [{ kind: "same", extra: "end" }],
  } satisfies Word<Padding>,
  paddingMode: impliedWord<OptionsOf<"conv">["paddingMode"]>(
    "zeros",
    "the border is filled with zeros",
    source,
  ),
  useBias: impliedWord(false, "a bias is added in a step of its own", source),
};

const say = (
  call: string,
  signature: string,
  options: Omit<Phrase<"conv">["options"], keyof typeof shared>,
): Phrase<"conv"> =>
  phrase<"conv">({
    op: "conv",
    calls: [call],
    signature,
    options: { ...shared, ...options },
    weights: {
      kernel: {
        parameter: "rhs",
        codec,
        initializer: impliedWord<Initializer>(
          { kind: "given", what: "values that the program computes" },
          "the program makes the kernel itself",
          source,
        ),
      },
    },
    claims: {
      ...placement,
      lhs: input,
      rhs: input,
      lhs_dilation: only(null, [1], [1, 1], [1, 1, 1]),
      batch_group_count: only(1),
    },
    sample: {
      arguments: { window_strides: [1, 1], padding: "SAME" },
      weightShapes: { rhs: [4, 8, 3, 3] },
    },
    source,
  });

export default [
  say(
    "jax.lax.conv_general_dilated",
    "lhs, rhs, window_strides, padding, lhs_dilation=None, rhs_dilation=None, dimension_numbers=None, feature_group_count=1, batch_group_count=1, precision=None, preferred_element_type=None, out_sharding=None",
    {
      dilation: steps("rhs_dilation"),
      groups: numberWord("feature_group_count", source, [1, 2]),
      layout,
    },
  ),
  say(
    "jax.lax.conv",
    "lhs, rhs, window_strides, padding, precision=None, preferred_element_type=None",
    {
      dilation: impliedWord<readonly number[]>(
        (context) => Array<number>(rank(context)).fill(1),
        "jax.lax.conv has no dilation",
        source,
      ),
      groups: impliedWord(1, "jax.lax.conv has no groups", source),
      layout: impliedWord<Layout>(
        "channelsFirst",
        "jax.lax.conv takes images N, C, H, W",
        source,
      ),
    },
  ),
];
