// Parts of tensors: indexing by numbers and slices (also what tf.slice, split and unstack are read as).
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
import { number, printArgument } from "../../words.ts";
import { read, signatureOf, signed } from "../source.ts";

type Range = OptionsOf<"slice">["ranges"][number];

const at = "ops/array_ops.py · _slice_helper";
const whole: Range = { start: 0, stop: null, step: 1 };

const isEllipsis = (value: Argument): boolean =>
  typeof value === "object" && value !== null && "ellipsis" in value;

function entries(context: Context): readonly Argument[] {
  const value = context.argument("slice_spec") ?? null;
  const list = Array.isArray(value) ? (value as readonly Argument[]) : [value];
  const rank = context.inputs[0]?.length ?? 0;
  const missing = rank - list.filter((each) => !isEllipsis(each)).length;
  const rest = Array<Argument>(Math.max(missing, 0)).fill({
    slice: [null, null, null],
  });
  const place = list.findIndex(isEllipsis);
  return place < 0
    ? [...list, ...rest]
    : [...list.slice(0, place), ...rest, ...list.slice(place + 1)];
}

function size(dim: Dim | undefined, value: Argument): number {
  if (typeof dim === "number") return dim;
  throw new PhraseError(
    `Expected an index to leave the batch whole. Received ${printArgument(value)} on the batch axis.`,
  );
}

function rangeOf(value: Argument, dim: Dim | undefined): Range {
  if (typeof value === "number") {
    const start = value < 0 ? value + size(dim, value) : value;
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
    `Expected an index of numbers and slices. Received ${printArgument(value)}: tf.newaxis and picking by tensors are not modelled here; use tf.expand_dims.`,
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
    const index = number(value, "index");
    return Math.min(Math.max(index < 0 ? index + n : index, 0), n);
  };
  const stop = place(to, n);
  return { start: place(from, 0), stop: stop === n ? null : stop, step };
}

const ranges: Word<readonly Range[]> = {
  from: ["slice_spec"],
  read: (context) =>
    entries(context).map((each, i) => rangeOf(each, context.inputs[0]?.[i])),
  write: (value) => ({
    slice_spec: value.map(({ start, stop, step }): Argument => ({
      slice: [start, stop, step],
    })),
  }),
  default: { kind: "signature", source: read(at) },
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
  phrase<"slice">({
    op: "slice",
    calls: ["tensorflow.Tensor.__getitem__"],
    signature: signatureOf("tensorflow.Tensor.__getitem__"),
    options: {
      ranges,
      dropAxes: {
        from: ["slice_spec"],
        read: (context) =>
          entries(context).flatMap((each, i) =>
            typeof each === "number" ? [i] : [],
          ),
        write: () => null,
        default: { kind: "signature", source: read(at) },
        samples: [],
      },
    },
    claims: { tensor: input, var: elsewhere("assignment, not read here") },
    source: signed("tensorflow.Tensor.__getitem__"),
  }),
];
