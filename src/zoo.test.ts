// Programs as people write them, held to what the real frameworks made of them (scripts/zoo says how).
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { dialects } from "./dialects/index.ts";
import { stream } from "./engines/reference/fill.ts";
import {
  momentOf,
  neutralWeights,
  runStep,
  stateFrom,
} from "./engines/reference/train.ts";
import { nodeAt, type StepGraph } from "./engines/step/graph.ts";
import { drawnWeight } from "./engines/step/initialize.ts";
import { lower, type LowerOptions } from "./engines/step/lower.ts";
import { fromStep } from "./engines/step/storage.ts";
import { pack, unpack, type Model, type Parameter } from "./ir/index.ts";
import { analyse, pythonFiles } from "./pipeline.ts";
import { nodePython } from "./python/node.ts";

interface Fed {
  readonly shape: readonly number[];
  readonly dtype: "float32" | "int";
  readonly data?: readonly number[];
}
interface GoldenParameter {
  readonly name: string;
  readonly shape: readonly number[];
  readonly trainable: boolean;
  readonly state: boolean;
  /** Mean, standard deviation, least and largest at birth. */
  readonly born: readonly [number, number, number, number];
}
type Summary = readonly [norm: number, projection: number];
interface Golden {
  readonly parameters?: readonly GoldenParameter[];
  readonly inputs?: readonly Fed[];
  readonly targets: readonly Fed[];
  readonly evaluation?: readonly { shape: number[]; data: number[] }[];
  /** The names of the weights that PyTorch's optimiser was given. */
  readonly given?: readonly string[];
  /** Absent where the framework tells no loss: MXNet's output operators give gradients alone. */
  readonly loss?: number;
  readonly gradients: Readonly<
    Record<string, readonly [...Summary, least: number]>
  >;
  readonly moved: Readonly<Record<string, Summary>>;
  readonly optimizer: Readonly<Record<string, unknown>>;
}

const folder = "scripts/zoo";
/** What a dialect's folder says of some of its programs, by `dialect/program.py`. */
function said(name: "refused" | "apart"): Readonly<Record<string, string>> {
  const entries = dialects.flatMap(({ id }) => {
    const file = `${folder}/${id}/${name}.json`;
    if (!existsSync(file)) return [];
    const own = JSON.parse(readFileSync(file, "utf8")) as Record<
      string,
      string
    >;
    return Object.entries(own).map(
      ([program, text]) => [`${id}/${program}`, text] as const,
    );
  });
  return Object.fromEntries(entries);
}
const refused = said("refused");
const apart = said("apart");
const programs = dialects.flatMap(({ id }) =>
  existsSync(`${folder}/${id}`)
    ? readdirSync(`${folder}/${id}`)
        .filter((name) => /\.(py|js)$/.test(name))
        .map((name) => `${id}/${name}`)
    : [],
);
const python = nodePython(pythonFiles);
afterAll(() => python.close());

async function read(program: string) {
  const source = readFileSync(`${folder}/${program}`, "utf8");
  const column = { cells: [source] };
  const { columns } = await analyse([column, column], python);
  return columns[0]!;
}

/** Keras's `tower/conv2d/kernel` stands here as `conv2d.kernel`. */
const lastWords = (name: string): string => name.split("/").slice(-2).join(".");

/** MXNet's `fc1_weight` stands here as `fc1.weight`, or as `lstm.lstm_i2h_weight` where several belong to one cell. */
const spellings = (name: string): readonly string[] => [
  name,
  name.replaceAll(".", "_"),
  name.split(".").at(-1) ?? name,
];

/** Each of our weights beside the framework's: by name, or in order where the names are not told apart. */
function paired(
  model: Model,
  golden: Golden,
): [Parameter, GoldenParameter, number][] {
  const theirs = golden.parameters ?? [];
  const ours = new Map(
    model.parameters.flatMap((each) =>
      spellings(each.name).map((name) => [name, each] as const),
    ),
  );
  const named = theirs.map(
    (each) => ours.get(each.name) ?? ours.get(lastWords(each.name)),
  );
  const clear = named.every(Boolean) && new Set(named).size === theirs.length;
  return theirs.map((each, i) => {
    const mine = clear ? named[i] : model.parameters[i];
    if (!mine)
      throw new Error(
        `Expected a weight for ${each.name}. Received ${model.parameters.map(({ name }) => name).join(", ")}.`,
      );
    return [mine, each, i];
  });
}

