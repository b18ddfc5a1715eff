// Enlarged images: unpooling_2d repeats values in blocks, resize_images blends and keeps the corners.
import type { Dim, OptionsOf } from "../../../ir/index.ts";
import {
  elsewhere,
  input,
  only,
  phrase,
  PhraseError,
  type Context,
  type Word,
} from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { expected, impliedWord } from "../../words.ts";
import { channelsFirst, spatialWord } from "../rows.ts";
import { inSource } from "../sources.ts";

type Upsample = OptionsOf<"upsample">;

const blocks = inSource(
  "chainer/functions/pooling/unpooling_2d.py · Unpooling2D.forward",
);
const resized = inSource(
  "chainer/functions/array/resize_images.py · resize_images",
);

const size = (dim: Dim | undefined): number => {
  if (typeof dim === "number") return dim;
  throw new PhraseError("Expected an image of known height and width.");
};

const factorsOf = (context: Context): readonly number[] =>
  [2, 3].map(
    (axis) =>
      size(context.outputs[0]?.[axis]) / size(context.inputs[0]?.[axis]),
  );

const factors: Word<readonly number[]> = {
  from: ["output_shape"],
  read: factorsOf,
  write: (value, context) => ({
    output_shape: value.map((factor, i) =>
      Math.floor(factor * size(context.inputs[0]?.[i + 2])),
    ),
  }),
  default: { kind: "signature", source: resized },
  samples: [[1, 1]],
};

const interpolation: Word<Upsample["interpolation"]> = {
  from: ["mode"],
  read: (context) => {
    const value = context.argument("mode") ?? "bilinear";
    if (value !== "bilinear" && value !== "nearest")
      throw expected("mode", "'bilinear' or 'nearest'", value);
    return value;
  },
  write: (value, context) =>
    context.argument("mode") === undefined ? null : { mode: value },
  default: { kind: "signature", source: resized },
  samples: ["bilinear", "nearest"],
};

/** Blending keeps the corners unless align_corners=False, which came with 7.0. */
const grid: Word<Upsample["grid"]> = {
  from: ["align_corners"],
  read: (context) =>
    (context.argument("align_corners") ?? true) === true
      ? "alignCorners"
      : "halfPixel",
  write: (value, context) =>
    context.argument("align_corners") === undefined || value === "asymmetric"
      ? null
      : { align_corners: value === "alignCorners" },
  default: { kind: "signature", source: resized },
  samples: ["alignCorners", "halfPixel"],
};

export default [
  phrase({
    op: "upsample",
    calls: ["chainer.functions.unpooling_2d"],
    signature: "x, ksize, stride=None, pad=0, outsize=None, cover_all=True",
    options: {
      factors: spatialWord("ksize", 2, blocks),
      interpolation: impliedWord<Upsample["interpolation"]>(
        "nearest",
        "each value is repeated in a block",
        blocks,
      ),
      grid: impliedWord<Upsample["grid"]>(
        "asymmetric",
        "each value is repeated in a block",
        blocks,
      ),
      layout: channelsFirst,
    },
    claims: {
      x: input,
      stride: only(null),
      pad: only(0),
      outsize: elsewhere("the output's size, which is that of whole blocks"),
      cover_all: elsewhere("the output's size, which is that of whole blocks"),
    },
    source: blocks,
  }),
  phrase({
    op: "upsample",
    calls: ["chainer.functions.resize_images"],
    signature: byVersion(
      ["2.1.0", "x, output_shape"],
      ["7.0.0", "x, output_shape, *, mode='bilinear', align_corners=True"],
    ),
    options: { factors, interpolation, grid, layout: channelsFirst },
    claims: { x: input },
    sample: { outputs: [[{ batch: 1 }, 8, 9, 9]] },
    source: resized,
  }),
];
