// Cropping layers and indexing: x[:, 0].
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  input,
  phrase,
  PhraseError,
  type Context,
  type Phrase,
} from "../../phrase.ts";
import { number, printArgument } from "../../words.ts";
import { layerClaims } from "../claims.ts";
import { layoutIn, fixed } from "../rows.ts";
import { executed, read } from "../source.ts";
import { borders, spatialAxes } from "./pad.ts";

type Range = OptionsOf<"slice">["ranges"][number];
const whole: Range = { start: 0, stop: null, step: 1 };

function croppedRanges(context: Context, rank: number): readonly Range[] {
  const shape = context.inputs[0] ?? [];
  const pairs = borders(context.argument("cropping"), rank, "cropping");
  const axes = spatialAxes(layoutIn(context), rank);
  return shape.map((dim, axis) => {
    const pair = pairs[axes.indexOf(axis)];
    if (!pair || typeof dim !== "number") return whole;
    return {
      start: pair[0],
      stop: pair[1] === 0 ? null : dim - pair[1],
      step: 1,
    };
  });
}

function cropping(rank: number): Phrase<"slice"> {
  const at = `keras/src/layers/reshaping/cropping${rank}d.py · Cropping${rank}D.__init__`;
  const zeros =
    rank === 1
      ? "(1, 1)"
      : `(${Array(rank)
          .fill(rank === 2 ? "(0, 0)" : "(1, 1)")
          .join(", ")})`;
  return phrase<"slice">({
    op: "slice",
    calls: [`keras.layers.Cropping${rank}D`],
    signature:
      rank === 1
        ? `cropping=${zeros}, **kwargs`
        : `cropping=${zeros}, data_format=None, **kwargs`,
    options: {
      ranges: {
        from: ["cropping"],
        read: (context) => croppedRanges(context, rank),
        write: () => null,
        default: { kind: "signature", source: executed(at) },
        samples: [],
      },
      dropAxes: fixed([], "all axes stay", at),
    },
    claims: {
      ...layerClaims,
      data_format: elsewhere("which axes are cropped"),
    },
    source: executed(at),
  });
}

const indexAt =
  "keras/src/backend/common/keras_tensor.py · KerasTensor.__getitem__";

/** The items of an index, one per input axis. New axes (None) are refused: the neutral slice has none. */
function items(context: Context): readonly Argument[] {
  const rank = context.inputs[0]?.length ?? 0;
  const given = context.argument("b");
  const list = Array.isArray(given)
    ? [...(given as readonly Argument[])]
    : [given ?? null];
  const all: Argument = { slice: [null, null, null] };
  const dots = list.findIndex(
    (each) => each !== null && typeof each === "object" && "ellipsis" in each,
  );
  if (dots >= 0)
    list.splice(dots, 1, ...Array<Argument>(rank - list.length + 1).fill(all));
  while (list.length < rank) list.push(all);
  if (list.includes(null))
    throw new PhraseError(
      "Expected an index of numbers and slices. Received None (a new axis): write keras.ops.expand_dims.",
    );
  return list;
}

/** start, stop and step of a slice; null for anything else. (Arrays have a method of that name.) */
function boundsOf(
  item: Argument,
): readonly [Argument, Argument, Argument] | null {
  if (item === null || typeof item !== "object" || Array.isArray(item))
    return null;
  const plain = item as Exclude<typeof item, readonly Argument[]>;
  return "slice" in plain ? plain.slice : null;
}

function rangeOf(item: Argument, size: number | null): Range {
  const from = (value: Argument, otherwise: number | null): number | null => {
    if (value === null) return otherwise;
    const n = number(value, "index");
    return n < 0 && size !== null ? Math.max(n + size, 0) : n;
  };
  if (typeof item === "number") {
    const start = from(item, 0) ?? 0;
    return { start, stop: start + 1, step: 1 };
  }
  const bounds = boundsOf(item);
  if (bounds) {
    const [start, stop, step] = bounds;
    const by = step === null ? 1 : number(step, "step");
    if (by < 0)
      throw new PhraseError(
        `Expected a slice with a positive step. Received ${printArgument(item)}.`,
      );
    const end = from(stop, null);
    return {
      start: from(start, 0) ?? 0,
      stop: end !== null && size !== null ? Math.min(end, size) : end,
      step: by,
    };
  }
  throw new PhraseError(
    `Expected an index of numbers and slices. Received ${printArgument(item)}.`,
  );
}

const indexing: Phrase<"slice"> = phrase<"slice">({
  op: "slice",
  calls: ["operator.getitem"],
  signature: "a, b",
  options: {
    ranges: {
      from: ["b"],
      read: (context) =>
        items(context).map((item, axis) =>
          rangeOf(
            item,
            typeof context.inputs[0]?.[axis] === "number"
              ? context.inputs[0][axis]
              : null,
          ),
        ),
      write: () => null,
      default: { kind: "signature", source: read(indexAt) },
      samples: [],
    },
    dropAxes: {
      from: ["b"],
      read: (context) =>
        items(context).flatMap((item, axis) =>
          typeof item === "number" ? [axis] : [],
        ),
      write: () => null,
      default: { kind: "signature", source: read(indexAt) },
      samples: [],
    },
  },
  claims: { a: input },
  source: read(indexAt),
});

export const slice: readonly Phrase<"slice">[] = [
  cropping(2),
  cropping(1),
  cropping(3),
  indexing,
];
