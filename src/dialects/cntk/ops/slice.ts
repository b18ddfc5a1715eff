// A part of one static axis, which stays, whatever its size; and the first or last step of a sequence.
import type { OptionsOf } from "../../../ir/index.ts";
import {
  input,
  only,
  phrase,
  PhraseError,
  type Context,
  type Phrase,
} from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { axisOf, named } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { inSource, ops } from "../sources.ts";

type Ranges = OptionsOf<"slice">["ranges"];
type Range = Ranges[number];

const own = ops("slice");
const whole: Range = { start: 0, stop: null, step: 1 };

function sizeOf(context: Context, axis: number): number {
  const dim = context.inputs[0]?.[axis];
  if (typeof dim === "number") return dim;
  throw new PhraseError("Expected an axis of known size.");
}

function ranges(context: Context): Ranges {
  const at = axisOf(context.argument("axis"), context, "axis");
  const n = sizeOf(context, at);
  const place = (name: string): number => {
    const value = number(context.argument(name), name);
    return value < 0 ? value + n : value;
  };
  const stop = place("end_index");
  const range: Range = {
    start: place("begin_index"),
    stop: stop === 0 || stop === n ? null : stop,
    step: 1,
  };
  return (context.inputs[0] ?? []).map((_, i) => (i === at ? range : whole));
}

const steps = (name: string) =>
  inSource(`bindings/python/cntk/ops/sequence/__init__.py · ${name}`);

function one(name: "first" | "last"): Phrase<"slice"> {
  const source = steps(name);
  return phrase({
    op: "slice",
    calls: [`cntk.ops.sequence.${name}`],
    signature: signatureOf(`cntk.ops.sequence.${name}`),
    options: {
      ranges: impliedWord<Ranges>(
        (context) =>
          (context.inputs[0] ?? []).map((_, i) => {
            if (i !== 1) return whole;
            const n = sizeOf(context, 1);
            return name === "last"
              ? { start: n - 1, stop: null, step: 1 }
              : { start: 0, stop: n === 1 ? null : 1, step: 1 };
          }),
        `the ${name} step of every sequence is taken`,
        source,
      ),
      dropAxes: impliedWord<readonly number[]>(
        [1],
        "the sequence axis disappears",
        source,
      ),
    },
    claims: { ...named, seq: input },
    source,
  });
}

export default [
  phrase({
    op: "slice",
    calls: ["cntk.ops.slice"],
    signature: signatureOf("cntk.ops.slice"),
    options: {
      ranges: {
        from: ["axis", "begin_index", "end_index"],
        read: ranges,
        write: () => null,
        default: { kind: "signature", source: own },
        samples: [],
      },
      dropAxes: impliedWord<readonly number[]>([], "the axis stays", own),
    },
    claims: { ...named, x: input, strides: only(null, 1) },
    source: own,
  }),
  one("first"),
  one("last"),
];
