// ZeroPadding1D, 2D, 3D.
import type { Layout } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  phrase,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { byVersion, type Versioned } from "../../version.ts";
import { tuple } from "../../words.ts";
import { layerClaims } from "../claims.ts";
import { fixed, layoutIn } from "../rows.ts";
import { executed } from "../source.ts";

/** Before and after each spatial axis: 1, (1, 2), ((1, 0), (2, 2)). */
export function borders(
  value: Argument | undefined,
  rank: number,
  parameter: string,
): readonly (readonly [number, number])[] {
  if (typeof value === "number")
    return Array.from({ length: rank }, () => [value, value]);
  if (rank === 1) {
    const [before = 0, after = 0] = tuple(value, 2, parameter);
    return [[before, after]];
  }
  const list = Array.isArray(value) ? (value as readonly Argument[]) : [];
  if (list.length !== rank) tuple(value, rank, parameter);
  return list.map((each) => {
    const [before = 0, after = 0] = tuple(each, 2, parameter);
    return [before, after];
  });
}

/** The spatial axes of a tensor with so many of them. */
export const spatialAxes = (layout: Layout, rank: number): readonly number[] =>
  Array.from(
    { length: rank },
    (_, i) => i + (layout === "channelsFirst" ? 2 : 1),
  );

const side = (
  context: Context,
  rank: number,
  which: 0 | 1,
): readonly number[] => {
  const axes = spatialAxes(layoutIn(context), rank);
  const pairs = borders(context.argument("padding"), rank, "padding");
  return Array.from(
    { length: rank + 2 },
    (_, axis) => pairs[axes.indexOf(axis)]?.[which] ?? 0,
  );
};

function signature(rank: number): Versioned<string> {
  if (rank === 1)
    return byVersion(
      ["2.1.4", "padding=1, **kwargs"],
      ["3.15.1", "padding=1, data_format=None, **kwargs"],
    );
  if (rank === 2) return "padding=(1, 1), data_format=None, **kwargs";
  return byVersion(
    ["2.1.4", "padding=(1, 1, 1), data_format=None, **kwargs"],
    ["3.0.0", "padding=((1, 1), (1, 1), (1, 1)), data_format=None, **kwargs"],
  );
}

function padding(rank: number): Phrase<"pad"> {
  const at = `keras/src/layers/reshaping/zero_padding${rank}d.py · ZeroPadding${rank}D.__init__`;
  const word = (which: 0 | 1): Word<readonly number[]> => ({
    from: ["padding"],
    read: (context) => side(context, rank, which),
    write: () => null,
    default: { kind: "signature", source: executed(at) },
    samples: [],
  });
  return phrase<"pad">({
    op: "pad",
    calls: [`keras.layers.ZeroPadding${rank}D`],
    signature: signature(rank),
    options: {
      before: word(0),
      after: word(1),
      mode: fixed("constant", "the border is filled with zeros", at),
      value: fixed(0, "the border is filled with zeros", at),
    },
    claims: { ...layerClaims, data_format: elsewhere("which axes are padded") },
    source: executed(at),
  });
}

export const pad: readonly Phrase<"pad">[] = [
  padding(2),
  padding(1),
  padding(3),
];
