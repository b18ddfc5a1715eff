// What we say about a framework, the framework says too: signatures and shows of every dialect, held to its truth.json.
import { afterAll, describe, expect, it } from "vitest";
import { bareContext } from "./dialects/bare.ts";
import { dialects } from "./dialects/index.ts";
import { lookup, signaturesOf } from "./dialects/lookup.ts";
import type {
  Context,
  OptimizerPhrase,
  Phrase,
  Word,
} from "./dialects/phrase.ts";
import { settle } from "./dialects/settings.ts";
import { showsOf, type Show } from "./dialects/show.ts";
import { parseSignature } from "./dialects/signature.ts";
import {
  printedSignature,
  truthOf,
  truthVersion,
  type LossTruth,
  type Shown,
  type UpdateTruth,
} from "./dialects/truth.ts";
import { atVersion } from "./dialects/version.ts";
import { answerOf, type Answer } from "./engines/reference/answers.ts";
import { momentOf, runStep, stateFrom } from "./engines/reference/train.ts";
import { lower } from "./engines/step/lower.ts";
import { lossModel, weightModel } from "./engines/step/oneNode.fixture.ts";
import { batch, opOf, optimizerMeaning, type OpName } from "./ir/index.ts";
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

type Words = Readonly<Record<string, Word<unknown>>>;

/** The options that a call with these arguments has. */
function optionsOf(
  words: Words,
  context: Context,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(words).map(([name, word]) => [
      name,
      settle(word, context, undefined, name).value,
    ]),
  );
}

/** Where a weight stands after each gradient, by the update rule that the phrase says. */
function updated(
  phrase: OptimizerPhrase,
  version: string,
  { arguments: stated, gradients, start }: UpdateTruth,
): number[] {
  const signature = atVersion(phrase.signature, version);
  const context = bareContext(signature, stated, version, undefined);
  const options = optionsOf(phrase.options as Words, context);
  const model = weightModel([1], phrase.optimizer, options);
  const graph = lower(model, { purpose: "training" });
  const weight = { shape: [1], data: Float64Array.of(start) };
  let state = stateFrom(graph, new Map([["w", weight]]));
  return gradients.map((gradient, i) => {
    const batch = { size: 1, arrays: { x: [gradient] } };
    state = runStep(graph, state, batch, momentOf(i + 1)).state;
    return state["weight:w"]![0]!;
  });
}

/** A loss and its gradient, by the options that the phrase says. */
function lost(phrase: Phrase, version: string, truth: LossTruth): Answer {
  const { arguments: stated, predictions, targets } = truth;
  const shape = ([, ...rest]: readonly number[]) => [batch, ...rest];
  const context = bareContext(
    atVersion(phrase.signature, version),
    stated,
    version,
    {
      ...phrase.sample,
      inputs: [shape(predictions.shape), shape(targets.shape)],
      outputs: [[]],
    },
  );
  const options = optionsOf(phrase.options, context);
  const classes = targets.shape.length < predictions.shape.length;
  const model = lossModel(phrase.op, options, shape(predictions.shape), {
    shape: shape(targets.shape),
    dtype: classes ? "int32" : "float32",
  });
  return answerOf(model, {
    inputs: [predictions.data],
    targets: [targets.data],
    batchSize: predictions.shape[0]!,
    weights: [],
    mode: "training",
    cotangent: (count) => Array<number>(count).fill(1),
  });
}

/** Whether rows read all that is stated; what later calls change stands in the folder's own test. */
const plainly = (signature: string, words: Words, stated: object): boolean => {
  const known = new Set([
    ...parseSignature(signature).map((each) => each.name),
    ...Object.values(words).flatMap((word) => word.from),
  ]);
  return Object.keys(stated).every((name) => known.has(name));
};

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
    const { optimizers, phrases } = lookup(dialect);
    const name = (each: UpdateTruth | LossTruth) =>
      `${each.call}(${JSON.stringify(each.arguments).slice(1, -1)})`;
    it.each((truth.updates ?? []).map((each) => [name(each), each] as const))(
      "%s moves a weight as the framework does",
      (_name, each) => {
        const phrase = optimizers.get(each.call)!;
        expect(phrase, `a phrase for ${each.call}`).toBeDefined();
        const signature = atVersion(phrase.signature, version);
        if (plainly(signature, phrase.options as Words, each.arguments))
          near(updated(phrase, version, each), each.weights, "weight");
      },
    );
    it.each((truth.losses ?? []).map((each) => [name(each), each] as const))(
      "%s loses as the framework does",
      (_name, each) => {
        const phrase = phrases.get(each.call)!;
        expect(phrase, `a phrase for ${each.call}`).toBeDefined();
        const signature = atVersion(phrase.signature, version);
        if (!plainly(signature, phrase.options, each.arguments)) return;
        const { output, inputs } = lost(phrase, version, each);
        near(output.data, [each.value].flat(), "loss");
        if (each.gradient)
          near(inputs[0]!.data, each.gradient, "gradient of the predictions");
      },
    );
  },
);
