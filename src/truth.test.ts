// What we say about a framework, the framework says too: signatures and shows of every dialect, held to its truth.json.
import { afterAll, describe, expect, it } from "vitest";
import { lossCase, roomAmong, updateCase } from "./cases.ts";
import { dialects } from "./dialects/index.ts";
import { signaturesOf } from "./dialects/lookup.ts";
import { showsOf, type Show } from "./dialects/show.ts";
import {
  printedSignature,
  truthOf,
  truthVersion,
  type LossTruth,
  type Shown,
  type UpdateTruth,
} from "./dialects/truth.ts";
import type { Answer } from "./engines/reference/answers.ts";
import { opOf, optimizerMeaning, type OpName } from "./ir/index.ts";
import { pythonFiles } from "./pipeline.ts";
import { nodePython } from "./python/node.ts";
import { runShow } from "./shows.ts";

const python = nodePython(pythonFiles);
afterAll(() => python.close());

async function ask(show: Show): Promise<Answer> {
  const { model, answer } = await runShow(show, python);
  const ops = model.nodes.map(({ op }) => op as string);
  for (const row of show.rows)
    expect(ops, `the model holds what ${show.file} shows`).toContain(
      row.split(".")[0],
    );
  return answer;
}

function near(
  ours: ArrayLike<number>,
  theirs: readonly number[],
  what: string,
): void {
  expect(ours.length, `${what}: how many numbers`).toBe(theirs.length);
  const room = roomAmong(theirs);
  theirs.forEach((expected, i) => {
    const difference = Math.abs(expected - ours[i]!);
    expect(
      difference,
      `${what}, number ${i}: the framework ${expected}, here ${ours[i]}`,
    ).toBeLessThanOrEqual(room(expected));
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
        compare(await ask(show), truth.shows![file]!);
      },
    );
    const version = truthVersion(truth);
    const name = (each: UpdateTruth | LossTruth) =>
      `${each.call}(${JSON.stringify(each.arguments).slice(1, -1)})`;
    it.each((truth.updates ?? []).map((each) => [name(each), each] as const))(
      "%s moves a weight as the framework does",
      (_name, each) => {
        const own = updateCase(dialect, version, each);
        if (own) near(own.compute(own.options), own.printed, "weight");
      },
    );
    it.each((truth.losses ?? []).map((each) => [name(each), each] as const))(
      "%s loses as the framework does",
      (_name, each) => {
        const own = lossCase(dialect, version, each);
        if (own)
          near(own.compute(own.options), own.printed, "loss and gradient");
      },
    );
  },
);
