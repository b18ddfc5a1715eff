// Enlarged pictures: values repeated, or blended so that the corners stay where they are.
import type { OptionsOf } from "../../../ir/index.ts";
import { only, type Context, type Phrase, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { operator } from "../calls.ts";
import { inSource } from "../sources.ts";
import { layoutWord } from "../windows.ts";

type Upsample = OptionsOf<"upsample">;

const scales = (context: Context): readonly number[] =>
  ["height_scale", "width_scale"].map((name) =>
    number(context.argument(name) ?? 1, name),
  );

function call(
  name: string,
  interpolation: Upsample["interpolation"],
  grid: Upsample["grid"],
  at: string,
): Phrase<"upsample"> {
  const own = inSource(at);
  const factors: Word<readonly number[]> = {
    from: ["height_scale", "width_scale"],
    read: scales,
    write: ([high = 1, wide = 1]) => ({
      height_scale: high,
      width_scale: wide,
    }),
    default: {
      kind: "derived",
      value: () => [1, 1],
      because: "the operator takes 1 where no scale is given",
      source: own,
    },
    samples: [
      [2, 2],
      [1, 3],
    ],
  };
  const nearest = interpolation === "nearest";
  return operator(
    name,
    ["height_scale", "width_scale", ...(nearest ? ["order"] : [])],
    {
      op: "upsample",
      options: {
        factors,
        interpolation: impliedWord<Upsample["interpolation"]>(
          interpolation,
          "the call's name says it",
          own,
        ),
        grid: impliedWord<Upsample["grid"]>(
          grid,
          nearest
            ? "an output stands for input ⌊x / scale⌋"
            : "the corners of both pictures are the same",
          own,
        ),
        layout: nearest
          ? layoutWord
          : impliedWord<Upsample["layout"]>(
              "channelsFirst",
              "the operator knows no other order",
              own,
            ),
      },
      claims: nearest ? {} : { order: only("NCHW") },
      source: own,
    },
  );
}

export default [
  call(
    "ResizeNearest",
    "nearest",
    "asymmetric",
    "caffe2/operators/resize_op.cc · ResizeNearestOp",
  ),
  call(
    "UpsampleBilinear",
    "bilinear",
    "alignCorners",
    "caffe2/operators/upsample_op.cc · UpsampleBilinearOp",
  ),
];
