// UpSampling1D, 2D, 3D.
import { phrase, type Phrase, type Word } from "../../phrase.ts";
import { byVersion, compareVersions } from "../../version.ts";
import { expected, tupleWord } from "../../words.ts";
import { layerClaims } from "../claims.ts";
import { fixed, layoutWord, optional } from "../rows.ts";
import { executed, read } from "../source.ts";

const at = (rank: number): string =>
  `keras/src/layers/reshaping/up_sampling${rank}d.py · UpSampling${rank}D`;

const interpolation: Word<"nearest" | "bilinear"> = optional<
  "nearest" | "bilinear"
>(
  {
    from: ["interpolation"],
    read: (context) => {
      const value = context.argument("interpolation");
      if (value !== "nearest" && value !== "bilinear")
        throw expected("interpolation", "'nearest' or 'bilinear'", value);
      return value;
    },
    write: (value) => ({ interpolation: value }),
    default: { kind: "signature", source: executed(at(2)) },
    samples: ["nearest", "bilinear"],
  },
  "nearest",
);

function up(rank: number): Phrase<"upsample"> {
  const size =
    rank === 1 ? "size=2" : `size=(${Array(rank).fill(2).join(", ")})`;
  const format = rank === 1 ? "" : ", data_format=None";
  return phrase<"upsample">({
    op: "upsample",
    calls: [`keras.layers.UpSampling${rank}D`],
    signature:
      rank === 2
        ? byVersion(
            ["2.1.4", `${size}${format}, **kwargs`],
            ["2.2.3", `${size}${format}, interpolation='nearest', **kwargs`],
          )
        : `${size}${format}, **kwargs`,
    options: {
      factors: tupleWord("size", rank, executed(at(rank))),
      interpolation:
        rank === 2
          ? interpolation
          : fixed("nearest", "no interpolation parameter exists", at(rank)),
      grid: fixed(
        (context) =>
          compareVersions(context.version, "2.4.0") < 0
            ? "asymmetric"
            : "halfPixel",
        "pixel centres are half a pixel inside (before Keras 2.4: the corners of both grids meet)",
        "keras/src/backend/tensorflow/image.py · resize",
      ),
      layout:
        rank === 1
          ? fixed("channelsLast", "no data_format parameter exists", at(rank))
          : layoutWord,
    },
    claims: layerClaims,
    source: rank === 3 ? read(at(rank)) : executed(at(rank)),
  });
}

export const upsample: readonly Phrase<"upsample">[] = [up(2), up(1), up(3)];
