// A border around a picture: a constant, mirrored, or its edge repeated.
import type { OptionsOf } from "../../../ir/index.ts";
import { type Context, type Word } from "../../phrase.ts";
import { expected, number } from "../../words.ts";
import { operator } from "../calls.ts";
import { inSource } from "../sources.ts";
import { isLast, padNames, padWord } from "../windows.ts";

type Mode = OptionsOf<"pad">["mode"];

const own = inSource("caffe2/operators/pad_op.h · PadImageOp");

function widths(context: Context, side: "before" | "after"): readonly number[] {
  const padding = padWord.read(context);
  const space = padding.kind === "explicit" ? padding[side] : [0, 0];
  return isLast(context) ? [0, ...space, 0] : [0, 0, ...space];
}

const around = (side: "before" | "after"): Word<readonly number[]> => ({
  from: [...padNames, "order"],
  read: (context) => widths(context, side),
  write: (value, context) => {
    const space = isLast(context) ? value.slice(1, -1) : value.slice(2);
    const other = padWord.read(context);
    const rest =
      other.kind === "explicit"
        ? other[side === "before" ? "after" : "before"]
        : [0, 0];
    return {
      pads: side === "before" ? [...space, ...rest] : [...rest, ...space],
    };
  },
  default: {
    kind: "derived",
    value: (context) => widths(context, side),
    because: "nothing is added where no padding is given",
    source: own,
  },
  samples: [[0, 0, 1, 2]],
});

const modes: Readonly<Record<string, Mode>> = {
  constant: "constant",
  reflect: "reflect",
  edge: "replicate",
};
const mode: Word<Mode> = {
  from: ["mode"],
  read: (context) => {
    const value = context.argument("mode") ?? "constant";
    const found = typeof value === "string" ? modes[value] : undefined;
    if (!found)
      throw expected("mode", "'constant', 'reflect' or 'edge'", value);
    return found;
  },
  write: (value) => {
    const name = Object.keys(modes).find((each) => modes[each] === value);
    return name === undefined ? null : { mode: name };
  },
  default: {
    kind: "derived",
    value: () => "constant",
    because: "a border is constant where nobody says another mode",
    source: own,
  },
  samples: ["constant", "reflect", "replicate"],
};

const value: Word<number> = {
  from: ["value"],
  read: (context) => number(context.argument("value") ?? 0, "value"),
  write: (n) => ({ value: n }),
  default: {
    kind: "derived",
    value: () => 0,
    because: "a constant border holds zeros where no value is given",
    source: own,
  },
  samples: [0, 1],
};

export default [
  operator("PadImage", ["order", "mode", "value", ...padNames], {
    op: "pad",
    options: { before: around("before"), after: around("after"), mode, value },
    source: own,
  }),
];
