// The knowledge base: what a dialect's phrases say of an op, an optimiser or a loss when nobody states anything.
import {
  IrError,
  opOf,
  optimizerMeaning,
  type OpName,
  type OptimizerName,
  type Setting,
} from "../ir/index.ts";
import type { Argument } from "../python/recording.ts";
import { bareContext } from "./bare.ts";
import type { Dialect } from "./dialect.ts";
import {
  PhraseError,
  type Context,
  type OptimizerPhrase,
  type Phrase,
  type Word,
} from "./phrase.ts";
import { ReadError } from "./readError.ts";
import { settle } from "./settings.ts";
import { parseSignature } from "./signature.ts";
import { standingOf, type Truth } from "./truth.ts";
import { atVersion } from "./version.ts";

/** What one dialect does about one option when its call leaves it out. */
export interface DefaultFact {
  /** `padding`, or of a weight: `kernel.initializer`. */
  readonly option: string;
  /** The default with origin and source; null where the call must say it. */
  readonly setting: Setting<unknown> | null;
  /** The parameters that say it: `["kernel_size"]`. */
  readonly parameters: readonly string[];
}

/** A call's facts, on the usual example: two spatial axes, a 3×3 kernel, a 2×2 window. */
export interface CallDefaults {
  readonly dialect: string;
  readonly version: string;
  readonly call: string;
  /** All calls with the same facts, the preferred one first. */
  readonly calls: readonly string[];
  readonly facts: readonly DefaultFact[];
}

/** What a dialect's facts rest on. */
export interface Evidence {
  readonly truth: Truth | null;
  /** Rows that shows or tests of behaviours name. */
  readonly shown: ReadonlySet<string>;
}

/** For those who ask what a default is, and not what proves it. */
export const nothingShown: Evidence = { truth: null, shown: new Set() };

type AnyPhrase = Phrase | OptimizerPhrase;
type Words = Readonly<Record<string, Word<unknown>>>;

/** Values for options that must be stated, the same in all dialects, so that what follows from them can be compared. */
const usual: Readonly<Record<string, unknown>> = {
  kernelSize: 3,
  poolSize: 2,
  filters: 8,
  units: 10,
  dropRate: 0.5,
  learningRate: 0.01,
};

/**
 * The tables a phrase stands in: its op's or optimiser's name; where one op holds many functions, one per function that the call
 * can say (`activation:elu`): the one it always is, or each that its arguments may ask for.
 */
function entriesOf(phrase: AnyPhrase, version: string): readonly string[] {
  if ("optimizer" in phrase) return [phrase.optimizer];
  const word = (phrase.options as Words)["function"];
  if (!word) return [phrase.op];
  const functions = isFixed(word)
    ? [
        defaultSetting(
          word,
          signatureAt(phrase, version),
          usualContext(phrase, version),
        )?.value,
      ]
    : word.samples;
  return functions.map((each) => `${phrase.op}:${String(each)}`);
}

/** Whether a call is one function, whatever its arguments say. */
const isFixed = (word: Word<unknown>): boolean =>
  word.default.kind === "implied";

const indexed = new WeakMap<
  Dialect,
  Map<string, ReadonlyMap<string, readonly AnyPhrase[]>>
>();

/** A dialect's phrases by entry, at one version; worked out once. */
function phrasesByEntry(
  dialect: Dialect,
  version: string,
): ReadonlyMap<string, readonly AnyPhrase[]> {
  const versions =
    indexed.get(dialect) ??
    new Map<string, ReadonlyMap<string, readonly AnyPhrase[]>>();
  indexed.set(dialect, versions);
  const known = versions.get(version);
  if (known) return known;
  const found = new Map<string, AnyPhrase[]>();
  for (const phrase of [...dialect.phrases, ...dialect.optimizers])
    for (const entry of new Set(entriesOf(phrase, version)))
      found.set(entry, [...(found.get(entry) ?? []), phrase]);
  versions.set(version, found);
  return found;
}

/** The entries that a dialect has facts of. */
export const allEntriesOf = (
  dialect: Dialect,
  version: string,
): readonly string[] => [...phrasesByEntry(dialect, version).keys()];

const phrasesOf = (
  dialect: Dialect,
  entry: string,
  version: string,
): readonly AnyPhrase[] => phrasesByEntry(dialect, version).get(entry) ?? [];

/** All calls of a dialect that stand in an entry. */
export const callsOf = (
  dialect: Dialect,
  entry: string,
  version: string,
): readonly string[] =>
  phrasesOf(dialect, entry, version).flatMap(({ calls }) => calls);

