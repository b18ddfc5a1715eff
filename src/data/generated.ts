// A generated set of colour pictures, 32×32 in 10 classes, that a network must work to learn: five shapes in two
// textures. Place, size, rotation and hues are drawn at random; clutter of the same colours and noise stand around, so
// that a linear model stays poor (34 % of 5,000) where a small CNN does not. It is called generated wherever its name
// stands.
import type { Dataset, Split } from "./dataset.ts";
import { generatedExamples } from "./generatedSize.ts";
import { randomStream, type RandomStream } from "./seeds.ts";
import { paintClutter, shapes, textures, type Figure } from "./shapes.ts";

export const generatedSize = 32;
const pixels = generatedSize * generatedSize;

export const generatedClasses: readonly string[] = shapes.flatMap((shape) =>
  textures.map((texture) => `${texture.name} ${shape.name}`),
);

export interface GeneratedOptions {
  readonly seed?: number;
  readonly train?: number;
  readonly test?: number;
}

/** The same seed gives the same pictures to the bit; every picture depends only on the seed and its number. */
export function generatedDataset({
  seed = 0,
  train = generatedExamples.train,
  test = generatedExamples.test,
}: GeneratedOptions = {}): Dataset {
  const noise = noiseTable(seed);
  return {
    id: "generated",
    title: "Generated shapes",
    generated: true,
    featureShape: [3, generatedSize, generatedSize],
    layout: "channelsFirst",
    classes: generatedClasses,
    train: split(seed, 0, train, noise),
    test: split(seed, train, test, noise),
  };
}

function split(
  seed: number,
  first: number,
  count: number,
  noise: Int8Array,
): Split {
  const features = new Uint8Array(count * 3 * pixels);
  const targets = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const stream = randomStream(seed, "generated", first + i);
    const label = stream.below(generatedClasses.length);
    targets[i] = label;
    const picture = features.subarray(i * 3 * pixels, (i + 1) * 3 * pixels);
    paint(picture, label, stream, noise);
  }
  return { count, features, targets };
}

type Colour = readonly [number, number, number];

/** One picture: how much of the second colour each pixel has is painted first, then colours and noise are put on. */
function paint(
  picture: Uint8Array,
  label: number,
  stream: RandomStream,
  noise: Int8Array,
): void {
  const cover = new Float32Array(pixels);
  const figure = drawFigure(label, stream);
  paintClutter(cover, generatedSize, stream);
  figure.paint(cover, generatedSize);
  const [ground, ink] = colours(stream);
  const slope = [stream.uniform() - 0.5, stream.uniform() - 0.5] as const;
  let n = stream.below(noise.length);
  for (let channel = 0; channel < 3; channel++) {
    const from = ground[channel] as number;
    const step = (ink[channel] as number) - from;
    for (let i = 0; i < pixels; i++) {
      const light =
        40 *
        (slope[0] * ((i % generatedSize) / generatedSize - 0.5) +
          slope[1] * (i / pixels - 0.5));
      const value = from + step * (cover[i] as number) + light;
      picture[channel * pixels + i] = clampByte(value + (noise[n] as number));
      n = n + 1 === noise.length ? 0 : n + 1;
    }
  }
}

function drawFigure(label: number, stream: RandomStream): Figure {
  const shape = shapes[Math.floor(label / textures.length)];
  const texture = textures[label % textures.length];
  if (!shape || !texture) {
    throw new RangeError(
      `Expected a class from 0 to ${generatedClasses.length - 1}. Received ${label}.`,
    );
  }
  return shape.draw(stream, texture);
}

/** A darker and a lighter colour of random hues: the ground is dark in every class, so its colour tells nothing. */
function colours(stream: RandomStream): readonly [Colour, Colour] {
  return [
    [stream.below(110), stream.below(110), stream.below(110)],
    [130 + stream.below(126), 130 + stream.below(126), 130 + stream.below(126)],
  ];
}

function clampByte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

/** Normal noise drawn once; each picture reads it from a place of its own. A prime length keeps the rows apart. */
function noiseTable(seed: number): Int8Array {
  const stream = randomStream(seed, "noise");
  return Int8Array.from({ length: 65_521 }, () =>
    Math.round(Math.max(-120, Math.min(120, 10 * stream.normal()))),
  );
}
