// Borders: a pair for each static axis; a constant, or mirrored without its edge. (SYMMETRIC_PAD, which repeats the edge, is no mode of the neutral language.)
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import { input, phrase, type Context, type Word } from "../../phrase.ts";
import { expected, number, numberWord } from "../../words.ts";
import { frontOf, named } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { ops } from "../sources.ts";

type Mode = OptionsOf<"pad">["mode"];

const own = ops("pad");
const modes: readonly Mode[] = ["constant", "reflect"];

const listOf = (value: Argument | undefined): readonly Argument[] =>
  Array.isArray(value) ? (value as readonly Argument[]) : [];

function amounts(context: Context, side: 0 | 1): readonly number[] {
  const pairs = listOf(context.argument("pattern")).map((each) => listOf(each));
  return [
    ...Array<number>(frontOf(context)).fill(0),
    ...pairs.map((pair) => number(pair[side], "pattern")),
  ];
}

const side = (which: 0 | 1): Word<readonly number[]> => ({
  from: ["pattern"],
  read: (context) => amounts(context, which),
  write: (value, context) => {
    const stands = context.argument("pattern");
    const other = Array.isArray(stands)
      ? amounts(context, which === 0 ? 1 : 0)
      : value.map(() => 0);
    const front = frontOf(context);
    return {
      pattern: value
        .map((n, i) => (which === 0 ? [n, other[i] ?? 0] : [other[i] ?? 0, n]))
        .slice(front),
    };
  },
  default: { kind: "signature", source: own },
  samples: [[0, 1, 2]],
});

const mode: Word<Mode> = {
  from: ["mode"],
  read: (context) => {
    const found = modes[number(context.argument("mode"), "mode")];
    if (!found)
      throw expected(
        "mode",
        "CONSTANT_PAD or REFLECT_PAD",
        context.argument("mode"),
      );
    return found;
  },
  write: (value) => {
    const at = modes.indexOf(value);
    return at < 0 ? null : { mode: at };
  },
  default: { kind: "signature", source: own },
  samples: ["constant", "reflect"],
};

export default [
  phrase({
    op: "pad",
    calls: ["cntk.ops.pad"],
    signature: signatureOf("cntk.ops.pad"),
    options: {
      before: side(0),
      after: side(1),
      mode,
      value: numberWord("constant_value", own, [0, 1]),
    },
    claims: { ...named, x: input },
    source: own,
  }),
];
