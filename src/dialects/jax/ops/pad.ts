// jnp.pad: zeros, a constant, or what stands inside, mirrored, repeated or from the other side.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  input,
  phrase,
  PhraseError,
  type Context,
  type Word,
} from "../../phrase.ts";
import { expected, number, printArgument, tuple } from "../../words.ts";
import { inputRank } from "../rows.ts";
import { inJax } from "../sources.ts";

type Mode = OptionsOf<"pad">["mode"];

const source = inJax("jax/_src/numpy/lax_numpy.py · pad");

/** Before and after each axis: one number, one pair, or a pair per axis. */
function borders(context: Context): readonly (readonly [number, number])[] {
  const rank = inputRank(context);
  const value = context.argument("pad_width");
  if (typeof value === "number")
    return Array.from({ length: rank }, () => [value, value]);
  const list = Array.isArray(value) ? (value as readonly Argument[]) : [];
  const flat = list.every((each) => typeof each === "number");
  const each = (flat ? [list] : list).map((pair): readonly [number, number] => {
    const [before = 0, after = 0] = tuple(
      Array.isArray(pair) && pair.length === 1
        ? [pair[0] as Argument, pair[0] as Argument]
        : pair,
      2,
      "pad_width",
    );
    return [before, after];
  });
  const all =
    each.length === 1
      ? Array.from({ length: rank }, () => each[0] ?? ([0, 0] as const))
      : each;
  if (all.length !== rank)
    throw expected("pad_width", `one pair, or ${rank} pairs`, value);
  return all;
}

const side = (which: 0 | 1): Word<readonly number[]> => ({
  from: ["pad_width"],
  read: (context) => borders(context).map((each) => each[which]),
  write: () => null,
  default: { kind: "signature", source },
  samples: [],
});

const modes: Readonly<Record<string, Mode>> = {
  constant: "constant",
  reflect: "reflect",
  edge: "replicate",
  wrap: "circular",
};

const mode: Word<Mode> = {
  from: ["mode"],
  read: (context) => {
    const value = context.argument("mode");
    const found = typeof value === "string" ? modes[value] : undefined;
    if (!found)
      throw expected("mode", "'constant', 'reflect', 'edge' or 'wrap'", value);
    return found;
  },
  write: (value) => ({
    mode: Object.keys(modes).find((each) => modes[each] === value) ?? "",
  }),
  default: { kind: "signature", source },
  samples: Object.values(modes),
};

/** The number of a constant border, which travels in **kwargs. */
function filled(context: Context): number {
  const rest = context.argument("kwargs");
  if (rest === undefined || rest === null) return 0;
  const entries = typeof rest === "object" && "dict" in rest ? rest.dict : [];
  for (const [key, value] of entries) {
    if (key !== "constant_values")
      throw new PhraseError(
        `Expected jnp.pad to be given constant_values alone beside its mode. Received ${printArgument(key)}.`,
      );
    return number(value, "constant_values");
  }
  return 0;
}

export default [
  phrase<"pad">({
    op: "pad",
    calls: ["jax.numpy.pad"],
    signature: "array, pad_width, mode='constant', **kwargs",
    options: {
      before: side(0),
      after: side(1),
      mode,
      value: {
        from: ["kwargs"],
        read: filled,
        write: (value) => (value === 0 ? {} : null),
        default: { kind: "signature", source },
        samples: [0],
      },
    },
    claims: { array: input },
    sample: { arguments: { pad_width: 1 } },
    source,
  }),
];
