// Slices keep what Python's keep: JavaScript's own arrays cut alike, and every n-th of what they keep remains.
import fc from "fast-check";
import { expect, it } from "vitest";
import { batch } from "../ir/index.ts";
import { slicedRange } from "./indexing.ts";

it("keeps what a list sliced so keeps", () => {
  const bound = fc.option(fc.integer({ min: -12, max: 12 }));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      bound,
      bound,
      fc.option(fc.integer({ min: 1, max: 4 })),
      (n, from, to, by) => {
        const all = Array.from({ length: n }, (_, i) => i);
        const { start, stop, step } = slicedRange([from, to, by], n);
        const ours = all.filter(
          (i) => i >= start && i < (stop ?? n) && (i - start) % step === 0,
        );
        const list = all.slice(from ?? 0, to ?? n);
        expect(ours).toEqual(list.filter((_, i) => i % (by ?? 1) === 0));
      },
    ),
  );
});

it("walks backward over whole axes only", () => {
  expect(slicedRange([null, null, -1], 5)).toEqual({
    start: 0,
    stop: null,
    step: -1,
  });
  expect(() => slicedRange([4, 1, -1], 5)).toThrow(
    "Expected a slice that walks forward, or the whole axis backward.",
  );
});

it("leaves the batch whole", () => {
  expect(slicedRange([0, null, null], { batch: 1 })).toEqual({
    start: 0,
    stop: null,
    step: 1,
  });
  expect(() => slicedRange([0, 4, null], batch)).toThrow(
    "Expected an index to leave the batch whole. Received 0:4: on the batch axis.",
  );
});
