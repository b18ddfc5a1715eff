// Weights taken apart and joined again are the same to the bit, however their parts lie.
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  coverage,
  joinParts,
  partShape,
  takePart,
  wholePart,
  type Part,
} from "./part.ts";
import type { Codec, Weight } from "./weights.ts";

const counted = (shape: readonly number[]): Weight => ({
  shape,
  data: Float32Array.from(
    { length: shape.reduce((product, n) => product * n, 1) },
    (_, i) => i - 3,
  ),
});

const codecs = (size: readonly number[]): Codec[] => [
  [],
  [{ step: "permute", axes: [1, 0] }],
  [{ step: "negate" }],
  [
    { step: "flip", axes: [0] },
    { step: "reshape", from: size, to: [(size[0] ?? 1) * (size[1] ?? 1)] },
  ],
];

/** Blocks below one another, or alternating row by row, each turned in its own way. */
const tilings = fc
  .record({
    gates: fc.integer({ min: 1, max: 4 }),
    units: fc.integer({ min: 1, max: 3 }),
    columns: fc.integer({ min: 1, max: 3 }),
    interleaved: fc.boolean(),
    turns: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
  })
  .map(({ gates, units, columns, interleaved, turns }) => ({
    shape: [gates * units, columns],
    parts: Array.from({ length: gates }, (_, gate): Part => {
      const size = [units, columns];
      return {
        start: [interleaved ? gate : gate * units, 0],
        size,
        steps: codecs(size)[turns[gate] ?? 0] ?? [],
        ...(interleaved && { every: [gates, 1] }),
      };
    }),
  }));

it("joins what it takes apart", () => {
  fc.assert(
    fc.property(tilings, ({ shape, parts }) => {
      const weight = counted(shape);
      const pieces = parts.map((part) => ({
        part,
        role: takePart(weight, part),
      }));
      pieces.forEach(({ part, role }) =>
        expect(role.shape).toEqual(partShape(part)),
      );
      expect(joinParts(shape, pieces)).toEqual(weight);
      expect([...coverage(shape, parts)].every((times) => times === 1)).toBe(
        true,
      );
    }),
  );
});

it("adds roles put at one place, and leaves 0 where there are none", () => {
  const half: Part = { start: [0], size: [2], steps: [] };
  const role = counted([2]);
  const joined = joinParts(
    [3],
    [
      { part: half, role },
      { part: half, role },
    ],
  );
  expect([...joined.data]).toEqual([-6, -4, 0]);
  expect([...joinParts([2], []).data]).toEqual([0, 0]);
});

it("tells overlaps", () => {
  expect([
    ...coverage([3], [wholePart([3]), { start: [1], size: [1], steps: [] }]),
  ]).toEqual([1, 2, 1]);
});

it("refuses a block outside its weight", () => {
  const part: Part = { start: [2], size: [2], steps: [] };
  expect(() => takePart(counted([3]), part)).toThrow(
    "Expected a block of a weight of shape (3). Received one from (2) of size (2).",
  );
});
