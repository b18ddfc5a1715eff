import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Order } from "../ir/index.ts";
import { batchesOf, orderOf, stepsPerEpoch } from "./order.ts";

const buffers = fc.integer({ min: 1, max: 40 });
const orders: fc.Arbitrary<Order> = fc.oneof(
  fc.constant<Order>({ kind: "each epoch" }),
  fc.constant<Order>({ kind: "once" }),
  fc.constant<Order>({ kind: "never" }),
  buffers.map((buffer): Order => ({ kind: "queue", buffer })),
);
const runs = fc.record({
  order: orders,
  batchSize: fc.integer({ min: 1, max: 20 }),
  count: fc.integer({ min: 1, max: 90 }),
  epoch: fc.integer({ min: 0, max: 5 }),
  seed: fc.maxSafeNat(),
});
const flat = (batches: readonly Uint32Array[]) =>
  batches.flatMap((batch) => [...batch]);
const all = (count: number) => Array.from({ length: count }, (_, i) => i);
const sorted = (list: number[]) => list.toSorted((a, b) => a - b);

describe("batchesOf", () => {
  it("gives every example exactly once with `keep`", () => {
    fc.assert(
      fc.property(runs, ({ count, epoch, seed, ...plan }) => {
        const batches = batchesOf(
          { ...plan, remainder: "keep" },
          count,
          epoch,
          seed,
        );
        expect(sorted(flat(batches))).toEqual(all(count));
        for (const batch of batches.slice(0, -1))
          expect(batch.length).toBe(plan.batchSize);
      }),
    );
  });

  it("leaves out less than a batch with `drop`, and the same order else", () => {
    fc.assert(
      fc.property(runs, ({ count, epoch, seed, ...plan }) => {
        const drop = batchesOf(
          { ...plan, remainder: "drop" },
          count,
          epoch,
          seed,
        );
        const keep = batchesOf(
          { ...plan, remainder: "keep" },
          count,
          epoch,
          seed,
        );
        for (const batch of drop) expect(batch.length).toBe(plan.batchSize);
        expect(count - flat(drop).length).toBeLessThan(plan.batchSize);
        expect(flat(drop)).toEqual(flat(keep).slice(0, flat(drop).length));
      }),
    );
  });

  it("fills the last batch from the epoch's start with `wrap`", () => {
    fc.assert(
      fc.property(runs, ({ count, epoch, seed, ...plan }) => {
        const wrap = flat(
          batchesOf({ ...plan, remainder: "wrap" }, count, epoch, seed),
        );
        expect(wrap.length % plan.batchSize).toBe(0);
        expect(sorted(wrap.slice(0, count))).toEqual(all(count));
        wrap.forEach((index, i) => expect(index).toBe(wrap[i % count]));
      }),
    );
  });

  it("repeats, and says its number of steps", () => {
    fc.assert(
      fc.property(
        runs,
        fc.constantFrom("keep" as const, "drop" as const, "wrap" as const),
        ({ count, epoch, seed, ...rest }, remainder) => {
          const plan = { ...rest, remainder };
          const batches = batchesOf(plan, count, epoch, seed);
          expect(batchesOf(plan, count, epoch, seed)).toEqual(batches);
          expect(batches.length).toBe(stepsPerEpoch(plan, count));
        },
      ),
    );
  });

  it("has 782 steps with the last partial batch of 50,000 and 781 without", () => {
    expect(stepsPerEpoch({ batchSize: 64, remainder: "keep" }, 50_000)).toBe(
      782,
    );
    expect(stepsPerEpoch({ batchSize: 64, remainder: "drop" }, 50_000)).toBe(
      781,
    );
  });

  it("refuses a batch size below 1", () => {
    expect(() =>
      batchesOf(
        { batchSize: 0, remainder: "keep", order: { kind: "never" } },
        5,
        0,
        0,
      ),
    ).toThrow("Expected a batch size of at least 1. Received 0.");
  });
});

describe("orderOf", () => {
  const order = (kind: "each epoch" | "once" | "never", epoch: number) => [
    ...orderOf({ kind }, 100, epoch, 3),
  ];

  it("draws anew each epoch, once, or never", () => {
    expect(order("each epoch", 1)).not.toEqual(order("each epoch", 0));
    expect(order("once", 1)).toEqual(order("once", 0));
    expect(order("once", 0)).not.toEqual(all(100));
    expect(order("never", 1)).toEqual(all(100));
  });

  it("lets an example leave a queue at most `buffer` − 1 places early", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 80 }),
        fc.nat(),
        (buffer, count, seed) => {
          const queue = orderOf({ kind: "queue", buffer }, count, 0, seed);
          queue.forEach((index, place) =>
            expect(index - place).toBeLessThan(buffer),
          );
        },
      ),
    );
    expect([...orderOf({ kind: "queue", buffer: 1 }, 9, 0, 0)]).toEqual(all(9));
  });
});
