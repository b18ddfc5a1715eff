// Buffers that live at the same time never overlap in the arena.
import fc from "fast-check";
import { expect, it } from "vitest";
import { encode, layOut, type Buffer, type Call } from "./program.ts";

it("keeps what is alive apart", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 500 }), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.array(fc.array(fc.nat(11), { maxLength: 3 }), { maxLength: 15 }),
      (sizes, uses) => {
        const buffers = sizes.map((bytes): Buffer => ({
          bytes,
          address: null,
        }));
        const calls = uses.map((used): Call => ({
          operation: "fill",
          args: used.flatMap((i) => {
            const buffer = buffers[i];
            return buffer ? [{ buffer, offset: 0 }] : [];
          }),
        }));
        const kept = buffers[0] as Buffer;
        const { offsets, bytes } = layOut(calls, new Set([kept]));
        const lives = (buffer: Buffer): number[] =>
          calls.flatMap(({ args }, at) =>
            args.some((arg) => typeof arg !== "number" && arg.buffer === buffer)
              ? [at]
              : [],
          );
        const span = (buffer: Buffer): [number, number] =>
          buffer === kept
            ? [-1, calls.length]
            : [Math.min(...lives(buffer)), Math.max(...lives(buffer))];
        const placed = [...offsets.keys()];
        for (const a of placed)
          for (const b of placed) {
            const [[a0, a1], [b0, b1]] = [span(a), span(b)];
            if (a === b || a1 < b0 || b1 < a0) continue;
            const [from, other] = [offsets.get(a)!, offsets.get(b)!];
            const apart = from + a.bytes <= other || other + b.bytes <= from;
            expect(apart).toBe(true);
          }
        for (const a of placed)
          expect(offsets.get(a)! + a.bytes).toBeLessThanOrEqual(bytes);
      },
    ),
  );
});

it("writes addresses where the arena is", () => {
  const [a, b]: [Buffer, Buffer] = [
    { bytes: 8, address: null },
    { bytes: 4, address: 4096 },
  ];
  const calls: Call[] = [
    {
      operation: "fill",
      args: [{ buffer: a, offset: 1 }, 2, { buffer: b, offset: 3 }],
    },
  ];
  const words = encode(calls, layOut(calls, new Set()), 1024);
  expect([...words]).toEqual([2, 3, 1028, 2, 4108, 0]);
});
