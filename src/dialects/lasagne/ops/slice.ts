// Parts of tensors: indexing by numbers and slices, as SliceLayer draws it too.
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

type Range = OptionsOf<"slice">["ranges"][number];

const own = inSource("theano/tensor/var.py · __getitem__");
const whole: Range = { start: 0, stop: null, step: 1 };

/** One entry per axis: the recording says it so. */
const entries = (context: Context): readonly Argument[] => {
  const key = context.argument("key");
  return Array.isArray(key) ? (key as readonly Argument[]) : [];
};

function size(dim: Dim | undefined, value: Argument): number {
  if (typeof dim === "number") return dim;
  throw new PhraseError(
    `Expected an index to leave the batch whole. Received ${printArgument(value)} on the batch axis.`,
  );
}

/** Lists have a method of the same name. */
const isSlice = (
  value: Argument,
): value is Extract<Argument, { readonly slice: readonly unknown[] }> =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  "slice" in value;

function rangeOf(value: Argument, dim: Dim | undefined): Range {
  if (typeof value === "number") {
    const n = size(dim, value);
    const start = value < 0 ? value + n : value;
    return { start, stop: start + 1, step: 1 };
  }
  if (!isSlice(value))
    throw new PhraseError(
      `Expected an index of numbers and slices. Received ${printArgument(value)}.`,
    );
  const [from, to, by] = value.slice;
  const step = by === null ? 1 : number(by, "step");
  if ((from ?? 0) === 0 && to === null && Math.abs(step) === 1)
    return { ...whole, step };
  const n = size(dim, value);
  const place = (each: Argument, otherwise: number): number => {
    if (each === null) return otherwise;
    const at = number(each, "index");
    return Math.min(Math.max(at < 0 ? at + n : at, 0), n);
  };
  if (step < 0)
    throw new PhraseError(
      `Expected a slice that walks forward, or the whole axis backward. Received ${printArgument(value)}.`,
    );
  const stop = place(to, n);
  return { start: place(from, 0), stop: stop === n ? null : stop, step };
}

const ranges: Word<readonly Range[]> = {
  from: ["key"],
  read: (context) =>
    entries(context).map((each, i) => rangeOf(each, context.inputs[0]?.[i])),
  write: (value) => ({
    key: value.map(({ start, stop, step }): Argument => ({
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
    calls: ["theano.tensor.TensorVariable.__getitem__"],
    signature: "self, key",
    options: {
      ranges,
      dropAxes: {
        from: ["key"],
        read: (context) =>
          entries(context).flatMap((each, i) =>
            typeof each === "number" ? [i] : [],
          ),
        write: () => null,
        default: { kind: "signature", source: own },
        samples: [],
      },
    },
    claims: { self: input },
    source: own,
  }),
];
