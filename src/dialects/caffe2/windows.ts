// Rows of convolutions and pooling: numbers per spatial axis, padding, the channels' place.
import { noPadding, type Layout, type Padding } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import { only, type Claim, type Context, type Word } from "../phrase.ts";
import { expected, number } from "../words.ts";
import { inSource } from "./sources.ts";

export const windows = inSource(
  "caffe2/operators/conv_pool_op_base.h · ConvPoolOpBase",
);

export const rankOf = (context: Context): number =>
  (context.inputs[0]?.length ?? 4) - 2;

const given = (context: Context, name: string): Argument | undefined =>
  context.argument(name) ?? undefined;

const listOf = (
  value: Argument | undefined,
): readonly Argument[] | undefined =>
  Array.isArray(value) && value.length > 0
    ? (value as readonly Argument[])
    : undefined;

function numbers(
  list: readonly Argument[],
  count: number,
  name: string,
): readonly number[] {
  if (list.length !== count)
    throw expected(name, `a list of ${count} numbers`, list);
  return list.map((each) => number(each, name));
}

/** One number per axis: `strides`, else `stride_h` and `stride_w`, else `stride`. */
export function perAxis(
  context: Context,
  stem: string,
  otherwise: number,
): readonly number[] {
  const rank = rankOf(context);
  const many = listOf(given(context, `${stem}s`));
  if (many) return numbers(many, rank, `${stem}s`);
  const sides = ["h", "w"].map((side) => given(context, `${stem}_${side}`));
  if (sides.some((each) => each !== undefined))
    return sides.map((each, i) =>
      each === undefined ? otherwise : number(each, `${stem}_${"hw"[i] ?? ""}`),
    );
  const one = given(context, stem);
  const list = listOf(one);
  if (list) return numbers(list, rank, stem);
  return Array<number>(rank).fill(
    one === undefined ? otherwise : number(one, stem),
  );
}

/** The arguments that say one number per axis. */
export const axisNames = (stem: string): readonly string[] => [
  stem,
  `${stem}_h`,
  `${stem}_w`,
  `${stem}s`,
];

/** A number per axis; the operator's own default where nobody says one. */
export function axesWord(
  stem: string,
  otherwise: number,
): Word<readonly number[]> {
  const read = (context: Context) => perAxis(context, stem, otherwise);
  return {
    from: axisNames(stem),
    read,
    write: (value) =>
      new Set(value).size === 1
        ? { [stem]: value[0] ?? otherwise }
        : { [`${stem}s`]: [...value] },
    default: {
      kind: "derived",
      value: read,
      because: `the operator takes ${stem}=${otherwise} where none is given`,
      source: windows,
    },
    samples: [
      [2, 2],
      [1, 2],
    ],
  };
}

export const padNames = ["pad", "pad_t", "pad_l", "pad_b", "pad_r", "pads"];

function padding(context: Context): Padding {
  const rank = rankOf(context);
  const many = listOf(given(context, "pads"));
  if (many) {
    const all = numbers(many, 2 * rank, "pads");
    return {
      kind: "explicit",
      before: all.slice(0, rank),
      after: all.slice(rank),
    };
  }
  const sides = ["t", "l", "b", "r"].map((side) =>
    given(context, `pad_${side}`),
  );
  if (sides.some((each) => each !== undefined)) {
    const [t, l, b, r] = sides.map((each) => number(each ?? 0, "pad"));
    return {
      kind: "explicit",
      before: [t ?? 0, l ?? 0],
      after: [b ?? 0, r ?? 0],
    };
  }
  const one = Array<number>(rank).fill(
    number(given(context, "pad") ?? 0, "pad"),
  );
  return { kind: "explicit", before: one, after: one };
}

/** `pads`: those before each axis, then those after; else the four sides; else one number. */
export const padWord: Word<Padding> = {
  from: padNames,
  read: padding,
  write: (value) => {
    if (value.kind !== "explicit") return null;
    const all = [...value.before, ...value.after];
    return new Set(all).size === 1 ? { pad: all[0] ?? 0 } : { pads: all };
  },
  default: {
    kind: "derived",
    value: padding,
    because: "the operator pads nothing where no padding is given",
    source: windows,
  },
  samples: [noPadding(2), { kind: "explicit", before: [1, 2], after: [0, 1] }],
};

/** `order`: NCHW unless told otherwise, by the call or by the scope of the model. */
export const layoutWord: Word<Layout> = {
  from: ["order"],
  read: (context) => {
    const value = context.argument("order") ?? "NCHW";
    if (value !== "NCHW" && value !== "NHWC")
      throw expected("order", "'NCHW' or 'NHWC'", value);
    return value === "NHWC" ? "channelsLast" : "channelsFirst";
  },
  write: (value) => ({ order: value === "channelsLast" ? "NHWC" : "NCHW" }),
  default: {
    kind: "derived",
    value: (context) => layoutWord.read(context),
    because: "the order is NCHW where nobody says another",
    source: windows,
  },
  samples: ["channelsFirst", "channelsLast"],
};

export const isLast = (context: Context): boolean =>
  context.argument("order") === "NHWC";

/** Padding by the rules of older frameworks is refused. */
export const windowClaims: Readonly<Record<string, Claim>> = {
  legacy_pad: only(null, 0),
};
