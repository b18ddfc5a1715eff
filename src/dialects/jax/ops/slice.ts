// Parts of arrays: indexing by numbers and slices (also what jnp.split is read as).
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
import { inputRank } from "../rows.ts";
import { inJax } from "../sources.ts";

type Range = OptionsOf<"slice">["ranges"][number];

const source = inJax("jax/_src/numpy/indexing.py · rewriting_take");
const whole: Range = { start: 0, stop: null, step: 1 };

const isEllipsis = (value: Argument): boolean =>
  typeof value === "object" && value !== null && "ellipsis" in value;

/** One entry per axis: `...` and what is not written are whole axes. */
function entries(context: Context): readonly Argument[] {
  const value = context.argument("b") ?? null;
  const list = Array.isArray(value) ? (value as readonly Argument[]) : [value];
  const named = list.filter((each) => !isEllipsis(each)).length;
  const rest = Array<Argument>(Math.max(inputRank(context) - named, 0)).fill({
    slice: [null, null, null],
  });
  const at = list.findIndex(isEllipsis);
  return at < 0
    ? [...list, ...rest]
    : [...list.slice(0, at), ...rest, ...list.slice(at + 1)];
}

function fixed(dim: Dim | undefined, value: Argument): number {
  if (typeof dim === "number") return dim;
  throw new PhraseError(
    `Expected an index to leave the batch whole. Received ${printArgument(value)} on the batch axis.`,
  );
}

function rangeOf(value: Argument, dim: Dim | undefined): Range {
  if (typeof value === "number") {
    const size = fixed(dim, value);
    const start = value < 0 ? value + size : value;
    return { start, stop: start + 1, step: 1 };
  }
  if (
    value === null ||
    typeof value !== "object" ||
    !("slice" in value) ||
    Array.isArray(value)
  )
    throw new PhraseError(
      `Expected an index of numbers and slices. Received ${printArgument(value)}: picking elements by an array is not modelled here.`,
    );
  const [from, to, by] = (
    value as { slice: readonly [Argument, Argument, Argument] }
  ).slice;
  const step = by === null ? 1 : number(by, "step");
  if ((from === null || from === 0) && to === null && step === 1) return whole;
  const size = fixed(dim, value);
  const place = (bound: Argument, otherwise: number): number => {
    if (bound === null) return otherwise;
    const n = number(bound, "index");
    return Math.min(Math.max(n < 0 ? n + size : n, 0), size);
  };
  const stop = place(to, size);
  return { start: place(from, 0), stop: stop === size ? null : stop, step };
}

const ranges: Word<readonly Range[]> = {
  from: ["b"],
  read: (context) =>
    entries(context).map((each, i) => rangeOf(each, context.inputs[0]?.[i])),
  write: (value) => ({
    b: value.map(({ start, stop, step }): Argument => ({
      slice: [start, stop, step],
    })),
  }),
  default: { kind: "signature", source },
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
    calls: ["operator.getitem"],
    signature: "a, b, /",
    options: {
      ranges,
      dropAxes: {
        from: ["b"],
        read: (context) =>
          entries(context).flatMap((each, i) =>
            typeof each === "number" ? [i] : [],
          ),
        write: () => null,
        default: { kind: "signature", source },
        samples: [],
      },
    },
    claims: { a: input },
    source,
  }),
];
