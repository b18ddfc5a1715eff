import { describe, expect, it } from "vitest";
import { nameHash, RandomStream } from "./random.ts";

describe("RandomStream", () => {
  it("repeats itself for a seed and a name, and for no other", () => {
    const draw = (seed: number, name: string): number[] => {
      const stream = new RandomStream(seed, name);
      return Array.from({ length: 9 }, () => stream.bits());
    };
    expect(draw(1, "a")).toEqual(draw(1, "a"));
    expect(draw(1, "a")).not.toEqual(draw(2, "a"));
    expect(draw(1, "a")).not.toEqual(draw(1, "b"));
    expect(draw(2 ** 40, "a")).not.toEqual(draw(0, "a"));
  });
  it("never gives the same block twice", () => {
    const stream = new RandomStream(3, "x");
    const drawn = Array.from({ length: 4000 }, () => stream.bits());
    expect(new Set(drawn).size).toBeGreaterThan(3990);
  });
  it("tells names apart", () => {
    expect(nameHash("conv1.weight")).not.toEqual(nameHash("conv2.weight"));
  });
});
