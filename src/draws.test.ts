// First weights: ours and the real frameworks' (draws.json), 10⁵ of each, against the law that the phrases state. Kolmogorov and Smirnov's test.
import { afterAll, describe, expect, it } from "vitest";
import { drawnWeight } from "./engines/step/initialize.ts";
import {
  cumulative,
  distribution,
  type Distribution,
  type Parameter,
} from "./ir/index.ts";
import { analyse, pythonFiles } from "./pipeline.ts";
import { nodePython } from "./python/node.ts";

/** As src/dialects/probing/draws.py writes it. */
interface Drawn {
  readonly draws: number;
  readonly constant?: number;
  readonly quantiles?: readonly number[];
  readonly gram?: { readonly scale: number; readonly error: number };
}
interface Draws {
  readonly framework: string;
  readonly version: string;
  readonly cases: readonly {
    readonly program: string;
    readonly example: {
      readonly shape: readonly number[];
      readonly dtype: "float32" | "int64" | "int32";
    };
    readonly weights: Readonly<Record<string, Drawn>>;
  }[];
}

const files = import.meta.glob<Draws>("./dialects/*/draws.json", {
  import: "default",
  eager: true,
});
const python = nodePython(pythonFiles);
afterAll(() => python.close());

/** All tests together reject a true law once in a hundred runs of new seeds; these seeds are fixed. */
const tests =
  2 *
  Object.values(files)
    .flatMap(({ cases }) => cases)
    .reduce((sum, { weights }) => sum + Object.keys(weights).length, 0);
const border = (draws: number): number =>
  Math.sqrt(-Math.log(0.01 / (2 * tests)) / 2 / draws);

/** How far a law is from sorted numbers that stand for `draws` of them, at evenly spaced ranks. */
function distance(law: Distribution, sorted: ArrayLike<number>): number {
  return Math.max(
    ...Array.from(sorted, (x, i) =>
      Math.abs(cumulative(law, x) - (i + 0.5) / sorted.length),
    ),
  );
}

const wanted = 100_000;
/** The same law drawn by us, under as many seeds as it takes. */
function ours(parameter: Parameter): Float64Array {
  const parts: number[] = [];
  for (let seed = 1; parts.length < wanted; seed++)
    for (const value of drawnWeight(parameter, seed).data) parts.push(value);
  return Float64Array.from(parts.slice(0, wanted)).sort();
}

function quantiles(sorted: Float64Array): number[] {
  return Array.from(
    { length: 1000 },
    (_, i) => sorted[Math.floor(((i + 0.5) / 1000) * sorted.length)] ?? NaN,
  );
}

/** Squared length of the rows at right angles, and the largest error. */
function gram(parameter: Parameter): { scale: number; error: number } {
  const { shape, data } = drawnWeight(parameter, 1);
  const rows = shape[0] ?? 1;
  const columns = data.length / rows;
  const wide = rows <= columns;
  const [count, length] = wide ? [rows, columns] : [columns, rows];
  const entry = (i: number, k: number): number =>
    data[wide ? i * columns + k : k * columns + i] ?? NaN;
  const dot = (a: number, b: number): number => {
    let sum = 0;
    for (let k = 0; k < length; k++) sum += entry(a, k) * entry(b, k);
    return sum;
  };
  const scale = dot(0, 0);
  let error = 0;
  for (let a = 0; a < count; a++)
    for (let b = 0; b <= a; b++)
      error = Math.max(error, Math.abs(dot(a, b) - (a === b ? scale : 0)));
  return { scale, error };
}

function check(parameter: Parameter, theirs: Drawn): void {
  const law = distribution(parameter.initializer.value, parameter.fans);
  const what = `${parameter.name} as ${JSON.stringify(law)}`;
  if (law.kind === "constant") {
    expect(theirs.constant, what).toBeCloseTo(law.value, 6);
    return;
  }
  if (law.kind === "orthogonal") {
    for (const each of [theirs.gram, gram(parameter)]) {
      expect(each?.scale, what).toBeCloseTo(law.gain ** 2, 4);
      expect(each?.error, what).toBeLessThan(1e-4);
    }
    return;
  }
  const { quantiles: given, draws } = theirs;
  if (!given) throw new Error(`Expected ${what} to be drawn at random.`);
  // A thousand quantiles tell the distance to half a step between their ranks.
  expect(distance(law, given), `the framework's ${what}`).toBeLessThan(
    border(draws) + 0.0005,
  );
  expect(distance(law, quantiles(ours(parameter))), `our ${what}`).toBeLessThan(
    border(wanted) + 0.0005,
  );
}

/** `conv2d/kernel` and `0.weight` end as our names do. */
const lastWord = (name: string): string => name.split(/[./]/).at(-1) ?? name;

describe.each(
  Object.entries(files).map(([path, file]) => [path, file] as const),
)("%s", (path, file) => {
  const dialect = path.split("/")[2] ?? "";
  it.each(file.cases.map((each) => [each.program, each] as const))(
    "%s",
    async (_program, { program, example, weights }) => {
      const [, ...rest] = example.shape;
      const column = {
        cells: [program],
        dialect,
        version: file.version,
        entry: "model",
        example: { shape: [{ batch: 1 }, ...rest], dtype: example.dtype },
      };
      const { columns } = await analyse([column], python);
      expect(columns[0]?.error ?? null).toBeNull();
      const parameters = columns[0]?.model?.parameters ?? [];
      for (const [name, theirs] of Object.entries(weights)) {
        const mine = parameters.find(
          (each) => lastWord(each.name) === lastWord(name),
        );
        if (!mine) throw new Error(`Expected a weight for ${name}.`);
        check(mine, theirs);
      }
    },
  );
});

it("tells a law that is a little off", () => {
  const [some] = Object.values(files).flatMap(({ cases }) =>
    cases.flatMap(({ weights }) =>
      Object.values(weights).filter((each) => each.quantiles),
    ),
  );
  const given = some?.quantiles ?? [];
  const most = Math.max(...given.map(Math.abs));
  const off: Distribution = {
    kind: "uniform",
    low: -most * 1.02,
    high: most * 1.02,
  };
  expect(distance(off, given)).toBeGreaterThan(border(wanted) + 0.0005);
});