const draws = (count: number, seed: number): number[] => {
  const next = stream(seed);
  return Array.from({ length: count }, next);
};
const size = (shape: readonly number[]): number =>
  shape.reduce((product, n) => product * n, 1);

/** The numbers of fill.py, in single precision. */
function filling(
  shape: readonly number[],
  seed: number,
  positive: boolean,
): Float32Array {
  return Float32Array.from(draws(size(shape), seed), (n) =>
    positive ? 1 + 0.25 * n : 0.25 * n,
  );
}
const fedNumbers = ({ shape, data }: Fed, index: number): ArrayLike<number> =>
  data ??
  Float32Array.from(draws(size(shape), 900 + index), (n) => 0.5 + 0.49 * n);

const variance = /var(iance)?$|_riv$/;

function weightsOf(model: Model, golden: Golden) {
  return new Map(
    paired(model, golden).map(([mine, theirs, i]) => [
      mine.id,
      unpack(
        {
          shape: theirs.shape,
          data: filling(theirs.shape, i + 1, variance.test(theirs.name)),
        },
        mine.codec,
      ),
    ]),
  );
}

/** How many examples are fed: they need not stand on the first axis. */
function batchOf(graph: StepGraph, inputs: readonly Fed[]): number {
  for (const input of graph.inputs)
    if (input.kind === "examples") {
      const { shape } = nodeAt(graph, input.ref);
      const axis = shape.findIndex((n) => typeof n !== "number");
      return inputs[input.index]!.shape[Math.max(axis, 0)]!;
    }
  throw new Error("Expected a model that is fed examples.");
}

function ran(model: Model, golden: Golden, options: LowerOptions) {
  const graph = lower(model, options);
  const inputs = golden.inputs ?? [];
  const examples = batchOf(graph, inputs);
  const arrays: Record<string, ArrayLike<number>> = {};
  for (const input of graph.inputs) {
    const list = input.kind === "examples" ? inputs : golden.targets;
    if (input.kind === "examples" || input.kind === "targets")
      arrays[input.name] = fedNumbers(list[input.index]!, input.index);
    if (input.kind === "mask")
      arrays[input.name] = new Float64Array(
        size(
          nodeAt(graph, input.ref).shape.map<number>((n) =>
            typeof n === "number" ? n : examples,
          ),
        ),
      ).fill(1);
  }
  const state = stateFrom(graph, weightsOf(model, golden));
  const batch = { size: examples, arrays };
  return {
    graph,
    state,
    result: runStep(graph, state, batch, momentOf(1)),
  };
}

/** A tensor's size and its projection, as fill.py tells them. */
function summary(data: ArrayLike<number>): [number, number] {
  const flat = Array.from(data);
  const places = draws(flat.length, 77);
  return [
    Math.hypot(...flat),
    flat.reduce((sum, n, i) => sum + n * places[i]!, 0),
  ];
}

/** Close, relative to the whole tensor's size. */
function expectClose(
  received: readonly number[],
  expected: readonly number[],
  scale: number,
  what: string,
): void {
  const worst = Math.max(
    ...expected.map((n, i) => Math.abs(n - (received[i] ?? NaN))),
  );
  expect(
    worst,
    `${what}: received ${received.slice(0, 4).join(", ")}…, the framework ${expected.slice(0, 4).join(", ")}…`,
  ).toBeLessThanOrEqual(scale);
}

function expectAnswers(model: Model, golden: Golden): void {
  const { result } = ran(model, golden, { purpose: "prediction" });
  golden.evaluation!.forEach((each, i) => {
    const ours =
      result.outputs[i === 0 ? "predictions" : `predictions${i + 1}`]!;
    expect(ours.shape).toEqual(each.shape);
    expectClose(
      [...ours.data],
      each.data,
      1e-4 * Math.max(1e-2, ...each.data.map(Math.abs)),
      "answer in evaluation mode",
    );
  });
}

function gradientOf(mine: Parameter, graph: StepGraph, data: Float64Array) {
  const entry = graph.state.find(
    ({ parameter, kind }) => parameter === mine.id && kind !== "slot",
  )!;
  const shape = nodeAt(graph, entry.input).shape as number[];
  return summary(pack(fromStep(entry, { shape, data }), mine.codec).data);
}

