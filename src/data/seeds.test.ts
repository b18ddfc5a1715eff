import { describe, expect, it } from "vitest";
import { permutation, philox, randomStream } from "./seeds.ts";

const hex = (words: readonly number[]) =>
  words.map((word) => word.toString(16).padStart(8, "0")).join(" ");

describe("philox", () => {
  // The known answers of the authors' own library Random123 (kat_vectors).
  it("gives the known answers", () => {
    expect(hex(philox([0, 0, 0, 0], [0, 0]))).toBe(
      "6627e8d5 e169c58d bc57ac4c 9b00dbd8",
    );
    const ones = 0xffffffff;
    expect(hex(philox([ones, ones, ones, ones], [ones, ones]))).toBe(
      "408f276d 41c83b0e a20bc7c6 6d5451fd",
    );
    expect(
      hex(
        philox(
          [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
          [0xa4093822, 0x299f31d0],
        ),
      ),
    ).toBe("d16cfe09 94fdcceb 5001e420 24126ea1");
  });
});

describe("randomStream", () => {
  const draws = (seed: number, index: number) => {
    const stream = randomStream(seed, "order", index);
    return Array.from({ length: 9 }, () => stream.uint32());
  };

  it("repeats for the same seed, purpose and index and for no other", () => {
    expect(draws(7, 2)).toEqual(draws(7, 2));
    expect(draws(7, 2)).not.toEqual(draws(7, 3));
    expect(draws(7, 2)).not.toEqual(draws(8, 2));
    expect(draws(2 ** 32, 0)).not.toEqual(draws(0, 0));
    expect(randomStream(7, "queue", 2).uint32()).not.toBe(draws(7, 2)[0]);
  });

  it("draws normal numbers of mean 0 and variance 1", () => {
    const stream = randomStream(1, "noise");
    const sample = Array.from({ length: 20_000 }, () => stream.normal());
    const mean = sample.reduce((sum, x) => sum + x, 0) / sample.length;
    const variance =
      sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / sample.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  });

  it("refuses a seed that is no whole number", () => {
    expect(() => randomStream(-1, "order")).toThrow(/Received -1/);
  });
});

describe("permutation", () => {
  it("makes every order of three about equally often", () => {
    const seen = new Map<string, number>();
    for (let index = 0; index < 6000; index++) {
      const order = permutation(3, randomStream(0, "order", index)).join();
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const count of seen.values())
      expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
