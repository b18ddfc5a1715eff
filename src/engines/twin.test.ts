// The twin differs in one weight by one ulp; curves are compared where batches are equal.
import { expect, it } from "vitest";
import { deviation, ulpTwin } from "./twin.ts";

it("changes exactly one weight, by one unit in the last place", () => {
  const weights = Float32Array.of(0, 1, -0.5);
  const twin = ulpTwin({ "weight:k": weights }, "weight:k")["weight:k"];
  expect([...(twin ?? [])]).toEqual([0, 1 + 2 ** -23, -0.5]);
  expect([...weights]).toEqual([0, 1, -0.5]);
});

it("compares steps of equal batches only", () => {
  const point = (batch: number, examples: number, loss: number) => ({
    epoch: 1,
    batch,
    examples,
    loss,
  });
  const left = [point(0, 64, 2), point(1, 64, 1.5), point(2, 16, 9)];
  const right = [point(0, 64, 2.25), point(1, 64, 1.5)];
  expect(deviation(left, right)).toEqual({ largest: 0.25, compared: 2 });
});
