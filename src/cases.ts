// Cases: what a framework printed of one update rule or one loss on given numbers, and what our engine, following the dialect's rows, makes of the same.
import { bareContext } from "./dialects/bare.ts";
import type { Dialect } from "./dialects/dialect.ts";
import { dialectById } from "./dialects/index.ts";
import { lookup } from "./dialects/lookup.ts";
import type {
  Context,
  OptimizerPhrase,
  Phrase,
  Word,
} from "./dialects/phrase.ts";
import { settle } from "./dialects/settings.ts";
import { parseSignature } from "./dialects/signature.ts";
import {
  truthOf,
  truthVersion,
  type LossTruth,
  type UpdateTruth,
} from "./dialects/truth.ts";
import { atVersion } from "./dialects/version.ts";
import { answerOf } from "./engines/reference/answers.ts";
import { momentOf, runStep, stateFrom } from "./engines/reference/train.ts";
import { lower } from "./engines/step/lower.ts";
import { lossModel, weightModel } from "./engines/step/oneNode.ts";
import { batch, type Shape } from "./ir/index.ts";

type Words = Readonly<Record<string, Word<unknown>>>;
type Options = Readonly<Record<string, unknown>>;

/** A case ready to be worked out: the options its call has, which of them nobody stated, and how numbers follow from options. */
export interface Case {
  readonly call: string;
  /** What the options are of: `adam`, `crossEntropy`. */
  readonly name: string;
  readonly words: Words;
  readonly options: Options;
  /** Options that the case leaves to their default. */
  readonly unsaid: readonly string[];
  /** All that the framework printed, in one list. */
  readonly printed: readonly number[];
  /** What our engine makes of the case with these options, to be held to `printed`. Throws where the options cannot be computed. */
  compute(options: Options): readonly number[];
}

/** A truth's update; null where later calls change what its arguments say (the folder's own test holds those). Throws where no phrase has the call. */
export function updateCase(
  dialect: Dialect,
  version: string,
  truth: UpdateTruth,
): Case | null {
  const phrase = lookup(dialect).optimizers.get(truth.call);
  if (!phrase)
    throw new Error(`${dialect.id}: Expected an optimiser ${truth.call}.`);
  const signature = atVersion(phrase.signature, version);
  const context = bareContext(signature, truth.arguments, version, undefined);
  return caseOf(phrase, phrase.optimizer, signature, context, truth, {
    printed: truth.weights,
    compute: (options) => walked(phrase, options, truth),
  });
}

/** Where a weight stands after each gradient, by an update rule with these options. */
function walked(
  { optimizer }: OptimizerPhrase,
  options: Options,
  { gradients, start }: UpdateTruth,
): number[] {
  const graph = lower(weightModel([1], optimizer, options), {
    purpose: "training",
  });
  const weight = { shape: [1], data: Float64Array.of(start) };
  let state = stateFrom(graph, new Map([["w", weight]]));
  return gradients.map((gradient, i) => {
    const fed = { size: 1, arrays: { x: [gradient] } };
    state = runStep(graph, state, fed, momentOf(i + 1)).state;
    return state["weight:w"]?.[0] ?? NaN;
  });
}

/** A truth's loss, its value before its gradient; null and errors as for updates. */
export function lossCase(
  dialect: Dialect,
  version: string,
  truth: LossTruth,
): Case | null {
  const phrase = lookup(dialect).phrases.get(truth.call);
  if (!phrase) throw new Error(`${dialect.id}: Expected a loss ${truth.call}.`);
  const signature = atVersion(phrase.signature, version);
  const context = bareContext(signature, truth.arguments, version, {
    ...phrase.sample,
    inputs: [batched(truth.predictions.shape), batched(truth.targets.shape)],
    outputs: [[]],
  });
  return caseOf(phrase, phrase.op, signature, context, truth, {
    printed: [truth.value, truth.gradient ?? []].flat(),
    compute: (options) => lost(phrase, options, truth),
  });
}

/** What our engine, following the dialect's rows, makes of an update or a loss. Throws an Error that says why where it cannot. */
export async function computeTruth(
  dialect: string,
  truth: UpdateTruth | LossTruth,
): Promise<readonly number[]> {
  const own = dialectById(dialect);
  const whole = await truthOf(dialect);
  if (!own || !whole)
    throw new Error(`Expected a dialect ${dialect} with a truth.json.`);
  const version = truthVersion(whole);
  const found =
    "gradients" in truth
      ? updateCase(own, version, truth)
      : lossCase(own, version, truth);
  if (!found)
    throw new Error(
      `${truth.call}: its arguments are read by later calls, which stand in no single row; the dialect's own tests hold it to the framework.`,
    );
  return found.compute(found.options);
}

const batched = ([, ...rest]: readonly number[]): Shape => [batch, ...rest];

/** A loss and, where the framework gave one, its gradient with respect to the predictions. */
function lost(
  { op }: Phrase,
  options: Options,
  { predictions, targets, gradient }: LossTruth,
): number[] {
  const classes = targets.shape.length < predictions.shape.length;
  const model = lossModel(op, options, batched(predictions.shape), {
    shape: batched(targets.shape),
    dtype: classes ? "int32" : "float32",
  });
  const { output, inputs } = answerOf(model, {
    inputs: [predictions.data],
    targets: [targets.data],
    batchSize: predictions.shape[0] ?? 1,
    weights: [],
    mode: "training",
    cotangent: (count) => Array<number>(count).fill(1),
  });
  return [...output.data, ...(gradient ? (inputs[0]?.data ?? []) : [])];
}

function caseOf(
  phrase: Phrase | OptimizerPhrase,
  name: string,
  signature: string,
  context: Context,
  { call, arguments: said }: UpdateTruth | LossTruth,
  numbers: Pick<Case, "printed" | "compute">,
): Case | null {
  const words = phrase.options as Words;
  if (!plainly(signature, words, said)) return null;
  return {
    call,
    name,
    words,
    options: Object.fromEntries(
      Object.entries(words).map(([option, word]) => [
        option,
        settle(word, context, undefined, option).value,
      ]),
    ),
    unsaid: Object.entries(words).flatMap(([option, { from }]) =>
      from.some((parameter) => parameter in said) ? [] : [option],
    ),
    ...numbers,
  };
}

/** Whether rows read all that is stated. */
function plainly(signature: string, words: Words, said: object): boolean {
  const known = new Set([
    ...parseSignature(signature).map((each) => each.name),
    ...Object.values(words).flatMap((word) => word.from),
  ]);
  return Object.keys(said).every((name) => known.has(name));
}

/**
 * How far a number may stand from the one printed: relative to it, with room for what single precision adds up among all
 * that were printed with it, as torch.testing.
 */
export function roomAmong(
  printed: readonly number[],
): (expected: number) => number {
  const scale = Math.max(1e-3, ...printed.map(Math.abs));
  return (expected) => 2e-5 * scale + 2e-5 * Math.abs(expected);
}

/** Whether numbers are those printed. */
export function agree(
  ours: readonly number[],
  printed: readonly number[],
): boolean {
  const room = roomAmong(printed);
  return (
    ours.length === printed.length &&
    printed.every(
      (expected, i) => Math.abs(expected - (ours[i] ?? NaN)) <= room(expected),
    )
  );
}
