// Parts of arrays: indexing by numbers and slices, slice, slice_axis, and the parts that split gives.
import type { Dim, OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  input,
  phrase,
  PhraseError,
  type Context,
  type Word,
} from "../../phrase.ts";
import { boolean, impliedWord, number, printArgument } from "../../words.ts";
import { axis, rankOf } from "../axes.ts";
import { operator } from "../rows.ts";
import { inSource } from "../sources.ts";

type Ranges = OptionsOf<"slice">["ranges"];
type Range = Ranges[number];

const own = inSource("src/operator/tensor/matrix_op-inl.h · SliceParam");
const whole: Range = { start: 0, stop: null, step: 1 };

function size(dim: Dim | undefined, value: Argument): number {
  if (typeof dim === "number") return dim;
  throw new PhraseError(
    `Expected an index to leave the batch whole. Received ${printArgument(value)} on the batch axis.`,
  );
}

function sliced(
  [from, to, by]: readonly Argument[],
  dim: Dim | undefined,
): Range {
  const step = (by ?? null) === null ? 1 : number(by, "step");
  const plain = (from ?? null) === null || from === 0;
  if (plain && (to ?? null) === null && step === 1) return whole;
  const n = size(dim, { slice: [from ?? null, to ?? null, by ?? null] });
  const place = (value: Argument | undefined, otherwise: number) => {
    if ((value ?? null) === null) return otherwise;
    const at = number(value, "index");
    return Math.min(Math.max(at < 0 ? at + n : at, 0), n);
  };
  const stop = place(to, n);
  return { start: place(from, 0), stop: stop === n ? null : stop, step };
}

const isEllipsis = (value: Argument): boolean =>
  typeof value === "object" && value !== null && "ellipsis" in value;

function entries(context: Context): readonly Argument[] {
  const value = context.argument("b") ?? null;
  const list = Array.isArray(value) ? (value as readonly Argument[]) : [value];
  const named = list.filter((each) => !isEllipsis(each)).length;
  const rest = Array<Argument>(Math.max(rankOf(context) - named, 0)).fill({
    slice: [null, null, null],
  });
  const at = list.findIndex(isEllipsis);
  return at < 0
    ? [...list, ...rest]
    : [...list.slice(0, at), ...rest, ...list.slice(at + 1)];
}

function rangeOf(value: Argument, dim: Dim | undefined): Range {
  if (typeof value === "number") {
    const n = size(dim, value);
    const start = value < 0 ? value + n : value;
    return { start, stop: start + 1, step: 1 };
  }
  if (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    "slice" in value
  )
    return sliced((value as { slice: readonly Argument[] }).slice, dim);
  throw new PhraseError(
    `Expected an index of numbers and slices. Received ${printArgument(value)}: picking elements by an array, a list or None is not modelled here.`,
  );
}

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
      ? sliced([begin?.[i] ?? null, end?.[i] ?? null, step?.[i] ?? null], dim)
      : whole,
  );
}

function alongAxis(context: Context): Ranges {
  const at = axis(context.argument("axis"), rankOf(context), "axis");
  const [begin, end] = [context.argument("begin"), context.argument("end")];
  return (context.inputs[0] ?? []).map((dim, i) =>
    i === at ? sliced([begin ?? null, end ?? null], dim) : whole,
  );
}

/** One of the equal parts; which one is said while recording. */
function part(context: Context): Ranges {
  const at = axis(context.argument("axis"), rankOf(context), "axis");
  const parts = number(context.argument("num_outputs"), "num_outputs");
  const index = number(context.argument("part") ?? 0, "part");
  return (context.inputs[0] ?? []).map((dim, i) => {
    if (i !== at) return whole;
    const length = size(dim, parts) / parts;
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
    options: {
      ranges: said(["b"], (context) =>
        entries(context).map((each, i) =>
          rangeOf(each, context.inputs[0]?.[i]),
        ),
      ),
      dropAxes: {
        from: ["b"],
        read: (context) =>
          entries(context).flatMap((each, i) =>
            typeof each === "number" ? [i] : [],
          ),
        write: () => null,
        default: { kind: "signature", source: own },
        samples: [],
      },
    },
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
