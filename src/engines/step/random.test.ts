// The generator against the known answers of its authors (Random123, examples/kat_vectors: philox4x32 with 10 rounds).
import { describe, expect, it } from "vitest";
import { nameHash, philox, RandomStream } from "./random.ts";

const hex = (numbers: readonly number[]): string =>
  numbers.map((n) => n.toString(16).padStart(8, "0")).join(" ");

describe("philox", () => {
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
