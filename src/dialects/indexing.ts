// Indexing as NumPy does it, in the dialects whose tensors take it: numbers, slices and `...`, one entry per axis.
import type { Dim, OptionsOf, Source } from "../ir/index.ts";
import type { Argument } from "../python/recording.ts";
import { PhraseError, type Context, type Word } from "./phrase.ts";
import { number, printArgument } from "./words.ts";

export type Ranges = OptionsOf<"slice">["ranges"];
export type Range = Ranges[number];

export const wholeAxis: Range = { start: 0, stop: null, step: 1 };

type Slice = Extract<Argument, { readonly slice: readonly unknown[] }>;

/** Lists have a method of the same name. */
const isSlice = (value: Argument): value is Slice =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  "slice" in value;

const isEllipsis = (value: Argument): boolean =>
  typeof value === "object" && value !== null && "ellipsis" in value;

/** The size of an axis that is cut. Throws a PhraseError for the batch's, which no program knows. */
export function sizeOf(dim: Dim | undefined, value: Argument): number {
  if (typeof dim === "number") return dim;
  throw new PhraseError(
    `Expected an index to leave the batch whole. Received ${printArgument(value)} on the batch axis.`,
  );
}

/** Start, stop and step as Python's `slice.indices` counts them; null is not said. Throws a PhraseError where it walks backward over a part. */
export function slicedRange(
  [from, to, by]: readonly [Argument, Argument, Argument],
  dim: Dim | undefined,
): Range {
  const said: Argument = { slice: [from, to, by] };
  const step = by === null ? 1 : number(by, "step");
  if ((from ?? 0) === 0 && to === null && step === 1) return wholeAxis;
  if (step < 0) {
    if (step === -1 && from === null && to === null)
      return { ...wholeAxis, step };
    throw new PhraseError(
      `Expected a slice that walks forward, or the whole axis backward. Received ${printArgument(said)}.`,
    );
  }
  const n = sizeOf(dim, said);
  const place = (each: Argument, otherwise: number): number => {
    if (each === null) return otherwise;
    const at = number(each, "index");
    return Math.min(Math.max(at < 0 ? at + n : at, 0), n);
  };
  const stop = place(to, n);
  return { start: place(from, 0), stop: stop === n ? null : stop, step };
}

/** The index with one entry per axis: `...` and what is not written are whole axes. */
function entries(value: Argument, rank: number): readonly Argument[] {
  const list = Array.isArray(value) ? (value as readonly Argument[]) : [value];
  const at = list.findIndex(isEllipsis);
  const missing = rank - (list.length - (at < 0 ? 0 : 1));
  const rest = Array<Argument>(Math.max(missing, 0)).fill({
    slice: [null, null, null],
  });
  return at < 0
    ? [...list, ...rest]
    : [...list.slice(0, at), ...rest, ...list.slice(at + 1)];
}

function rangeOf(
  value: Argument,
  dim: Dim | undefined,
  otherwise: string,
): Range {
  if (typeof value === "number") {
    const n = sizeOf(dim, value);
    const start = value < 0 ? value + n : value;
    return { start, stop: start + 1, step: 1 };
  }
  if (isSlice(value)) return slicedRange(value.slice, dim);
  throw new PhraseError(
    `Expected an index of numbers and slices. Received ${printArgument(value)}: ${otherwise}`,
  );
}

/**
 * The rows of a call that indexes by its argument `parameter`; `otherwise` says what else users write there, and what to do.
 * `forwardOnly` says what to do instead where the framework takes no negative steps.
 */
export function indexRows(
  parameter: string,
  source: Source,
  otherwise: string,
  forwardOnly?: string,
): {
  readonly ranges: Word<Ranges>;
  readonly dropAxes: Word<readonly number[]>;
} {
  const read = (context: Context) =>
    entries(
      context.argument(parameter) ?? null,
      context.inputs[0]?.length ?? 0,
    );
  return {
    ranges: {
      from: [parameter],
      read: (context) =>
        read(context).map((each, i) => {
          const range = rangeOf(each, context.inputs[0]?.[i], otherwise);
          if (range.step > 0 || forwardOnly === undefined) return range;
          throw new PhraseError(
            `Expected a slice that walks forward. Received ${printArgument(each)}: ${forwardOnly}`,
          );
        }),
      write: (value) => ({
        [parameter]: value.map(({ start, stop, step }): Argument => ({
          slice: step < 0 ? [null, null, step] : [start, stop, step],
        })),
      }),
      default: { kind: "signature", source },
      samples: [
        [
          wholeAxis,
          { start: 0, stop: 4, step: 1 },
          { start: 1, stop: null, step: 2 },
          forwardOnly === undefined ? { ...wholeAxis, step: -1 } : wholeAxis,
        ],
      ],
    },
    dropAxes: {
      from: [parameter],
      read: (context) =>
        read(context).flatMap((each, i) =>
          typeof each === "number" ? [i] : [],
        ),
      write: () => null,
      default: { kind: "signature", source },
      samples: [],
    },
  };
}
