// Learning rates of 50 updates as the real frameworks printed them (scripts/goldens), beside those of the programs as we read them.
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { rateAt } from "./ir/index.ts";
import { analyse, pythonFiles } from "./pipeline.ts";
import { nodePython } from "./python/node.ts";

interface Golden {
  readonly versions: Readonly<Record<string, string>>;
  readonly cases: readonly {
    readonly name: string;
    readonly program: string;
    readonly rates: readonly number[];
  }[];
}

const python = nodePython(pythonFiles);
afterAll(() => python.close());

/** Epochs of five batches of four examples. */
const momentOf = (i: number) => ({
  step: i + 1,
  epoch: Math.floor(i / 5) + 1,
  examples: 4 * i,
});

/** Keras works its schedules out in single precision, even where it holds doubles. */
const tolerances = { pytorchSchedules: 1e-11, kerasSchedules: 2e-6 } as const;

describe.each(Object.entries(tolerances))("%s", (file, tolerance) => {
  const { cases } = JSON.parse(
    readFileSync(
      new URL(`./engines/step/goldens/${file}.json`, import.meta.url),
      "utf8",
    ),
  ) as Golden;
  it.each(cases.map((each) => [each.name, each] as const))(
    "%s",
    async (_name, { program, rates }) => {
      const column = { cells: [program] };
      const { columns } = await analyse([column, column], python);
      const [read] = columns;
      expect(read?.error ?? null).toBeNull();
      const rate = read?.model?.optimizer?.options.learningRate.value;
      if (rate === undefined) throw new Error("Expected an optimiser.");
      expect(rates.length).toBe(50);
      rates.forEach((expected, i) => {
        const ours = rateAt(rate, momentOf(i));
        expect(
          Math.abs(ours - expected),
          `update ${i + 1}: ours ${ours}, the framework ${expected}`,
        ).toBeLessThanOrEqual(tolerance * Math.max(1e-3, expected));
      });
    },
  );
});
