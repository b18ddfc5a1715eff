// The reference says what it misses, and its twin differs by exactly one ulp.
import { describe, expect, it } from "vitest";
import { batch } from "../../ir/shape.ts";
import { GraphBuilder } from "../step/builder.ts";
import { runReference } from "./run.ts";
import { nextFloat32, twinState } from "./train.ts";

describe("runReference", () => {
  const graph = new GraphBuilder();
  const x = graph.input("x", [batch, 2]);
  const built = graph.finish([], [], { mean: graph.mean(x) });

  it("divides by the batch that came", () => {
    const mean = (size: number, x: number[]): number | undefined =>
      runReference(built, size, { x }).outputs["mean"]?.data[0];
    expect(mean(1, [1, 3])).toBe(2);
    expect(mean(3, [1, 3, 1, 3, 4, 6])).toBe(3);
  });
  it("names an input that is missing or of another size", () => {
    expect(() => runReference(built, 1, { z: [1, 2] })).toThrow(
      "the input x. Received z",
    );
    expect(() => runReference(built, 2, { x: [1, 2] })).toThrow(
      "Expected 4 numbers for x",
    );
  });
  it("refuses an index outside the table", () => {
    const table = new GraphBuilder();
    const rows = table.emit("gather", {}, [
      table.constant([1, 2], [2, 1]),
      table.input("i", [1], "int32"),
    ]);
    const lookup = table.finish([], [], { rows });
    expect(() => runReference(lookup, 1, { i: [2] })).toThrow(
      "indices from 0 to 1. Received 2",
    );
  });
});

describe("the twin", () => {
  it("is one float32 further from zero in one place", () => {
    expect(nextFloat32(1)).toBe(1 + 2 ** -23);
    expect(nextFloat32(-1)).toBe(-1 - 2 ** -23);
    const state = { w: Float64Array.of(1, 2) };
    const twin = twinState(state, "w", 1);
    expect([...(twin["w"] ?? [])]).toEqual([1, 2 + 2 ** -22]);
    expect([...state.w]).toEqual([1, 2]);
    expect(() => twinState(state, "v", 0)).toThrow("element 0 of the state v");
  });
});
