// An image enlarged by a factor.
import { values, speedOnly, type Op } from "../op.ts";
import type { Layout } from "../shape.ts";
import { image, imageOf } from "./window.ts";

export interface UpsampleOptions {
  factors: readonly number[];
  interpolation: "nearest" | "bilinear";
  /** Where output pixels fall on the input grid: `halfPixel` centres, `alignCorners` or `asymmetric` (x / factor). Nearest with whole factors is the same in all but alignCorners. */
  grid: "halfPixel" | "alignCorners" | "asymmetric";
  layout: Layout;
}

export const upsample: Op<UpsampleOptions> = {
  title: "Upsampling",
  says: "Enlarges an image without learning anything.",
  options: {
    factors: values("How many times larger."),
    interpolation: values("Whether pixels are repeated or blended."),
    grid: values("Where the new pixels fall between the old ones."),
    layout: speedOnly("Where the channels stand."),
  },
  shape([input], { factors, layout }) {
    const { batch, channels, spatial } = imageOf(
      input,
      layout,
      factors.length,
      "upsample",
    );
    return [
      image(
        batch,
        channels,
        spatial.map((n, i) => Math.floor(n * (factors[i] ?? 1))),
        layout,
      ),
    ];
  },
};
