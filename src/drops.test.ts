// Dropout: what the real frameworks drop of a hundred thousand ones (drops.json), what the phrases say of the same program, and what our engine drops.
import { afterAll, describe, expect, it } from "vitest";
import { answerOf } from "./engines/reference/answers.ts";
import type { Model, OptionsOf } from "./ir/index.ts";
import { analyse, pythonFiles } from "./pipeline.ts";
import { nodePython } from "./python/node.ts";

/** As src/dialects/probing/drops.py writes it. */
interface Dropped {
  readonly program: string;
  readonly shape: readonly number[];
  readonly draws: number;
  /** The share of ones that became zero while it trained. */
  readonly dropped: number;
  /** What became of ones, ascending. */
  readonly values: readonly number[];
  /** The share of channels whose places all became the same. */
  readonly wholeChannels: number;
  readonly evaluation: readonly number[];
}
interface Drops {
  readonly framework: string;
  readonly version: string;
  readonly cases: readonly Dropped[];
}

const files = import.meta.glob<Drops>("./dialects/*/drops.json", {
  import: "default",
  eager: true,
});
const python = nodePython(pythonFiles);
afterAll(() => python.close());

async function read(
  dialect: string,
  version: string,
  { program, shape }: Dropped,
): Promise<Model> {
  const column = {
    cells: [program],
    dialect,
    version,
    entry: "model",
    example: {
      shape: [{ batch: 1 }, ...shape.slice(1)],
      dtype: "float32" as const,
    },
  };
  const { columns } = await analyse([column], python);
  expect(columns[0]?.error ?? null).toBeNull();
  return columns[0]!.model!;
}

/** What a run of ours leaves of as many ones. */
function ours(
  model: Model,
  shape: readonly number[],
  mode: "training" | "evaluation",
): Float64Array {
  const count = shape.reduce((product, n) => product * n, 1);
  const { output } = answerOf(model, {
    inputs: [new Float64Array(count).fill(1)],
    batchSize: shape[0]!,
    weights: [],
    mode,
    cotangent: (size) => Array<number>(size).fill(1),
  });
  return Float64Array.from(output.data);
}

/** Five standard deviations of a share of so many independent draws. */
const room = (rate: number, draws: number): number =>
  5 * Math.sqrt((rate * (1 - rate)) / draws);

const shareOf = (data: Float64Array): number =>
  data.filter((n) => n === 0).length / data.length;

describe.each(
  Object.entries(files).map(([path, file]) => [path, file] as const),
)("%s", (path, { version, cases }) => {
  const dialect = path.split("/")[2] ?? "";
  it.each(cases.map((each) => [each.program, each] as const))(
    "%s",
    async (_program, theirs) => {
      const model = await read(dialect, version, theirs);
      const node = model.nodes.find(({ op }) => op === "dropout");
      const said = Object.fromEntries(
        Object.entries(node?.options ?? {}).map(([key, { value }]) => [
          key,
          value as unknown,
        ]),
      ) as unknown as OptionsOf<"dropout">;
      const whole = said.granularity === "channel";
      const places = 25;
      const draws = theirs.draws / (whole ? places : 1);
      const kept = 1 / (1 - said.dropRate);
      expect(said.activeIn).toBe("training");
      expect(Math.abs(theirs.dropped - said.dropRate)).toBeLessThan(
        room(said.dropRate, draws),
      );
      expect(theirs.values).toHaveLength(2);
      expect(theirs.values[0]).toBe(0);
      expect(theirs.values[1]).toBeCloseTo(kept, 4);
      expect(theirs.evaluation).toEqual([1]);
      if (whole) expect(theirs.wholeChannels).toBe(1);
      else expect(theirs.wholeChannels).toBeLessThan(0.02);

      const own = ours(model, theirs.shape, "training");
      expect(Math.abs(shareOf(own) - said.dropRate)).toBeLessThan(
        room(said.dropRate, draws),
      );
      expect(new Set(own.map((n) => Number(n.toPrecision(6)))).size).toBe(2);
      expect(Math.max(...own)).toBeCloseTo(kept, 6);
      expect(new Set(ours(model, theirs.shape, "evaluation"))).toEqual(
        new Set([1]),
      );
    },
  );
});
