// Parts of a blob: Slice by starts and ends, where an end of −1 is the end itself; Split along an axis.
import type { Dim, OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  PhraseError,
  type Context,
  type Word,
} from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { operator } from "../calls.ts";
import { inSource } from "../sources.ts";
import { joinAxis } from "./concatenate.ts";

type Ranges = OptionsOf<"slice">["ranges"];
type Range = Ranges[number];

const own = inSource("caffe2/operators/slice_op.h · SliceImpl");
const whole: Range = { start: 0, stop: null, step: 1 };

const listOf = (context: Context, name: string): readonly Argument[] => {
  const value = context.argument(name);
  return Array.isArray(value) ? (value as readonly Argument[]) : [];
};

function rangeOf(start: number, end: number, dim: Dim): Range {
  if (start === 0 && end === -1) return whole;
  if (typeof dim !== "number")
    throw new PhraseError(
      `Expected Slice to leave the batch whole. Received starts=${start} and ends=${end} on the batch axis.`,
    );
  const place = (n: number) => (n < 0 ? n + dim + 1 : n);
  const stop = Math.min(place(end), dim);
  return { start: place(start), stop: stop === dim ? null : stop, step: 1 };
}

const sliced: Word<Ranges> = {
  from: ["starts", "ends"],
  read: (context) => {
    const [starts, ends] = [listOf(context, "starts"), listOf(context, "ends")];
    return (context.inputs[0] ?? []).map((dim, axis) =>
      rangeOf(
        number(starts[axis] ?? 0, "starts"),
        number(ends[axis] ?? -1, "ends"),
        dim,
      ),
    );
  },
  write: (ranges) =>
    ranges.every(({ step }) => step === 1)
      ? {
          starts: ranges.map(({ start }) => start),
          ends: ranges.map(({ stop }) => stop ?? -1),
        }
      : null,
  default: { kind: "signature", source: own },
  samples: [
    [
      whole,
      { start: 2, stop: 5, step: 1 },
      whole,
      { start: 1, stop: null, step: 1 },
    ],
  ],
};

const splitSource = inSource("caffe2/operators/concat_split_op.h · SplitOp");

/** Which part a call stands for; parts are alike where no sizes are given. */
function part(context: Context): Ranges {
  const axis = joinAxis(context);
  const index = number(context.argument("part"), "part");
  const shape = context.inputs[0] ?? [];
  const size = context.outputs[0]?.[axis];
  if (typeof size !== "number")
    throw new PhraseError("Expected Split to leave the batch whole.");
  const sizes = listOf(context, "split").map((each) => number(each, "split"));
  const start =
    sizes.length > 0
      ? sizes.slice(0, index).reduce((sum, n) => sum + n, 0)
      : index * size;
  return shape.map((dim, i) =>
    i === axis
      ? { start, stop: start + size === dim ? null : start + size, step: 1 }
      : whole,
  );
}

const none = (source: typeof own) =>
  impliedWord<readonly number[]>([], "all axes stay", source);

export default [
  operator("Slice", ["starts", "ends"], {
    op: "slice",
    options: { ranges: sliced, dropAxes: none(own) },
    source: own,
  }),
  operator("Split", ["axis", "split", "order"], {
    op: "slice",
    options: {
      ranges: impliedWord<Ranges>(part, "each output is a part", splitSource),
      dropAxes: none(splitSource),
    },
    claims: {
      axis: elsewhere("which part is kept"),
      split: elsewhere("which part is kept"),
      order: elsewhere("which part is kept"),
    },
    source: splitSource,
  }),
];
