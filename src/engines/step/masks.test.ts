// Masks drop the share they should, the same elements in every layout, and others at every step.
import { describe, expect, it } from "vitest";
import { philox } from "../../data/philox.ts";
import { batch } from "../../ir/shape.ts";
import { freshAtoms } from "./canonical.ts";
import { maskLayout } from "./lower/dropout.ts";
import { dropoutMask } from "./masks.ts";
import { nameHash } from "./random.ts";

const mask = (layout: ReturnType<typeof maskLayout>, dropRate = 0.25) => ({
  dropout: "dropout 1",
  dropRate,
  layout,
});
const first = maskLayout(
  { order: [0, 2, 3, 1], atoms: freshAtoms([batch, 3, 4, 5], "channelsFirst") },
  [],
);
const last = maskLayout(
  { order: [0, 1, 2, 3], atoms: freshAtoms([batch, 4, 5, 3], "channelsLast") },
  [],
);
const logical = maskLayout(
  { order: [0, 1, 2, 3], atoms: freshAtoms([batch, 3, 4, 5], "channelsFirst") },
  [],
);

describe("dropoutMask", () => {
  it("is the same for both layouts once they lie the same way", () => {
    expect(dropoutMask(mask(first), 6, 1, 1)).toEqual(
      dropoutMask(mask(last), 6, 1, 1),
    );
  });
  it("drops canonical element (n, c, h, w) wherever it lies", () => {
    const [nhwc, nchw] = [
      dropoutMask(mask(last), 2, 1, 1),
      dropoutMask(mask(logical), 2, 1, 1),
    ];
    for (let n = 0; n < 2; n++)
      for (let c = 0; c < 3; c++)
        for (let h = 0; h < 4; h++)
          for (let w = 0; w < 5; w++)
            expect(nhwc[((n * 4 + h) * 5 + w) * 3 + c]).toBe(
              nchw[((n * 3 + c) * 4 + h) * 5 + w],
            );
  });
  it("drops what the generator's words say, counted from the first element", () => {
    const shared = { atoms: [batch, 50_001], canonical: [0, 1] };
    const values = dropoutMask(mask(shared), 1, 2 ** 32 + 5, 9);
    const [name] = nameHash("dropout 1");
    for (const i of [0, 1, 2, 3, 16_127, 16_128, 32_257, 50_000]) {
      const words = philox([i >> 2, 9, name, 0x64726f70], [5, 1]);
      expect(values[i]).toBe(
        (words[i & 3] as number) < 2 ** 30 ? 0 : Math.fround(4 / 3),
      );
    }
  });
  it("keeps the first examples when the batch grows", () => {
    const small = dropoutMask(mask(logical), 2, 1, 1);
    expect(dropoutMask(mask(logical), 5, 1, 1).slice(0, small.length)).toEqual(
      small,
    );
  });
  it("changes with seed, step and dropout", () => {
    const reference = dropoutMask(mask(logical), 4, 1, 1);
    expect(dropoutMask(mask(logical), 4, 2, 1)).not.toEqual(reference);
    expect(dropoutMask(mask(logical), 4, 1, 2)).not.toEqual(reference);
    expect(
      dropoutMask({ ...mask(logical), dropout: "dropout 2" }, 4, 1, 1),
    ).not.toEqual(reference);
  });
  it.each([0.1, 0.25, 0.5, 0.9])(
    "drops a share of %d and scales the rest",
    (dropRate) => {
      const values = dropoutMask(mask(logical, dropRate), 1000, 3, 1);
      const dropped =
        values.filter((value) => value === 0).length / values.length;
      expect(Math.abs(dropped - dropRate)).toBeLessThan(
        4 * Math.sqrt((dropRate * (1 - dropRate)) / values.length),
      );
      expect(Math.max(...values)).toBe(Math.fround(1 / (1 - dropRate)));
    },
  );
  it("drops everything at a rate of 1", () => {
    expect(
      dropoutMask(mask(logical, 1), 4, 1, 1).every((value) => value === 0),
    ).toBe(true);
  });
});
