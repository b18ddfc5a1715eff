// Borders: functions.pad takes numpy's amounts per axis, the batch included, the mode constant.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import { input, phrase, type Context, type Word } from "../../phrase.ts";
import { expected, number } from "../../words.ts";
import { inSource } from "../sources.ts";

type Mode = OptionsOf<"pad">["mode"];

const own = inSource("chainer/functions/array/pad.py · pad");

const isList = (value: Argument | undefined): value is readonly Argument[] =>
  Array.isArray(value);

/** `1`, `(1, 2)` or a pair per axis, as pairs. */
function pairs(context: Context): readonly (readonly [number, number])[] {
  const value = context.argument("pad_width");
  const rank = context.inputs[0]?.length ?? 0;
  const pair = (each: Argument | undefined): readonly [number, number] =>
    isList(each)
      ? [number(each[0], "pad_width"), number(each.at(-1), "pad_width")]
      : [number(each, "pad_width"), number(each, "pad_width")];
  if (!isList(value) || value.every((each) => typeof each === "number"))
    return Array.from({ length: rank }, () => pair(value));
  const listed = value.map(pair);
  const only = listed[0];
  return listed.length === 1 && only
    ? Array.from({ length: rank }, () => only)
    : listed;
}

function side(which: 0 | 1): Word<readonly number[]> {
  return {
    from: ["pad_width"],
    read: (context) => pairs(context).map((pair) => pair[which]),
    write: (value, context) => {
      const known = context.argument("pad_width");
      const other = isList(known)
        ? pairs(context).map((pair) => pair[which === 0 ? 1 : 0])
        : value;
      return {
        pad_width: value.map((n, axis) =>
          which === 0 ? [n, other[axis] ?? 0] : [other[axis] ?? 0, n],
        ),
      };
    },
    default: { kind: "signature", source: own },
    samples: [[0, 0, 1, 2]],
  };
}

/** Only constants: in other modes Chainer's gradient leaves the border out (seen, and read in Pad.backward), which no op here does. */
const mode: Word<Mode> = {
  from: ["mode"],
  read: (context) => {
    const value = context.argument("mode");
    if (value !== "constant")
      throw expected(
        "mode",
        "'constant' (in other modes Chainer's gradient leaves out what stands in the border, which is not modelled here)",
        value,
      );
    return "constant";
  },
  write: (value) => (value === "constant" ? { mode: "constant" } : null),
  default: { kind: "signature", source: own },
  samples: ["constant"],
};

/** numpy's keyword, which stands in the call's own **keywords. */
const value: Word<number> = {
  from: ["keywords"],
  read: (context) => {
    const given = context.argument("keywords");
    const dict =
      typeof given === "object" && given !== null && "dict" in given
        ? given.dict
        : [];
    const other = dict.find(([name]) => name !== "constant_values");
    if (other) throw expected("keywords", "constant_values alone", given);
    const found = dict[0]?.[1];
    return found === undefined ? 0 : number(found, "constant_values");
  },
  write: () => null,
  default: { kind: "signature", source: own },
  samples: [],
};

export default [
  phrase({
    op: "pad",
    calls: ["chainer.functions.pad"],
    signature: "x, pad_width, mode, **keywords",
    options: { before: side(0), after: side(1), mode, value },
    claims: { x: input },
    source: own,
  }),
];
