// What a real framework printed and did (truth.json of each folder, made by its probe.py), and what that makes of a fact's standing.
import type { Source } from "../ir/index.ts";
import type { Argument } from "../python/recording.ts";
import type { Dialect } from "./dialect.ts";
import type { OptimizerPhrase, Phrase, Word } from "./phrase.ts";
import { atVersion } from "./version.ts";

/** A tensor's numbers, row-major, in the dialect's own layout. */
export interface Numbers {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** What the framework made of a show: see show.ts for what a show is. */
export interface Shown {
  readonly output: Numbers;
  /** Of Σ c·output, c drawn as scripts/zoo/fill.py draws with seed 501; absent where the framework gives none. */
  readonly gradients?: {
    readonly input?: readonly number[];
    /** In the framework's order; null for what is not differentiated (statistics). */
    readonly weights?: readonly (readonly number[] | null)[];
  };
  /** All weights after a forward in training mode, in the framework's order. */
  readonly after?: readonly (readonly number[])[];
}

/** Where one weight stands after each of these gradients, at a given start. */
export interface UpdateTruth {
  readonly call: string;
  readonly arguments: Readonly<Record<string, Argument>>;
  readonly gradients: readonly number[];
  readonly start: number;
  readonly weights: readonly number[];
}

/** A loss on given predictions and targets, and its gradient with respect to the predictions. */
export interface LossTruth {
  readonly call: string;
  readonly arguments: Readonly<Record<string, Argument>>;
  readonly predictions: Numbers;
  readonly targets: Numbers;
  /** One number, or one per example where the loss leaves it so. */
  readonly value: number | readonly number[];
  readonly gradient?: readonly number[];
}

/** `by`: `inspect`, unless it was read off the first line of a docstring, which names parameters only. */
type SignatureTruth = string | { readonly text: string; readonly by: string };

export interface Truth {
  /** The framework's name, or what ran together: `{ keras: "3.15.1", backend: "tensorflow" }`. */
  readonly framework: string | Readonly<Record<string, string>>;
  readonly version?: string;
  readonly python: string;
  readonly date: string;
  readonly script: string;
  /** By introspection, without `self`. */
  readonly signatures: Readonly<Record<string, SignatureTruth>>;
  readonly shows?: Readonly<Record<string, Shown>>;
  readonly updates?: readonly UpdateTruth[];
  readonly losses?: readonly LossTruth[];
  /** Rows (`batchNorm.epsilon`) that the folder's own truth.test.ts holds to `behaviours`. */
  readonly covers?: readonly string[];
  readonly behaviours?: unknown;
}

const files = import.meta.glob<Truth>("./*/truth.json", { import: "default" });
const shownFiles = import.meta.glob<NonNullable<Truth["shows"]>>(
  "./*/shown.json",
  { import: "default" },
);

const ruleFiles = import.meta.glob<Pick<Truth, "updates" | "losses">>(
  "./*/rules.json",
  { import: "default" },
);
const toldApartFiles = import.meta.glob<readonly string[]>(
  "./*/toldApart.json",
  { import: "default" },
);

const dropFiles = import.meta.glob("./*/drops.json");

/** A dialect's truth, with what stands in its shown.json and rules.json; null where its framework could not be run. */
export async function truthOf(dialect: string): Promise<Truth | null> {
  const [truth, shown, rules] = await Promise.all([
    files[`./${dialect}/truth.json`]?.(),
    shownFiles[`./${dialect}/shown.json`]?.(),
    ruleFiles[`./${dialect}/rules.json`]?.(),
  ]);
  if (!truth) return null;
  return {
    ...truth,
    ...rules,
    ...(shown && { shows: { ...truth.shows, ...shown } }),
  };
}

/** Rows whose default the framework's updates and losses prove (src/toldApart.test.ts keeps the list). */
export async function toldApartBy(dialect: string): Promise<readonly string[]> {
  return (await toldApartFiles[`./${dialect}/toldApart.json`]?.()) ?? [];
}

/** Rows that what the framework drops of many ones proves (drops.json; src/drops.test.ts holds the phrases to it). */
export const droppedBy = (dialect: string): readonly string[] =>
  `./${dialect}/drops.json` in dropFiles
    ? ["dropout.dropRate", "dropout.granularity", "dropout.activeIn"]
    : [];

/** The framework version that a truth speaks of. */
export const truthVersion = (truth: Truth): string =>
  truth.version ??
  (typeof truth.framework === "string"
    ? ""
    : (Object.values(truth.framework)[0] ?? ""));

/** A signature that introspection printed; undefined where it printed none. The `*args` of a wrapper before named parameters is no part of it. */
export function printedSignature(
  truth: Truth,
  path: string,
): string | undefined {
  const found = truth.signatures[path];
  if (typeof found === "object")
    return found.by === "inspect" ? found.text : undefined;
  return found?.replace(/^\*args, (?=\w)/, "");
}

const squeezed = (text: string): string => text.replace(/\s+/g, "");

/** Whether introspection of the real framework printed the phrase's own signature. */
function signatureHolds(
  phrase: Pick<Phrase | OptimizerPhrase, "calls" | "signature">,
  truth: Truth,
): boolean {
  const own = atVersion(phrase.signature, truthVersion(truth));
  return phrase.calls.some(
    (call) => squeezed(printedSignature(truth, call) ?? "\0") === squeezed(own),
  );
}

/**
 * What the fact in one row is worth: executed, where the real framework printed the signature it stands in, or where a show
 * or a test of behaviours names the row (`shown`: `op.option`, or `op` for all of an op); else what its source says.
 */
export function standingOf(
  row: string,
  word: Pick<Word<unknown>, "default">,
  phrase: Pick<Phrase | OptimizerPhrase, "calls" | "signature">,
  truth: Truth | null,
  shown: ReadonlySet<string>,
): Source {
  const { source, kind } = word.default;
  if (!truth) return source;
  const executed: Source = {
    ...source,
    standing: "executed",
    version: truthVersion(truth),
  };
  const named = shown.has(row) || shown.has(row.split(".")[0] ?? "");
  if (named || (kind === "signature" && signatureHolds(phrase, truth)))
    return executed;
  return source;
}

/** The title under which a truth is quoted: `Keras 3.15.1`. */
export const truthTitle = (dialect: Dialect, truth: Truth): string =>
  `${dialect.title} ${truthVersion(truth)}`;
