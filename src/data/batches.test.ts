import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batch, type Layout, type Preprocessing } from "../ir/index.ts";
import { batchMaker, makeBatch, type BatchForm } from "./batches.ts";
import type { Dataset, Split } from "./dataset.ts";

const scale: readonly Preprocessing[] = [
  { step: "cast", dtype: "float32" },
  { step: "scale", factor: 1 / 255 },
];
const plain: BatchForm = {
  preprocessing: [],
  layout: null,
  labels: "classIndex",
};

function pictures(
  featureShape: readonly number[],
  layout: Layout | null,
  count = 5,
): Dataset {
  const size = featureShape.reduce((product, n) => product * n, 1);
  const split: Split = {
    count,
    features: Uint8Array.from({ length: count * size }, (_, i) => i * 7),
    targets: Int32Array.from({ length: count }, (_, i) => i % 3),
  };
  return {
    id: "test",
    title: "Test",
    generated: true,
    featureShape,
    layout,
    classes: ["a", "b", "c"],
    train: split,
    test: split,
  };
}

describe("makeBatch", () => {
  it("takes the examples of the indices and scales them as float32 does", () => {
    const data = pictures([256], null, 2);
    const { x, xShape, y, yShape, count } = makeBatch(
      data.train,
      data,
      [1, 0],
      {
        ...plain,
        preprocessing: scale,
      },
    );
    expect([count, xShape, yShape]).toEqual([2, [2, 256], [2]]);
    expect(y).toEqual(Int32Array.of(1, 0));
    const bytes = [256, 0].flatMap((start) =>
      Array.from({ length: 256 }, (_, i) => ((start + i) * 7) & 0xff),
    );
    expect(x).toEqual(Float32Array.from(bytes, (byte) => byte / 255));
  });

  it("makes one-hot rows and values of the same labels", () => {
    const data = pictures([2], null);
    const of = (labels: BatchForm["labels"]) =>
      makeBatch(data.train, data, [2, 0], { ...plain, labels });
    expect(of("oneHot").y).toEqual(Float32Array.of(0, 0, 1, 1, 0, 0));
    expect(of("oneHot").yShape).toEqual([2, 3]);
    expect(of("values").y).toEqual(Float32Array.of(2, 0));
  });

  it("keeps indices of words whole and several targets per example together", () => {
    const data = pictures([2], null, 3);
    const split: Split = {
      count: 3,
      features: Int32Array.of(1, 2, 3, 4, 5, 70_000),
      targets: Float32Array.of(0.5, 1, 1.5, 2, 2.5, 3),
    };
    const made = makeBatch(split, data, [2, 1], { ...plain, labels: "values" });
    expect(made.x).toEqual(Int32Array.of(5, 70_000, 3, 4));
    expect(made.y).toEqual(Float32Array.of(2.5, 3, 1.5, 2));
    expect(made.yShape).toEqual([2, 2]);
  });

  it("puts the channels where the recipe says: the layouts are permutations of each other", () => {
    const sizes = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(sizes, sizes, sizes, fc.boolean(), (c, h, w, storedFirst) => {
        const stored = storedFirst
          ? pictures([c, h, w], "channelsFirst")
          : pictures([h, w, c], "channelsLast");
        const of = (layout: Layout) =>
          makeBatch(stored.train, stored, [3, 1, 4], { ...plain, layout });
        const first = of("channelsFirst");
        const last = of("channelsLast");
        expect(first.xShape).toEqual([3, c, h, w]);
        expect(last.xShape).toEqual([3, h, w, c]);
        for (let n = 0; n < 3; n++)
          for (let k = 0; k < c; k++)
            for (let y = 0; y < h; y++)
              for (let x = 0; x < w; x++)
                expect(first.x[((n * c + k) * h + y) * w + x]).toBe(
                  last.x[((n * h + y) * w + x) * c + k],
                );
      }),
    );
  });

  it("puts the channels last by a permute, a layout, or a permute that ends there", () => {
    const data = pictures([3, 4, 5], "channelsFirst");
    const made = (form: Partial<BatchForm>) =>
      makeBatch(data.train, data, [0, 2], { ...plain, ...form });
    const last = made({ layout: "channelsLast" });
    const preprocessing = [{ step: "permute", axes: [0, 2, 3, 1] }] as const;
    expect(made({ preprocessing })).toEqual(last);
    expect(made({ preprocessing, layout: "channelsLast" })).toEqual(last);
    expect(last).not.toEqual(made({ layout: "channelsFirst" }));
  });

  it("exchanges height and width where the program exchanges axes 1 and 3", () => {
    const data = pictures([3, 4, 5], "channelsFirst");
    const swapped = makeBatch(data.train, data, [1], {
      ...plain,
      layout: "channelsLast",
      preprocessing: [{ step: "permute", axes: [0, 3, 2, 1] }],
    });
    expect(swapped.xShape).toEqual([1, 5, 4, 3]);
    const at = (c: number, y: number, x: number) =>
      data.train.features[60 + (c * 4 + y) * 5 + x];
    expect(swapped.x[(2 * 4 + 3) * 3 + 1]).toBe(at(1, 3, 2));
  });

  it("reshapes examples without moving their numbers", () => {
    const data = pictures([3, 4, 5], "channelsFirst");
    const made = makeBatch(data.train, data, [1, 2], {
      ...plain,
      preprocessing: [{ step: "reshape", shape: [batch, 60] }],
    });
    expect(made.xShape).toEqual([2, 60]);
    expect(made.x).toEqual(makeBatch(data.train, data, [1, 2], plain).x);
  });

  it("follows the steps in their order, wrapping what a byte cannot hold", () => {
    const data = pictures([1], null, 3);
    const values = (preprocessing: readonly Preprocessing[]) => [
      ...makeBatch(data.train, data, [0, 1, 2], { ...plain, preprocessing }).x,
    ];
    expect(
      values([
        { step: "scale", factor: 0.5 },
        { step: "shift", offset: -1 },
      ]),
    ).toEqual([-1, 2.5, 6]);
    expect(
      values([
        { step: "shift", offset: -1 },
        { step: "cast", dtype: "uint8" },
      ]),
    ).toEqual([255, 6, 13]);
  });

  it("says what does not fit", () => {
    const data = pictures([3, 4, 5], "channelsFirst");
    const attempt = (form: Partial<BatchForm>, indices = [0]) =>
      batchMaker(data.train, data, { ...plain, ...form })(indices);
    expect(() => attempt({}, [5])).toThrow(
      "Expected indices below 5, the number of examples. Received 5.",
    );
    expect(() => attempt({ labels: "oneHot", classes: 1 }, [1])).toThrow(
      /labels from 0 to 0 .* Received 1 at example 1/,
    );
    expect(() =>
      attempt({ preprocessing: [{ step: "permute", axes: [1, 0, 2, 3] }] }),
    ).toThrow(/Received \(1, 0, 2, 3\)/);
    expect(() =>
      attempt({ preprocessing: [{ step: "reshape", shape: [batch, 61] }] }),
    ).toThrow(/\(N, 3, 4, 5\).*Received \(N, 61\)/);
    expect(() =>
      attempt({ preprocessing: [{ step: "cast", dtype: "float16" }] }),
    ).toThrow(/float16/);
  });
});
