import { beforeAll, describe, expect, it } from "vitest";
import type { Dataset, Split } from "./dataset.ts";
import { generatedClasses, generatedDataset } from "./generated.ts";
import { permutation, randomStream } from "./seeds.ts";

const size = 3 * 32 * 32;

describe("generatedDataset", () => {
  let data: Dataset;
  beforeAll(() => {
    data = generatedDataset({ seed: 1, train: 1200, test: 400 });
  });

  it("holds 10 classes of 32×32 colour pictures, about equally often, and says that it is generated", () => {
    expect(data.generated).toBe(true);
    expect(data.classes).toEqual(generatedClasses);
    expect(new Set(data.classes).size).toBe(10);
    expect(data.featureShape).toEqual([3, 32, 32]);
    expect(data.train.features.length).toBe(1200 * size);
    for (let label = 0; label < 10; label++) {
      const share = data.train.targets.filter((t) => t === label).length / 1200;
      expect(Math.abs(share - 0.1)).toBeLessThan(0.03);
    }
  });

  it("has at least 5,000 pictures to learn from when nothing else is asked", () => {
    expect(generatedDataset().train.count).toBeGreaterThanOrEqual(5000);
  });

  it("repeats to the bit, and each picture depends on the seed and its number alone", () => {
    const fewer = generatedDataset({ seed: 1, train: 20, test: 5 });
    const other = generatedDataset({ seed: 2, train: 20, test: 5 });
    expect(fewer.train.features).toEqual(
      data.train.features.slice(0, 20 * size),
    );
    expect(other.train.features).not.toEqual(fewer.train.features);
    const longer = generatedDataset({ seed: 1, train: 25, test: 0 });
    expect(longer.train.features.slice(20 * size)).toEqual(fewer.test.features);
  });

  it("does not give the class away by its colours, nor to the mean picture of each class", () => {
    expect(nearestMean(data, colourOnly)).toBeLessThan(0.2);
    expect(nearestMean(data, everything)).toBeLessThan(0.3);
  });

  it("stays hard for a linear model, which a network must beat", () => {
    expect(linearAccuracy(data)).toBeLessThan(0.45);
  });
});

type Features = (split: Split, example: number) => Float64Array;

const everything: Features = (split, example) =>
  Float64Array.from(
    split.features.subarray(example * size, (example + 1) * size),
    (byte) => byte / 255 - 0.5,
  );

/** The mean of each channel. */
const colourOnly: Features = (split, example) => {
  const picture = everything(split, example);
  return Float64Array.from({ length: 3 }, (_, channel) =>
    picture
      .subarray(channel * 1024, (channel + 1) * 1024)
      .reduce((sum, value) => sum + value / 1024, 0),
  );
};

/** How often the nearest class mean is the right one. */
function nearestMean({ train, test }: Dataset, features: Features): number {
  const means = Array.from({ length: 10 }, () => ({
    count: 0,
    sum: new Float64Array(features(train, 0).length),
  }));
  for (let i = 0; i < train.count; i++) {
    const mean = means[train.targets[i]!]!;
    mean.count += 1;
    features(train, i).forEach((value, j) => (mean.sum[j]! += value));
  }
  const distance = (picture: Float64Array, label: number) => {
    const { sum, count } = means[label]!;
    let total = 0;
    for (let j = 0; j < picture.length; j++)
      total += (picture[j]! - sum[j]! / count) ** 2;
    return total;
  };
  return accuracy(test, (i) => {
    const picture = features(test, i);
    const distances = means.map((_, label) => distance(picture, label));
    return distances.indexOf(Math.min(...distances));
  });
}

/** Softmax regression on all pixels: SGD, rate 0.01, 4 passes. */
function linearAccuracy({ train, test }: Dataset): number {
  const weights = Array.from({ length: 10 }, () => new Float64Array(size + 1));
  const pictures = Array.from({ length: train.count }, (_, i) =>
    everything(train, i),
  );
  for (let epoch = 0; epoch < 4; epoch++) {
    const stream = randomStream(0, "order", epoch);
    for (const i of permutation(train.count, stream)) {
      const picture = pictures[i]!;
      const logits = weights.map((row) => dot(row, picture));
      const raised = logits.map((x) => Math.exp(x - Math.max(...logits)));
      const total = raised.reduce((sum, value) => sum + value, 0);
      weights.forEach((row, label) => {
        const truth = label === train.targets[i] ? 1 : 0;
        const step = 0.01 * (raised[label]! / total - truth);
        for (let j = 0; j < size; j++) row[j]! -= step * picture[j]!;
        row[size]! -= step;
      });
    }
  }
  return accuracy(test, (i) => {
    const logits = weights.map((row) => dot(row, everything(test, i)));
    return logits.indexOf(Math.max(...logits));
  });
}

function dot(row: Float64Array, picture: Float64Array): number {
  let sum = row[size]!;
  for (let j = 0; j < size; j++) sum += row[j]! * picture[j]!;
  return sum;
}

function accuracy(test: Split, predict: (i: number) => number): number {
  let right = 0;
  for (let i = 0; i < test.count; i++)
    if (predict(i) === test.targets[i]) right += 1;
  return right / test.count;
}
