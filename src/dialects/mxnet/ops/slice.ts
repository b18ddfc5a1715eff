// Parts of arrays: indexing by numbers and slices, slice, slice_axis, and the parts that split gives.
import type { Argument } from "../../../python/recording.ts";
import {
  indexRows,
  sizeOf,
  slicedRange,
  wholeAxis,
  type Ranges,
} from "../../indexing.ts";
import {
  elsewhere,
  input,
  phrase,
  type Context,
  type Word,
} from "../../phrase.ts";
import { boolean, impliedWord, number } from "../../words.ts";
import { axis, rankOf } from "../axes.ts";
import { operator } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("src/operator/tensor/matrix_op-inl.h · SliceParam");
const said = (
  from: readonly string[],
  read: (context: Context) => Ranges,
): Word<Ranges> => ({
  from,
  read,
  write: () => null,
  default: { kind: "signature", source: own },
  samples: [],
});

const none = impliedWord<readonly number[]>([], "every axis stays", own);

const listOf = (context: Context, name: string): readonly Argument[] => {
  const value = context.argument(name);
  return Array.isArray(value) ? (value as readonly Argument[]) : [];
};

function boxed(context: Context): Ranges {
  const [begin, end, step] = ["begin", "end", "step"].map((name) =>
    listOf(context, name),
  );
  return (context.inputs[0] ?? []).map((dim, i) =>
    i < (begin?.length ?? 0)
      ? slicedRange(
          [begin?.[i] ?? null, end?.[i] ?? null, step?.[i] ?? null],
          dim,
        )
      : wholeAxis,
  );
}

function alongAxis(context: Context): Ranges {
  const at = axis(context.argument("axis"), rankOf(context), "axis");
  const [begin, end] = [context.argument("begin"), context.argument("end")];
  return (context.inputs[0] ?? []).map((dim, i) =>
    i === at ? slicedRange([begin ?? null, end ?? null, null], dim) : wholeAxis,
  );
}

/** One of the equal parts; which one is said while recording. */
function part(context: Context): Ranges {
  const at = axis(context.argument("axis"), rankOf(context), "axis");
  const parts = number(context.argument("num_outputs"), "num_outputs");
  const index = number(context.argument("part") ?? 0, "part");
  return (context.inputs[0] ?? []).map((dim, i) => {
    if (i !== at) return wholeAxis;
    const length = sizeOf(dim, parts) / parts;
    const stop = (index + 1) * length;
    return {
      start: index * length,
      stop: index === parts - 1 ? null : stop,
      step: 1,
    };
  });
}

const squeezed: Word<readonly number[]> = {
  from: ["squeeze_axis"],
  read: (context) =>
    boolean(context.argument("squeeze_axis"), "squeeze_axis")
      ? [axis(context.argument("axis"), rankOf(context), "axis")]
      : [],
  write: (value) => ({ squeeze_axis: value.length > 0 }),
  default: { kind: "signature", source: own },
  samples: [[]],
};

export default [
  phrase({
    op: "slice",
    calls: ["operator.getitem"],
    signature: "a, b, /",
    options: indexRows(
      "b",
      own,
      "picking elements by an array, a list or None is not modelled here.",
    ),
    claims: { a: input },
    source: inSource("python/mxnet/ndarray/ndarray.py · NDArray.__getitem__"),
  }),
  ...operator("slice", {
    op: "slice",
    options: { ranges: said(["begin", "end", "step"], boxed), dropAxes: none },
    claims: { end: elsewhere("begin"), step: elsewhere("begin") },
  }),
  ...operator("slice_axis", {
    op: "slice",
    options: {
      ranges: said(["axis", "begin", "end"], alongAxis),
      dropAxes: none,
    },
    claims: { begin: elsewhere("axis"), end: elsewhere("axis") },
  }),
  ...operator(["SliceChannel", "split"], {
    op: "slice",
    applied: "part=0",
    options: {
      ranges: said(["axis", "num_outputs"], part),
      dropAxes: squeezed,
    },
    claims: {
      num_outputs: elsewhere("axis"),
      part: elsewhere("which of the parts this is, said while recording"),
    },
  }),
];
