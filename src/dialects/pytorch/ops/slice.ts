// Parts of tensors: indexing by numbers and slices, torch.narrow (also what split, chunk and unbind are read as).
import type { Dim, OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  input,
  phrase,
  PhraseError,
  type Context,
  type Word,
} from "../../phrase.ts";
import { number, printArgument } from "../../words.ts";
import { axis, rankOf } from "../axes.ts";
import { inSource, signed } from "../sources.ts";

type Slice = OptionsOf<"slice">;
type Range = Slice["ranges"][number];

const own = inSource("torch/_tensor_docs.py · narrow; indexing as in NumPy");
const whole: Range = { start: 0, stop: null, step: 1 };

function entries(context: Context): readonly Argument[] {
  const value = context.argument("b") ?? null;
  const list = Array.isArray(value) ? (value as readonly Argument[]) : [value];
  const missing =
    rankOf(context) - list.filter((each) => !isEllipsis(each)).length;
  const rest = Array<Argument>(Math.max(missing, 0)).fill({
    slice: [null, null, null],
  });
  const at = list.findIndex(isEllipsis);
  return at < 0
    ? [...list, ...rest]
    : [...list.slice(0, at), ...rest, ...list.slice(at + 1)];
}

const isEllipsis = (value: Argument): boolean =>
  typeof value === "object" && value !== null && "ellipsis" in value;

function rangeOf(value: Argument, dim: Dim | undefined): Range {
  if (typeof value === "number") {
    const start = value < 0 ? value + size(dim, value) : value;
    size(dim, value);
    return { start, stop: start + 1, step: 1 };
  }
  if (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    "slice" in value
  )
    return sliced(
      (value as { slice: readonly [Argument, Argument, Argument] }).slice,
      dim,
    );
  throw new PhraseError(
    `Expected an index of numbers and slices. Received ${printArgument(value)}: picking elements by a tensor, a list or None is not modelled here.`,
  );
}

function sliced(
  [from, to, by]: readonly [Argument, Argument, Argument],
  dim: Dim | undefined,
): Range {
  const step = by === null ? 1 : number(by, "step");
  if ((from === null || from === 0) && to === null && step === 1) return whole;
  const n = size(dim, { slice: [from, to, by] });
  const place = (value: Argument, otherwise: number) => {
    if (value === null) return otherwise;
    const at = number(value, "index");
    return Math.min(Math.max(at < 0 ? at + n : at, 0), n);
  };
  const stop = place(to, n);
  return { start: place(from, 0), stop: stop === n ? null : stop, step };
}

function size(dim: Dim | undefined, value: Argument): number {
  if (typeof dim === "number") return dim;
  throw new PhraseError(
    `Expected an index to leave the batch whole. Received ${printArgument(value)} on the batch axis.`,
  );
}

const ranges: Word<Slice["ranges"]> = {
  from: ["b"],
  read: (context) =>
    entries(context).map((each, i) => rangeOf(each, context.inputs[0]?.[i])),
  write: (value) => ({
    b: value.map(({ start, stop, step }): Argument => ({
      slice: [start, stop, step],
    })),
  }),
  default: { kind: "signature", source: own },
  samples: [
    [
      whole,
      { start: 0, stop: 4, step: 1 },
      { start: 1, stop: null, step: 2 },
      whole,
    ],
  ],
};

const dropAxes: Word<readonly number[]> = {
  from: ["b"],
  read: (context) =>
    entries(context).flatMap((each, i) =>
      typeof each === "number" ? [i] : [],
    ),
  write: () => null,
  default: { kind: "signature", source: own },
  samples: [],
};

function narrowed(context: Context): Range[] {
  const rank = rankOf(context);
  const at = axis(context.argument("dim"), rank, "dim");
  const start = number(context.argument("start"), "start");
  const stop = start + number(context.argument("length"), "length");
  return Array.from({ length: rank }, (_, i) =>
    i !== at
      ? whole
      : {
          start,
          stop: stop === size(context.inputs[0]?.[i], start) ? null : stop,
          step: 1,
        },
  );
}

export default [
  phrase({
    op: "slice",
    calls: ["operator.getitem"],
    signature: "a, b, /",
    options: { ranges, dropAxes },
    claims: { a: input },
    source: own,
  }),
  phrase({
    op: "slice",
    calls: ["torch.narrow"],
    signature: "input, dim, start, length",
    options: {
      ranges: {
        from: ["dim", "start", "length"],
        read: narrowed,
        write: () => null,
        default: { kind: "signature", source: own },
        samples: [],
      },
      dropAxes: {
        from: ["dim"],
        read: () => [],
        write: (value) => (value.length === 0 ? {} : null),
        default: { kind: "signature", source: own },
        samples: [[]],
      },
    },
    claims: { input },
    source: signed("torch.narrow"),
  }),
];
