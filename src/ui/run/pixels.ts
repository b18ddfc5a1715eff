// One example of a data set as the pixels of a picture.
import type { Dataset } from "../../data/dataset.ts";

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** Null where the examples are no images. */
export function pixelsOf(
  { featureShape, layout, test }: Dataset,
  example: number,
): Pixels | null {
  if (layout === null || featureShape.length !== 3) return null;
  const [a = 0, b = 0, c = 0] = featureShape;
  const [channels, height, width] =
    layout === "channelsFirst" ? [a, b, c] : [c, a, b];
  const size = channels * height * width;
  const start = example * size;
  const scale = test.features instanceof Float32Array ? 255 : 1;
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++)
    for (let channel = 0; channel < 3; channel++) {
      const from = Math.min(channel, channels - 1);
      const at =
        layout === "channelsFirst"
          ? from * width * height + i
          : i * channels + from;
      rgba[i * 4 + channel] = (test.features[start + at] ?? 0) * scale;
    }
  return { width, height, rgba };
}
