// Borders of one value: PadLayer leaves the first `batch_ndim` axes as they are.
import type { Argument } from "../../../python/recording.ts";
import { elsewhere, phrase, type Context, type Word } from "../../phrase.ts";
import { impliedWord, number, numberWord } from "../../words.ts";
import { layerClaims } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("lasagne/theano_extensions/padding.py · pad");

const free = (context: Context): number =>
  number(context.argument("batch_ndim"), "batch_ndim");
const sideOf = (value: Argument | undefined, side: 0 | 1): number =>
  Array.isArray(value)
    ? number((value as readonly Argument[])[side], "width")
    : number(value, "width");

/** One number for all axes, or a number or a pair for each. */
function amounts(context: Context, side: 0 | 1): readonly number[] {
  const value = context.argument("width");
  const rank = context.inputs[0]?.length ?? 0;
  const padded = Array.isArray(value)
    ? (value as readonly Argument[])
    : Array<Argument>(rank - free(context)).fill(value ?? 0);
  return [
    ...Array<number>(free(context)).fill(0),
    ...padded.map((each) => sideOf(each, side)),
  ];
}

const sideWord = (side: 0 | 1): Word<readonly number[]> => ({
  from: ["width"],
  read: (context) => amounts(context, side),
  write: (value, context) => {
    const known = context.argument("width") ?? null;
    const other = known === null ? value : amounts(context, side === 0 ? 1 : 0);
    const pairs = value.map((n, axis) =>
      side === 0 ? [n, other[axis] ?? 0] : [other[axis] ?? 0, n],
    );
    return value.slice(0, free(context)).some((n) => n !== 0)
      ? null
      : { width: pairs.slice(free(context)) };
  },
  default: { kind: "signature", source: own },
  samples: [[0, 0, 1, 2]],
});

export default [
  phrase({
    op: "pad",
    calls: ["lasagne.layers.PadLayer"],
    signature: "incoming, width, val=0, batch_ndim=2, *, name=None",
    options: {
      before: sideWord(0),
      after: sideWord(1),
      mode: impliedWord<"constant" | "reflect" | "replicate" | "circular">(
        "constant",
        "the border holds one value",
        own,
      ),
      value: numberWord("val", own, [0, 1]),
    },
    claims: {
      ...layerClaims,
      batch_ndim: elsewhere("which axes the amounts are of"),
    },
    source: own,
  }),
];
