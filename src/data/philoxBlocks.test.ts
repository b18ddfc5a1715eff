// Numbers and masks in bulk are the numbers of single blocks, by either way of making them.
import { describe, expect, it } from "vitest";
import { philox } from "./philox.ts";
import { bulkPhilox, plainPhilox } from "./philoxBlocks.ts";
import { blocksPerCall, vectorBlocks } from "./philoxWasm.ts";

const key = [0xfedcba98, 0x12345678] as const;
const counter = [7, 1, 0xffffffff, 3] as const;
const lengths = [
  1,
  4,
  15,
  16,
  17,
  250,
  4 * blocksPerCall,
  4 * blocksPerCall + 9,
];
/** The words of single blocks. */
const single = (length: number): number[] =>
  Array.from({ length: Math.ceil(length / 4) }, (_, block) =>
    philox([7 + block, 1, 0xffffffff, 3], key),
  )
    .flat()
    .slice(0, length);

describe.each([
  ["by vectors", bulkPhilox()],
  ["block by block", plainPhilox],
])("%s", (_, bulk) => {
  it.each(lengths)("fills %d places with words", (length) => {
    const out = new Uint32Array(length);
    bulk.words(out, counter, key);
    expect([...out]).toEqual(single(length));
  });
  it.each(lengths)("fills %d places of a mask", (length) => {
    const words = single(length);
    // One of the words itself is the border: it is kept.
    for (const least of [0, words[0] as number, 2 ** 31, 2 ** 32 - 1]) {
      const out = new Float32Array(length);
      bulk.mask(out, counter, key, least, 1.25);
      expect([...out]).toEqual(words.map((word) => (word < least ? 0 : 1.25)));
    }
  });
  it("goes on from the largest counter with zero", () => {
    const out = new Uint32Array(12);
    bulk.words(out, [0xfffffffe, 0, 0, 0], [1, 2]);
    expect([...out.subarray(8)]).toEqual(philox([0, 0, 0, 0], [1, 2]));
  });
});

it("finds vector instructions under Node", () => {
  expect(vectorBlocks()).not.toBeNull();
  expect(bulkPhilox()).not.toBe(plainPhilox);
});
