// Pad: two numbers for each axis; a constant, the edge repeated, or mirrored.
import type { OptionsOf } from "../../../ir/index.ts";
import { elsewhere, type Context, type Word } from "../../phrase.ts";
import { expected, number, numberWord } from "../../words.ts";
import { operator } from "../rows.ts";
import { inSource } from "../sources.ts";

type Mode = OptionsOf<"pad">["mode"];

const own = inSource("src/operator/pad-inl.h · PadParam");
const modes: Readonly<Record<string, Mode>> = {
  constant: "constant",
  edge: "replicate",
  reflect: "reflect",
};

const widths = (context: Context, side: 0 | 1): readonly number[] => {
  const value = context.argument("pad_width");
  if (!Array.isArray(value))
    throw expected("pad_width", "a tuple of two numbers per axis", value);
  return value
    .filter((_, i) => i % 2 === side)
    .map((each) => number(each as number, "pad_width"));
};

/** Writes one side and keeps the other as it stands. */
const side = (which: 0 | 1): Word<readonly number[]> => ({
  from: ["pad_width"],
  read: (context) => widths(context, which),
  write: (value, context) => {
    const stands = context.argument("pad_width");
    const other = Array.isArray(stands)
      ? widths(context, which === 0 ? 1 : 0)
      : value.map(() => 0);
    return {
      pad_width: value.flatMap((n, i) =>
        which === 0 ? [n, other[i] ?? 0] : [other[i] ?? 0, n],
      ),
    };
  },
  default: { kind: "signature", source: own },
  samples: [[0, 0, 1, 2]],
});

const mode: Word<Mode> = {
  from: ["mode"],
  read: (context) => {
    const value = context.argument("mode");
    const found = typeof value === "string" ? modes[value] : undefined;
    if (found === undefined)
      throw expected("mode", "'constant', 'edge' or 'reflect'", value);
    return found;
  },
  write: (value) => {
    const name = Object.keys(modes).find((each) => modes[each] === value);
    return name === undefined ? null : { mode: name };
  },
  default: { kind: "signature", source: own },
  samples: ["constant", "replicate", "reflect"],
};

export default operator(["Pad", "pad"], {
  op: "pad",
  options: {
    before: side(0),
    after: side(1),
    mode,
    value: numberWord("constant_value", own, [0, 1]),
  },
  claims: { pad_width: elsewhere("both sides") },
});
