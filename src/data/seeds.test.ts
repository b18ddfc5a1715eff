import { describe, expect, it } from "vitest";
import { permutation, randomStream } from "./seeds.ts";

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
