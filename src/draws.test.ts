// First weights: ours and the real frameworks' (draws.json), 10⁵ of each, against the law that the phrases state. Kolmogorov and Smirnov's test.
import { afterAll, describe, expect, it } from "vitest";
import type { Dialect } from "./dialects/dialect.ts";
import { dialects } from "./dialects/index.ts";
import type { Phrase } from "./dialects/phrase.ts";
import { parseSignature } from "./dialects/signature.ts";
import { atVersion } from "./dialects/version.ts";
import { drawnWeight } from "./engines/step/initialize.ts";
import {
  cumulative,
  distribution,
  type Distribution,
  type Model,
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
  /** Parts along the first axis that start each by a law of its own. */
  readonly blocks?: readonly (Drawn & { readonly size: number })[];
}
interface DrawnCase {
  readonly program: string;
  /** Absent where the program itself calls its model. */
  readonly example?: {
    readonly shape: readonly number[];
    readonly dtype: "float32" | "int64" | "int32";
  };
  readonly weights: Readonly<Record<string, Drawn>>;
}
interface Draws {
  readonly framework: string;
  readonly version: string;
  /** Calls that make weights and could not be run, with the reason. */
  readonly undrawn?: Readonly<Record<string, string>>;
  readonly cases: readonly DrawnCase[];
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
interface Numbers {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}
/** What one seed draws. */
type Source = (seed: number) => Numbers;

/** The same law drawn by us, under as many seeds as it takes. */
function ours(source: Source): Float64Array {
  const parts: number[] = [];
  for (let seed = 1; parts.length < wanted; seed++)
    for (const value of Array.from(source(seed).data)) parts.push(value);
  return Float64Array.from(parts.slice(0, wanted)).sort();
}

function quantiles(sorted: Float64Array): number[] {
  return Array.from(
    { length: 1000 },
    (_, i) => sorted[Math.floor(((i + 0.5) / 1000) * sorted.length)] ?? NaN,
  );
}

/** Squared length of the rows at right angles, and the largest error. */
function gram({ shape, data }: Numbers): { scale: number; error: number } {
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

function checkLaw(
  name: string,
  law: Distribution,
  theirs: Drawn,
  source: Source,
): void {
  const what = `${name} as ${JSON.stringify(law)}`;
  if (law.kind === "blocks") {
    checkBlocks(name, law, theirs, source);
    return;
  }
  if (law.kind === "constant") {
    expect(theirs.constant, what).toBeCloseTo(law.value, 6);
    return;
  }
  if (law.kind === "orthogonal") {
    for (const each of [theirs.gram, gram(source(1))]) {
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
  expect(distance(law, quantiles(ours(source))), `our ${what}`).toBeLessThan(
    border(wanted) + 0.0005,
  );
}

/** Blocks along the first axis: the framework's may be smaller than those that we tell apart. */
function checkBlocks(
  name: string,
  law: Extract<Distribution, { kind: "blocks" }>,
  theirs: Drawn,
  source: Source,
): void {
  expect(law.axis, `${name}: blocks along the first axis`).toBe(0);
  let [start, end, index] = [0, law.blocks[0]?.size ?? 0, 0];
  for (const [i, block] of (theirs.blocks ?? []).entries()) {
    while (start >= end) end += law.blocks[++index]?.size ?? Infinity;
    const from = start;
    start += block.size;
    expect(start, `${name}, block ${i + 1}`).toBeLessThanOrEqual(end);
    checkLaw(`${name}, block ${i + 1}`, law.blocks[index]!.law, block, (seed) =>
      rows(source(seed), from, start),
    );
  }
  expect(start, `${name}: all of its blocks`).toBe(end);
}

function rows({ shape, data }: Numbers, from: number, to: number): Numbers {
  const [all = 1, ...rest] = shape;
  const width = data.length / all;
  return {
    shape: [to - from, ...rest],
    data: Array.from(data).slice(from * width, to * width),
  };
}

function check(parameter: Parameter, theirs: Drawn): void {
  checkLaw(
    parameter.name,
    distribution(parameter.initializer.value, parameter.fans),
    theirs,
    (seed) => drawnWeight(parameter, seed),
  );
}

const words = (name: string): readonly string[] =>
  name.split(/[./]/).toReversed();

/** `conv2d/kernel` and `0.weight` end as our names do; the more words, the better. Of equal names each is taken once, in order. */
function named(
  parameters: readonly Parameter[],
  name: string,
  taken: ReadonlySet<Parameter>,
): Parameter | undefined {
  const wordsAlike = ({ name: ours }: Parameter): number => {
    const [a, b] = [words(ours), words(name)];
    const apart = b.findIndex((word, i) => a[i] !== word);
    return apart < 0 ? b.length : apart;
  };
  return parameters
    .filter((each) => !taken.has(each) && wordsAlike(each) > 0)
    .toSorted((a, b) => wordsAlike(b) - wordsAlike(a))[0];
}

const kept = new Map<DrawnCase, Promise<Model>>();
/** What we read in a case's program. */
function modelOf(file: Draws, dialect: string, each: DrawnCase) {
  const found = kept.get(each) ?? read(file, dialect, each);
  kept.set(each, found);
  return found;
}
async function read(
  { version }: Draws,
  dialect: string,
  { program, example }: DrawnCase,
): Promise<Model> {
  const [, ...rest] = example?.shape ?? [];
  const column = {
    cells: [program],
    dialect,
    version,
    ...(example && {
      entry: "model",
      example: { shape: [{ batch: 1 }, ...rest], dtype: example.dtype },
    }),
  };
  const { columns } = await analyse([column], python);
  const error = columns[0]?.error;
  if (error || !columns[0]?.model)
    throw new Error(`${program}\n${error?.message ?? "makes no model"}`);
  return columns[0].model;
}

const idOf = (path: string): string => path.split("/")[2] ?? "";

describe.each(
  Object.entries(files).map(([path, file]) => [path, file] as const),
)("%s", (path, file) => {
  it.each(file.cases.map((each) => [each.program, each] as const))(
    "%s",
    async (_program, each) => {
      const { parameters } = await modelOf(file, idOf(path), each);
      const taken = new Set<Parameter>();
      for (const [name, theirs] of Object.entries(each.weights)) {
        const mine = named(parameters, name, taken);
        if (!mine)
          throw new Error(
            `Expected a weight for ${name}. Received ${parameters.map((one) => one.name).join(", ")}.`,
          );
        taken.add(mine);
        check(mine, theirs);
      }
    },
  );
});

/** Whether a call is handed its weights, as torch.nn.functional.conv2d is: how they begin is said elsewhere. A `bias` may be a flag. */
function isHanded(each: Phrase, version: string): boolean {
  const [kernel] = weightsIn(each);
  return parseSignature(atVersion(each.signature, version)).some(
    ({ name }) => name === kernel,
  );
}
const weightsIn = (each: Phrase): readonly string[] =>
  [...Object.values(each.weights ?? {}), ...(each.joined ?? [])].map(
    ({ parameter }) => parameter,
  );

/** The calls whose first weights must be seen: those that make weights, each; of an op that is handed all its weights, one. */
function layerKinds(dialect: Dialect): readonly (readonly string[])[] {
  const weighted = dialect.phrases.filter((each) => weightsIn(each).length > 0);
  return [...new Set(weighted.map(({ op }) => op))].flatMap((op) => {
    const all = weighted.filter((each) => each.op === op);
    const making = all.filter(
      (each) => !isHanded(each, dialect.versions[0] ?? ""),
    );
    const calls = (phrases: readonly Phrase[]) =>
      phrases.flatMap((each) => each.calls);
    return making.length > 0
      ? calls(making).map((call) => [call])
      : [calls(all)];
  });
}

describe.each(dialects.map((dialect) => [dialect.id, dialect] as const))(
  "the draws of %s",
  (id, dialect) => {
    const file = files[`./dialects/${id}/draws.json`];
    it("are there, as the framework made them", () => {
      expect(file, toAdd(id)).toBeDefined();
    });
    it("hold every kind of layer that has weights", async () => {
      if (!file) return;
      const models = await Promise.all(
        file.cases.map((each) => modelOf(file, id, each)),
      );
      const seen = new Set([
        ...Object.keys(file.undrawn ?? {}),
        ...models.flatMap(({ nodes }) => nodes.map(({ call }) => call)),
      ]);
      const missing = layerKinds(dialect).filter(
        (calls) => !calls.some((call) => seen.has(call)),
      );
      expect(
        missing.map((calls) => calls.join(" or ")),
        `Add a program with each to src/dialects/${id}/probeDraws and run it anew.`,
      ).toEqual([]);
    });
  },
);

const toAdd = (id: string): string =>
  `src/dialects/${id}/draws.json is what src/dialects/${id}/probeDraws.py prints under the real framework: one program for every kind of layer with weights, and one for every initialiser. src/dialects/probing/README.md says how; src/dialects/pytorch/probeDraws.py is one.`;

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
