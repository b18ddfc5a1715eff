// What we say about a framework, the framework says too: signatures and shows of every dialect, held to its truth.json.
import { afterAll, describe, expect, it } from "vitest";
import { dialects } from "./dialects/index.ts";
import { lookup, signaturesOf } from "./dialects/lookup.ts";
import { showsOf, type Show } from "./dialects/show.ts";
import {
  printedSignature,
  truthOf,
  truthVersion,
  type Shown,
  type Truth,
} from "./dialects/truth.ts";
import { answerOf, type Answer } from "./engines/reference/answers.ts";
import { stream } from "./engines/reference/testing.ts";
import {
  opOf,
  optimizerMeaning,
  type Model,
  type OpName,
  type Weight,
} from "./ir/index.ts";
import { analyse, pythonFiles } from "./pipeline.ts";
import { nodePython } from "./python/node.ts";

const python = nodePython(pythonFiles);
afterAll(() => python.close());

/** The numbers of scripts/zoo/fill.py. */
const draws = (count: number, seed: number): number[] => {
  const next = stream(seed);
  return Array.from({ length: count }, next);
};
const size = (shape: readonly number[]): number =>
  shape.reduce((product, n) => product * n, 1);
const variance =
  /(running_var|moving_variance|moving_var|avg_var|inv_std|_siv)$/;

function weightsOf(show: Show, model: Model): (Weight | undefined)[] {
  const { weights } = show;
  return model.parameters.map(({ dialectShape, name }, i) => {
    if (weights === null) return undefined;
    const data =
      weights === "fill"
        ? draws(size(dialectShape), i + 1).map((n) =>
            variance.test(name) ? 1 + 0.25 * n : 0.25 * n,
          )
        : (weights[i] ?? []);
    expect(data.length, `numbers for ${name}`).toBe(size(dialectShape));
    return { shape: dialectShape, data: Float64Array.from(data) };
  });
}

async function ask(show: Show, truth: Truth): Promise<Answer> {
  const [input] = show.inputs;
  const dims = input?.shape.map((n, axis) =>
    axis === input.batchAxis ? { batch: 1 } : n,
  );
  const column = {
    cells: [show.program],
    dialect: show.dialect,
    version: truthVersion(truth),
    entry: "model",
    ...(input && dims && { example: { shape: dims, dtype: input.dtype } }),
  };
  const { columns } = await analyse([column], python);
  const { model, error } = columns[0]!;
  expect(error?.message ?? "").toBe("");
  const ops = new Set<string>(model!.nodes.map(({ op }) => op));
  for (const row of show.rows)
    expect([...ops], `the model holds what ${show.file} shows`).toContain(
      row.split(".")[0],
    );
  return answerOf(model!, {
    inputs: show.inputs.map(({ data }) => data),
    batchSize: input ? input.shape[input.batchAxis]! : 1,
    weights: weightsOf(show, model!),
    mode: show.mode,
    cotangent: (count) => draws(count, 501),
  });
}

/** Close as torch.testing is: relative to each number, with room for what single precision adds up. */
function near(
  ours: ArrayLike<number>,
  theirs: readonly number[],
  what: string,
): void {
  expect(ours.length, `${what}: how many numbers`).toBe(theirs.length);
  const scale = Math.max(1e-3, ...theirs.map(Math.abs));
  theirs.forEach((expected, i) => {
    const difference = Math.abs(expected - ours[i]!);
    expect(
      difference,
      `${what}, number ${i}: the framework ${expected}, here ${ours[i]}`,
    ).toBeLessThanOrEqual(2e-5 * scale + 2e-5 * Math.abs(expected));
  });
}

function compare(answer: Answer, shown: Shown): void {
  expect(answer.output.shape).toEqual(shown.output.shape);
  near(answer.output.data, shown.output.data, "output");
  const { gradients, after } = shown;
  const input = answer.inputs[0];
  if (gradients?.input && input)
    near(input.data, gradients.input, "gradient of the input");
  gradients?.weights?.forEach((expected, i) => {
    const own = answer.weights[i];
    if (expected && own) near(own.data, expected, `gradient of weight ${i}`);
    else
      expect(Boolean(own), `weight ${i} has a gradient`).toBe(
        Boolean(expected),
      );
  });
  after?.forEach((expected, i) => {
    near(answer.after[i]!.data, expected, `weight ${i} after the forward`);
  });
}

/** Whether the neutral language has this row: an op's option, an optimiser's, or the name alone. */
function isRow(row: string): boolean {
  const [name = "", option] = row.split(".");
  const options =
    name in optimizerMeaning
      ? optimizerMeaning[name as keyof typeof optimizerMeaning]
      : (opOf(name as OpName) as ReturnType<typeof opOf> | undefined)?.options;
  return Boolean(options && (option === undefined || option in options));
}

const told = await Promise.all(
  dialects.map(async (dialect) => ({
    dialect,
    truth: await truthOf(dialect.id),
    shows: await showsOf(dialect.id),
  })),
);

describe.each(told.map((each) => [each.dialect.title, each] as const))(
  "%s",
  (_title, { dialect, truth, shows }) => {
    if (!truth) {
      it("has no shows without a framework that ran them", () => {
        expect(shows).toEqual([]);
      });
      return;
    }
    const own = Object.entries(signaturesOf(dialect, truthVersion(truth)));
    const printed = own.filter(
      ([path]) => printedSignature(truth, path) !== undefined,
    );
    it("has signatures that the framework prints", () => {
      expect(printed.length).toBeGreaterThan(own.length / 3);
    });
    it.each(printed)("%s is called as the framework says", (path, text) => {
      expect(text.replace(/\s+/g, "")).toBe(
        printedSignature(truth, path)!.replace(/\s+/g, ""),
      );
    });
    it("shows what the framework ran, and nothing else", () => {
      expect(shows.map(({ file }) => file).sort()).toEqual(
        Object.keys(truth.shows ?? {}).sort(),
      );
    });
    it("covers rows that there are", () => {
      const rows = [
        ...(truth.covers ?? []),
        ...shows.flatMap((show) => show.rows),
      ];
      expect(rows.filter((row) => !isRow(row))).toEqual([]);
    });
    it.each(shows.map((show) => [show.file, show] as const))(
      "%s is what the framework makes of it",
      async (file, show) => {
        compare(await ask(show, truth), truth.shows![file]!);
      },
    );
    it("has phrases for what it updates and loses by", () => {
      const known = lookup(dialect);
      for (const { call } of truth.updates ?? [])
        expect([...known.optimizers.keys()]).toContain(call);
      for (const { call } of truth.losses ?? [])
        expect([...known.phrases.keys()]).toContain(call);
    });
  },
);