/** What a dialect's preferred call for an entry does by default; null where the dialect has none. */
export function defaultsOf(
  dialect: Dialect,
  entry: string,
  version: string,
  evidence: Evidence,
): CallDefaults | null {
  const phrases = phrasesOf(dialect, entry, version);
  const phrase =
    phrases.find((each) => rankOf(each, version) === 2) ??
    phrases.find((each) => entriesOf(each, version).length === 1) ??
    phrases[0];
  if (!phrase) return null;
  return {
    dialect: dialect.id,
    version,
    call: phrase.calls[0] ?? "",
    calls: phrase.calls,
    facts: factsOf(phrase, version, evidence),
  };
}

/** How many spatial axes a phrase's window has; null where it has no window. */
function rankOf(phrase: AnyPhrase, version: string): number | null {
  const words = phrase.options as Words;
  const word = words["kernelSize"] ?? words["poolSize"];
  const sample = word?.samples[0];
  if (Array.isArray(sample)) return sample.length;
  const rank = /([123])d\b|([123])D\b/.exec(
    `${phrase.calls[0] ?? ""} ${version}`,
  );
  return rank ? Number(rank[1] ?? rank[2]) : null;
}

function factsOf(
  phrase: AnyPhrase,
  version: string,
  { truth, shown }: Evidence,
): DefaultFact[] {
  const signature = signatureAt(phrase, version);
  const words = phrase.options as Words;
  const context = usualContext(phrase, version);
  const name = "optimizer" in phrase ? phrase.optimizer : phrase.op;
  const weights =
    "weights" in phrase ? Object.entries(phrase.weights ?? {}) : [];
  const rows = [
    ...Object.entries(words),
    ...weights.map(
      ([role, { initializer }]) =>
        [`${role}.initializer`, initializer as Word<unknown>] as const,
    ),
  ];
  return rows.map(([option, word]) => {
    const setting = defaultSetting(word, signature, context);
    return {
      option,
      parameters: word.from,
      setting: setting && {
        ...setting,
        source: standingOf(`${name}.${option}`, word, phrase, truth, shown),
      },
    };
  });
}

const signatureAt = (phrase: AnyPhrase, version: string): string =>
  atVersion(phrase.signature, version);

/** A call that states what it must, at the usual values, and nothing else. */
function usualContext(phrase: AnyPhrase, version: string): Context {
  const signature = signatureAt(phrase, version);
  const sample = "sample" in phrase ? phrase.sample : undefined;
  return bareContext(signature, {}, version, {
    ...sample,
    arguments: said(phrase.options as Words, signature, version, sample),
  });
}

/** The usual values of what must be stated, as the dialect's arguments. */
function said(
  words: Words,
  signature: string,
  version: string,
  sample: Phrase["sample"],
): Record<string, Argument> {
  const base: Record<string, Argument> = { ...sample?.arguments };
  for (const [option, word] of Object.entries(words)) {
    const value = usualValue(option, word);
    if (value === undefined || !mustBeSaid(word, signature)) continue;
    const context = bareContext(signature, base, version, sample);
    Object.assign(base, word.write(value, context) ?? {});
  }
  return base;
}

function usualValue(option: string, { samples }: Word<unknown>): unknown {
  const [first] = samples;
  const value = usual[option] ?? first;
  return Array.isArray(first) && typeof value === "number"
    ? first.map(() => value)
    : value;
}

const mustBeSaid = (word: Word<unknown>, signature: string): boolean => {
  const parameters = parseSignature(signature);
  return (
    word.default.kind === "signature" &&
    word.from.some((name) =>
      parameters.some(
        (each) =>
          each.name === name &&
          each.default === undefined &&
          each.kind !== "keywords",
      ),
    )
  );
};

function defaultSetting(
  word: Word<unknown>,
  signature: string,
  context: Context,
): Setting<unknown> | null {
  if (mustBeSaid(word, signature)) return null;
  try {
    return settle(word, context, undefined, "default");
  } catch (error) {
    // A row that only a real call can answer, such as a shape taken from the input.
    if (
      error instanceof ReadError ||
      error instanceof PhraseError ||
      error instanceof IrError
    )
      return null;
    throw error;
  }
}

/** One sentence per option of an entry, and what a difference in it changes. */
export function meaningOf(
  entry: string,
  option: string,
): { readonly says: string; readonly effect: string } {
  const name = entry.split(":")[0] ?? "";
  if (name in optimizerMeaning) {
    const says = optimizerMeaning[name as OptimizerName] as Readonly<
      Record<string, string>
    >;
    return { says: says[option] ?? "", effect: "training" };
  }
  const [role, what] = option.split(".");
  if (what === "initializer")
    return {
      says: `What the ${role ?? ""} starts from.`,
      effect: "initial weights",
    };
  const meanings = opOf(name as OpName).options as Readonly<
    Record<string, { says: string; effect: string }>
  >;
  return meanings[option] ?? { says: "", effect: "values" };
}