function expectStep(model: Model, golden: Golden): void {
  const { graph, result } = ran(model, golden, { purpose: "gradients" });
  if (golden.loss !== undefined)
    expectClose(
      [result.outputs["loss"]!.data[0]!],
      [golden.loss],
      1e-4 * Math.max(1, Math.abs(golden.loss)),
      "loss",
    );
  const largest = Math.max(
    ...Object.values(golden.gradients).map(([norm]) => norm),
  );
  const step = ran(model, golden, { purpose: "training" });
  const after = neutralWeights(step.graph, step.result.state);
  const before = weightsOf(model, golden);
  for (const [mine, theirs] of paired(model, golden)) {
    const expected = golden.gradients[theirs.name];
    const gradient = result.outputs[`gradient:${mine.id}`];
    expect(Boolean(gradient), `${theirs.name} has a gradient`).toBe(
      expected !== undefined,
    );
    if (!gradient || !expected) continue;
    expectClose(
      gradientOf(mine, graph, gradient.data),
      expected.slice(0, 2),
      3e-4 * expected[0] + 1e-5 * largest,
      `gradient of ${theirs.name}`,
    );
    if (expected[2] < 1e-5 * largest) continue; // Nothing but rounding: Adam would make a whole step of it.
    const moved = Float64Array.from(
      after.get(mine.id)!.data,
      (n, i) => n - before.get(mine.id)!.data[i]!,
    );
    const packed = pack({ shape: mine.shape, data: moved }, mine.codec);
    expectClose(
      summary(packed.data),
      golden.moved[theirs.name]!,
      5e-3 * golden.moved[theirs.name]![0] + 1e-7,
      `update of ${theirs.name}`,
    );
  }
}

/** Weights are born alike: the same constant, or a spread that so many draws can be told apart by. */
function expectBorn(mine: Parameter, theirs: GoldenParameter): void {
  if (mine.initializer.value.kind === "given") return;
  const data = Array.from(drawnWeight(mine, 5).data);
  const mean = data.reduce((sum, n) => sum + n, 0) / data.length;
  const std = Math.sqrt(
    data.reduce((sum, n) => sum + (n - mean) ** 2, 0) / data.length,
  );
  const [theirMean, theirStd] = theirs.born;
  const law = mine.initializer.value;
  const what = `${theirs.name} is born ${JSON.stringify(law)}: mean ${mean}, std ${std}; the framework's mean ${theirMean}, std ${theirStd}`;
  if (law.kind === "constant") {
    expect(theirStd, what).toBe(0);
    expect(Math.abs(theirMean - law.value), what).toBeLessThan(
      1e-6 * Math.max(1, Math.abs(law.value)),
    );
    return;
  }
  if (data.length < 2) return;
  expect(theirStd, what).toBeGreaterThan(0);
  if (data.length < 60) return;
  expect(std / theirStd, what).toBeGreaterThan(0.7);
  expect(std / theirStd, what).toBeLessThan(1.4);
}

describe.each(programs)("%s", (program) => {
  const message = refused[program];
  if (message !== undefined) {
    it("is refused, and told why", async () => {
      const { error } = await read(program);
      expect(error?.message ?? "read without complaint").toMatch(
        new RegExp(message),
      );
      expect(error?.span).not.toBeNull();
    });
    return;
  }
  it("is what the framework makes of it", async () => {
    const { model, error } = await read(program);
    expect(error).toBeNull();
    const golden = JSON.parse(
      readFileSync(
        `${folder}/goldens/${program.replace(/\.(py|js)$/, ".json")}`,
        "utf8",
      ),
    ) as Golden;
    for (const [mine, theirs] of paired(model!, golden)) {
      expect(mine.dialectShape, theirs.name).toEqual(theirs.shape);
      if (!theirs.state)
        expect(mine.trainable.value, `${theirs.name} is trained`).toBe(
          theirs.trainable && (golden.given?.includes(theirs.name) ?? true),
        );
      expectBorn(mine, theirs);
    }
    expect(model!.parameters.length).toBe(golden.parameters!.length);
    expectAnswers(model!, golden);
    const reason = apart[program];
    if (reason !== undefined)
      expect(model!.notes.map(({ text }) => text).join("\n")).toMatch(
        new RegExp(reason),
      );
    else expectStep(model!, golden);
  });
});
