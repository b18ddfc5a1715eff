// Drawn weights follow their law: Kolmogorov and Smirnov's test with fixed seeds.
import { describe, expect, it } from "vitest";
import {
  cutNormal,
  truncatedUnitStd,
  type Distribution,
} from "../../ir/initializers/initializer.ts";
import { drawn } from "./initialize.ts";
import { RandomStream } from "./random.ts";
import { erf } from "./specialFunctions.ts";

const normalCdf = (x: number): number => (1 + erf(x * Math.SQRT1_2)) / 2;
const n = 20000;
const sample = (law: Distribution, seed: number): number[] =>
  [...drawn(law, [n], new RandomStream(seed, "w"))].sort((a, b) => a - b);

/** The largest distance between the sample's distribution and the law's; below 1.63 / √n with probability 0.99. */
function distance(
  sorted: readonly number[],
  cdf: (x: number) => number,
): number {
  return Math.max(
    ...sorted.map((x, i) =>
      Math.max(Math.abs(cdf(x) - i / n), Math.abs(cdf(x) - (i + 1) / n)),
    ),
  );
}
const border = 1.63 / Math.sqrt(n);

describe("drawn weights", () => {
  it("are uniform", () => {
    const values = sample({ kind: "uniform", low: -0.2, high: 0.3 }, 1);
    expect(distance(values, (x) => (x + 0.2) / 0.5)).toBeLessThan(border);
    expect(values[0]).toBeGreaterThanOrEqual(-0.2);
    expect(values.at(-1)).toBeLessThan(0.3);
  });
  it("are normal", () => {
    const values = sample({ kind: "normal", mean: 0.5, std: 2 }, 2);
    expect(distance(values, (x) => normalCdf((x - 0.5) / 2))).toBeLessThan(
      border,
    );
  });
  it("are normal within two deviations", () => {
    const values = sample(cutNormal(1, 0.5), 3);
    const inside = normalCdf(2) - normalCdf(-2);
    expect(
      distance(
        values,
        (x) => (normalCdf((x - 1) / 0.5) - normalCdf(-2)) / inside,
      ),
    ).toBeLessThan(border);
    expect(values[0]).toBeGreaterThanOrEqual(0);
    expect(values.at(-1)).toBeLessThanOrEqual(2);
    const deviation = Math.sqrt(
      values.reduce((sum, x) => sum + (x - 1) ** 2, 0) / n,
    );
    expect(deviation).toBeCloseTo(0.5 * truncatedUnitStd, 2);
  });
  it("would be told from a law a little off", () => {
    const values = sample({ kind: "normal", mean: 0, std: 1 }, 4);
    expect(distance(values, (x) => normalCdf(x / 1.1))).toBeGreaterThan(border);
  });
  it.each([[[6, 4]], [[4, 6]], [[8, 2, 3, 3]]])(
    "are orthogonal for shape %j",
    (shape) => {
      const q = drawn(
        { kind: "orthogonal", gain: 3 },
        shape,
        new RandomStream(5, "w"),
      );
      const [rows, columns] = [shape[0] ?? 0, q.length / (shape[0] ?? 1)];
      const wide = rows <= columns;
      const entry = (vector: number, i: number): number =>
        q[wide ? vector * columns + i : i * columns + vector] ?? NaN;
      for (let a = 0; a < Math.min(rows, columns); a++)
        for (let b = 0; b <= a; b++) {
          let dot = 0;
          for (let i = 0; i < Math.max(rows, columns); i++)
            dot += entry(a, i) * entry(b, i);
          expect(dot).toBeCloseTo(a === b ? 9 : 0, 12);
        }
    },
  );
  it("are the identity, a constant, or refused when only the program knows them", () => {
    const stream = new RandomStream(6, "w");
    expect([...drawn({ kind: "identity", gain: 2 }, [2, 3], stream)]).toEqual([
      2, 0, 0, 0, 2, 0,
    ]);
    expect([...drawn({ kind: "constant", value: 0.1 }, [2], stream)]).toEqual([
      0.1, 0.1,
    ]);
    expect(() =>
      drawn({ kind: "given", what: "numpy array" }, [2], stream),
    ).toThrow("numpy array");
  });
});
