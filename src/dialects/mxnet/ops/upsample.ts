// UpSampling(sample_type="nearest"): each pixel repeated. The bilinear form is a transposed convolution with a weight, refused while recording.
import type { OptionsOf } from "../../../ir/index.ts";
import { ignored, only, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { rankOf } from "../axes.ts";
import { operator } from "../rows.ts";
import { inSource } from "../sources.ts";

type Upsample = OptionsOf<"upsample">;

const own = inSource("src/operator/nn/upsampling-inl.h · UpSamplingParam");

const factors: Word<readonly number[]> = {
  from: ["scale"],
  read: (context) =>
    Array<number>(Math.max(rankOf(context) - 2, 0)).fill(
      number(context.argument("scale"), "scale"),
    ),
  write: (value) =>
    new Set(value).size === 1 ? { scale: value[0] ?? 1 } : null,
  default: { kind: "signature", source: own },
  samples: [
    [2, 2],
    [3, 3],
  ],
};

export default operator("UpSampling", {
  op: "upsample",
  options: {
    factors,
    interpolation: impliedWord<Upsample["interpolation"]>(
      "nearest",
      "only the nearest form learns nothing",
      own,
    ),
    grid: impliedWord<Upsample["grid"]>(
      "asymmetric",
      "pixel i comes from ⌊i / scale⌋",
      own,
    ),
    layout: impliedWord<Upsample["layout"]>(
      "channelsFirst",
      "UpSampling takes N, C, H, W",
      own,
    ),
  },
  claims: {
    sample_type: only("nearest"),
    num_filter: ignored("only the bilinear form looks at it"),
    multi_input_mode: ignored("there is one input"),
  },
});
