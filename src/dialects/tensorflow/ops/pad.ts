// Borders of any axis.
import { batch, type OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import { input, phrase, type Context, type Word } from "../../phrase.ts";
import { expected, number, numberWord, tuple } from "../../words.ts";
import { named } from "../claims.ts";
import { read, signatureOf, signed } from "../source.ts";

type Mode = OptionsOf<"pad">["mode"];
const at = "ops/array_ops.py · pad";

function pairs(context: Context): readonly (readonly number[])[] {
  const value = context.argument("paddings");
  if (!Array.isArray(value))
    throw expected("paddings", "two numbers per axis", value);
  return (value as readonly Argument[]).map((each) =>
    tuple(each, 2, "paddings"),
  );
}

/** One side's amounts; the other stays as it is. */
const side = (which: 0 | 1): Word<readonly number[]> => ({
  from: ["paddings"],
  read: (context) => pairs(context).map((pair) => pair[which] ?? 0),
  write: (value, context) => {
    const other = pairs(context);
    return {
      paddings: value.map((n, i) =>
        which === 0 ? [n, other[i]?.[1] ?? 0] : [other[i]?.[0] ?? 0, n],
      ),
    };
  },
  default: { kind: "signature", source: read(at) },
  samples: [[0, 1, 2, 0]],
});

const modes: Readonly<Record<string, Mode>> = {
  CONSTANT: "constant",
  REFLECT: "reflect",
};

const mode: Word<Mode> = {
  from: ["mode"],
  read: (context) => {
    const value = context.argument("mode");
    const found =
      typeof value === "string" ? modes[value.toUpperCase()] : undefined;
    if (!found)
      throw expected(
        "mode",
        "'CONSTANT' or 'REFLECT': SYMMETRIC is not modelled",
        value,
      );
    return found;
  },
  write: (value) => {
    const word = Object.keys(modes).find((each) => modes[each] === value);
    return word === undefined ? null : { mode: word };
  },
  default: { kind: "signature", source: read(at) },
  samples: ["constant", "reflect"],
};

export default [
  phrase<"pad">({
    op: "pad",
    calls: ["tensorflow.pad"],
    signature: signatureOf("tensorflow.pad"),
    options: {
      before: side(0),
      after: side(1),
      mode,
      value: {
        ...numberWord("constant_values", read(at), [0, 1.5]),
        read: (context) =>
          number(context.argument("constant_values") ?? 0, "constant_values"),
      },
    },
    claims: { ...named, tensor: input },
    sample: {
      inputs: [[batch, 9, 9, 8]],
      arguments: {
        paddings: [
          [0, 0],
          [1, 1],
          [1, 1],
          [0, 0],
        ],
      },
    },
    source: signed("tensorflow.pad"),
  }),
];
