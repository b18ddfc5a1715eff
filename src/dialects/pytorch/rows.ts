// Rows that many of torch's calls share: tuples, symmetric padding, choices, parameters that change nothing.
import type { Layout, Padding, Source } from "../../ir/index.ts";
import { noPadding } from "../../ir/index.ts";
import {
  ignored,
  only,
  type Claim,
  type Context,
  type Word,
} from "../phrase.ts";
import { compareVersions } from "../version.ts";
import { boolean, expected, impliedWord, tuple } from "../words.ts";
import { inSource } from "./sources.ts";

export const since = (context: Context, version: string): boolean =>
  compareVersions(context.version, version) >= 0;

/** Whether the signature in force has this parameter (with a default). */
export const has = (context: Context, parameter: string): boolean =>
  context.argument(parameter) !== undefined;

/** torch's images are always N, C, then space. */
export const channelsFirst: Word<Layout> = impliedWord<Layout>(
  "channelsFirst",
  "images are laid out N, C, H, W in torch",
  inSource("torch/nn/modules/conv.py · Conv2d, Shape"),
);

/** A flag read as one of two words. */
export function flagWord<T extends string>(
  parameter: string,
  whenTrue: T,
  whenFalse: T,
  source: Source,
): Word<T> {
  return {
    from: [parameter],
    read: (context) =>
      boolean(context.argument(parameter), parameter) ? whenTrue : whenFalse,
    write: (value) => ({ [parameter]: value === whenTrue }),
    default: { kind: "signature", source },
    samples: [whenFalse, whenTrue],
  };
}

/** One of a few names. */
export function choiceWord<T extends string>(
  parameter: string,
  choices: Readonly<Record<string, T>>,
  source: Source,
): Word<T> {
  return {
    from: [parameter],
    read: (context) => {
      const value = context.argument(parameter);
      const found = typeof value === "string" ? choices[value] : undefined;
      if (found === undefined)
        throw expected(
          parameter,
          Object.keys(choices)
            .map((each) => `'${each}'`)
            .join(" or "),
          value,
        );
      return found;
    },
    write: (value) => {
      const word = Object.keys(choices).find((each) => choices[each] === value);
      return word === undefined ? null : { [parameter]: word };
    },
    default: { kind: "signature", source },
    samples: Object.values(choices),
  };
}

export const symmetric = (amounts: readonly number[]): Padding => ({
  kind: "explicit",
  before: amounts,
  after: amounts,
});

/** The one number or tuple that says symmetric padding; null for any other padding. */
export function sayPadding(
  padding: Padding,
): number | readonly number[] | null {
  if (
    padding.kind !== "explicit" ||
    padding.before.some((n, i) => n !== padding.after[i])
  )
    return null;
  return new Set(padding.before).size === 1
    ? (padding.before[0] ?? 0)
    : padding.before;
}

/** Padding that is equal on both sides, one number or one per axis. */
export function paddingWord(
  parameter: string,
  rank: number,
  source: Source,
): Word<Padding> {
  return {
    from: [parameter],
    read: (context) =>
      symmetric(tuple(context.argument(parameter), rank, parameter)),
    write: (padding) => {
      const value = sayPadding(padding);
      return value === null ? null : { [parameter]: value };
    },
    default: { kind: "signature", source },
    samples: [
      noPadding(rank),
      symmetric(Array.from({ length: rank }, (_, i) => i + 1)),
    ],
  };
}

/** Where the weights live and in which number type: 32-bit floats are what is modelled. */
export const placement: Readonly<Record<string, Claim>> = {
  device: ignored("where the weights live changes nothing that is computed"),
  dtype: only(null, { dtype: "float32" }),
};

export const inPlace: Claim = ignored(
  "it saves memory; the values are the same",
);
export const noOut: Claim = only(null);
