// Resizing of tf.image: places of the new pixels fall on the old ones' corners, unless told otherwise.
import type { OptionsOf } from "../../../ir/index.ts";
import {
  input,
  phrase,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { expected, impliedWord } from "../../words.ts";
import { named } from "../claims.ts";
import { fixed } from "../rows.ts";
import { read, signatureOf, signed } from "../source.ts";

type Options = OptionsOf<"upsample">;
const at = "ops/gen_image_ops.py";

const sizesOf = (shape: readonly unknown[] | undefined): readonly number[] =>
  (shape ?? []).slice(1, 3).map(Number);

/** New size over old size. */
const factors: Word<readonly number[]> = {
  from: ["size"],
  read: (context) => {
    const before = sizesOf(context.inputs[0]);
    const found = sizesOf(context.outputs[0]).map(
      (n, i) => n / (before[i] ?? 1),
    );
    if (found.length !== 2 || found.some((n) => !(n > 0 && Number.isFinite(n))))
      throw expected("size", "two sizes", context.argument("size"));
    return found;
  },
  write: () => null,
  default: { kind: "signature", source: read(at) },
  samples: [],
};

const said = (context: Context, name: string): boolean =>
  context.argument(name) === true;

const grid: Word<Options["grid"]> = {
  from: ["align_corners", "half_pixel_centers"],
  read: (context) =>
    said(context, "align_corners")
      ? "alignCorners"
      : said(context, "half_pixel_centers")
        ? "halfPixel"
        : "asymmetric",
  write: (value, context) => {
    const centred = context.argument("half_pixel_centers") !== undefined;
    if (value === "halfPixel" && !centred) return null;
    return {
      align_corners: value === "alignCorners",
      ...(centred && { half_pixel_centers: value === "halfPixel" }),
    };
  },
  default: { kind: "signature", source: read(at) },
  samples: ["asymmetric", "alignCorners", "halfPixel"],
};

const resize = (
  name: string,
  interpolation: Options["interpolation"],
): Phrase<"upsample"> =>
  phrase<"upsample">({
    op: "upsample",
    calls: [`tensorflow.image.${name}`],
    signature: signatureOf(`tensorflow.image.${name}`),
    options: {
      factors,
      interpolation: impliedWord<Options["interpolation"]>(
        interpolation,
        "the function's name says it",
        read(at),
      ),
      grid,
      layout: fixed<Options["layout"]>(
        "channelsLast",
        "the channels come last",
        at,
      ),
    },
    claims: { ...named, images: input },
    sample: { inputs: [[1, 2, 3, 1]], outputs: [[1, 4, 6, 1]] },
    source: signed(`tensorflow.image.${name}`),
  });

export default [
  resize("resize_bilinear", "bilinear"),
  resize("resize_nearest_neighbor", "nearest"),
];
