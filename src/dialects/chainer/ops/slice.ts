// Parts of arrays: indexing by numbers and slices. (split_axis and separate are read as such.)
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
import { inSource } from "../sources.ts";

type Slice = OptionsOf<"slice">;
type Range = Slice["ranges"][number];

const own = inSource("chainer/functions/array/get_item.py · get_item");
const whole: Range = { start: 0, stop: null, step: 1 };

const isEllipsis = (value: Argument): boolean =>
  typeof value === "object" && value !== null && "ellipsis" in value;

/** The index with one entry per axis. */
function entries(context: Context): readonly Argument[] {
  const value = context.argument("b") ?? null;
  const list = Array.isArray(value) ? (value as readonly Argument[]) : [value];
  const at = list.findIndex(isEllipsis);
  const used = list.length - (at < 0 ? 0 : 1);
  const rest = Array<Argument>(
    Math.max((context.inputs[0]?.length ?? 0) - used, 0),
  ).fill({ slice: [null, null, null] });
  return at < 0
    ? [...list, ...rest]
    : [...list.slice(0, at), ...rest, ...list.slice(at + 1)];
}

function size(dim: Dim | undefined, value: Argument): number {
  if (typeof dim === "number") return dim;
  throw new PhraseError(
    `Expected an index to leave the batch whole. Received ${printArgument(value)} on the batch axis.`,
  );
}

function rangeOf(value: Argument, dim: Dim | undefined): Range {
  if (typeof value === "number") {
    const n = size(dim, value);
    const start = value < 0 ? value + n : value;
    return { start, stop: start + 1, step: 1 };
  }
  if (
    typeof value !== "object" ||
    value === null ||
    Array.isArray(value) ||
    !("slice" in value)
  )
    throw new PhraseError(
      `Expected an index of numbers and slices. Received ${printArgument(value)}.`,
    );
  const [from, to, by] = (
    value as { slice: readonly [Argument, Argument, Argument] }
  ).slice;
  const step = by === null ? 1 : number(by, "step");
  if ((from ?? 0) === 0 && to === null && step === 1) return whole;
  const n = size(dim, value);
  const place = (each: Argument, otherwise: number): number => {
    if (each === null) return otherwise;
    const at = number(each, "index");
    return Math.min(Math.max(at < 0 ? at + n : at, 0), n);
  };
  const stop = place(to, n);
  return { start: place(from, 0), stop: stop === n ? null : stop, step };
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

export default [
  phrase({
    op: "slice",
    calls: ["operator.getitem"],
    signature: "a, b",
    options: {
      ranges,
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
    source: own,
  }),
];
