// The atlas: every op's options over all dialects, what each does when nobody says, and what proves it.
import { describe } from "./compare/describe.ts";
import {
  allEntriesOf,
  callsOf,
  defaultsOf,
  meaningOf,
  type CallDefaults,
  type DefaultFact,
} from "./dialects/defaults.ts";
import type { Dialect } from "./dialects/dialect.ts";
import { dialects } from "./dialects/index.ts";
import { showsOf, type Show } from "./dialects/show.ts";
import {
  droppedBy,
  toldApartBy,
  truthOf,
  truthTitle,
  truthVersion,
  type LossTruth,
  type Truth,
  type UpdateTruth,
} from "./dialects/truth.ts";
import {
  functionTitle,
  opFamilies,
  opOf,
  optimizerMeaning,
  optionTitle,
  printFormula,
  type Initializer,
  type OpFamily,
  type OpName,
  type Source,
} from "./ir/index.ts";

/** One dialect's default for one option. */
export interface AtlasCell {
  /** The neutral value in words; `must be said` where there is no default. */
  readonly text: string;
  /** In the dialect's words: `padding='valid'`; empty where it has none. */
  readonly words: string;
  readonly origin: string;
  readonly because: string;
  readonly source: Source | null;
}

export interface AtlasRow {
  readonly option: string;
  readonly title: string;
  readonly says: string;
  readonly effect: string;
  /** By column of the entry; null where the dialect has no such option. */
  readonly cells: readonly (AtlasCell | null)[];
  /** Equal numbers: equal defaults; −1 where there is none to compare. */
  readonly classes: readonly number[];
  readonly differs: boolean;
}

export interface AtlasEntry {
  /** `conv`, `activation:elu`, `adam`. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly {
    readonly dialect: string;
    readonly title: string;
    readonly version: string;
    readonly calls: readonly string[];
    /** `Keras 3.15.1`, or null where the framework could not be run. */
    readonly proven: string | null;
  }[];
  readonly rows: readonly AtlasRow[];
  readonly shows: readonly Show[];
  readonly cases: readonly AtlasCase[];
}

/** An update or a loss that a dialect's framework printed. */
export interface AtlasCase {
  readonly dialect: string;
  readonly truth: UpdateTruth | LossTruth;
}

interface Known {
  readonly dialect: Dialect;
  readonly version: string;
  readonly truth: Truth | null;
  readonly shows: readonly Show[];
  /** Rows that tests of behaviours, updates and losses prove. */
  readonly proven: readonly string[];
}

let known: Promise<readonly Known[]> | null = null;

/** Facts of all dialects, each at the version its framework was run in (else the newest). Loaded once. */
function knowledge(): Promise<readonly Known[]> {
  known ??= Promise.all(
    dialects.map(async (dialect): Promise<Known> => {
      const [truth, shows, toldApart] = await Promise.all([
        truthOf(dialect.id),
        showsOf(dialect.id),
        toldApartBy(dialect.id),
      ]);
      const version =
        (truth && truthVersion(truth)) || (dialect.versions[0] ?? "");
      const proven = [
        ...(truth?.covers ?? []),
        ...toldApart,
        ...droppedBy(dialect.id),
      ];
      return { dialect, version, truth, shows, proven };
    }),
  );
  return known;
}

/** What entries are found under, in this order. */
export const atlasFamilies = [
  "layers",
  "pooling",
  "normalisation",
  "activations",
  "losses",
  "optimisers",
  "shapes",
  "arithmetic",
] as const satisfies readonly (OpFamily | "optimisers")[];
export type AtlasFamily = (typeof atlasFamilies)[number];

/** An entry's name in the list, and the dialects that have it. */
export interface AtlasListing {
  readonly id: string;
  readonly title: string;
  readonly family: AtlasFamily;
  readonly dialects: readonly string[];
}

/** All entries, family by family, most widely known first. */
export async function atlasIndex(): Promise<readonly AtlasListing[]> {
  const having = new Map<string, string[]>();
  for (const { dialect, version } of await knowledge())
    for (const id of allEntriesOf(dialect, version))
      having.set(id, [...(having.get(id) ?? []), dialect.id]);
  return [...having]
    .map(([id, ids]) => ({
      id,
      title: titleOf(id),
      family: familyOf(id),
      dialects: ids,
    }))
    .sort(
      (a, b) =>
        atlasFamilies.indexOf(a.family) - atlasFamilies.indexOf(b.family) ||
        b.dialects.length - a.dialects.length ||
        a.title.localeCompare(b.title),
    );
}

const nameOf = (id: string): string => id.split(":")[0] ?? "";

function familyOf(id: string): AtlasFamily {
  const name = nameOf(id);
  if (name in optimizerMeaning) return "optimisers";
  const found = Object.entries(opFamilies).find(([, ops]) =>
    (ops as readonly string[]).includes(name),
  );
  if (!found) throw new Error(`Expected the op ${name} to have a family.`);
  return found[0] as OpFamily;
}

/** The op's own title; of one that holds many functions, the function's: `activation:elu` is `ELU`. */
function titleOf(id: string): string {
  const [name = "", variant] = id.split(":");
  return variant === undefined && !(name in optimizerMeaning)
    ? opOf(name as OpName).title
    : functionTitle(variant ?? name);
}

/** One entry over all dialects that have it; null where none has. */
export async function atlasEntry(id: string): Promise<AtlasEntry | null> {
  const all = (await knowledge()).flatMap((each) => {
    const { dialect, version, truth, proven } = each;
    const calls = callsOf(dialect, id, version);
    const shows = each.shows.filter((show) => isAbout(show, id, calls));
    const shown = new Set([...proven, ...shows.flatMap(({ rows }) => rows)]);
    const defaults = defaultsOf(dialect, id, version, { truth, shown });
    return defaults
      ? [
          {
            dialect,
            version,
            truth,
            shows,
            defaults,
            cases: casesOf(each, calls),
          },
        ]
      : [];
  });
  if (all.length === 0) return null;
  const options = [
    ...new Set(
      all.flatMap(({ defaults }) => defaults.facts.map(({ option }) => option)),
    ),
  ];
  return {
    id,
    title: titleOf(id),
    columns: all.map(({ dialect, version, truth, defaults }) => ({
      dialect: dialect.id,
      title: dialect.title,
      version,
      calls: defaults.calls,
      proven: truth && truthTitle(dialect, truth),
    })),
    rows: options.map((option) =>
      rowOf(
        id,
        option,
        all.map(({ defaults }) => defaults),
      ),
    ),
    shows: all.flatMap(({ shows }) => shows),
    cases: all.flatMap(({ cases }) => cases),
  };
}

/** Whether a show's rows are of the entry's op, and, where one op holds many functions, its program makes one of the entry's calls. */
function isAbout(
  { rows, program }: Show,
  id: string,
  calls: readonly string[],
): boolean {
  if (!rows.some((row) => row.split(".")[0] === nameOf(id))) return false;
  if (nameOf(id) === id) return true;
  const words = new Set(program.split(/\W+/));
  return calls.some((call) => words.has(call.split(".").at(-1) ?? call));
}

/** What the framework printed of updates and losses that these calls make. */
function casesOf(
  { dialect, truth }: Known,
  calls: readonly string[],
): readonly AtlasCase[] {
  return [...(truth?.updates ?? []), ...(truth?.losses ?? [])]
    .filter(({ call }) => calls.includes(call))
    .map((each) => ({ dialect: dialect.id, truth: each }));
}

/** An entry with some dialects' columns alone; options that none of these has are dropped. */
export function narrowed(
  entry: AtlasEntry,
  keep: (dialect: string) => boolean,
): AtlasEntry {
  const kept = entry.columns.map(({ dialect }) => keep(dialect));
  const those = <T>(all: readonly T[]): readonly T[] =>
    all.filter((_, i) => kept[i]);
  return {
    ...entry,
    columns: those(entry.columns),
    rows: entry.rows
      .map((row) => ({
        ...row,
        cells: those(row.cells),
        classes: those(row.classes),
        differs:
          new Set(those(row.classes).filter((each) => each >= 0)).size > 1,
      }))
      .filter(({ cells }) => cells.some((cell) => cell !== null)),
    shows: entry.shows.filter(({ dialect }) => keep(dialect)),
    cases: entry.cases.filter(({ dialect }) => keep(dialect)),
  };
}

function rowOf(
  entry: string,
  option: string,
  calls: readonly CallDefaults[],
): AtlasRow {
  const facts = calls.map(({ facts: each }) =>
    each.find((fact) => fact.option === option),
  );
  const keys = facts.map((fact) =>
    fact?.setting ? JSON.stringify(fact.setting.value) : null,
  );
  const distinct = [...new Set(keys.filter((key) => key !== null))];
  const { says, effect } = meaningOf(entry, option);
  return {
    option,
    title: optionTitle(option),
    says,
    effect,
    cells: facts.map((fact) => (fact ? cellOf(fact) : null)),
    classes: keys.map((key) => (key === null ? -1 : distinct.indexOf(key))),
    differs: distinct.length > 1,
  };
}

function cellOf({ option, setting, parameters }: DefaultFact): AtlasCell {
  if (!setting)
    return {
      text: "must be said",
      words: parameters.join(", "),
      origin: "stated",
      because: "",
      source: null,
    };
  return {
    text: option.endsWith(".initializer")
      ? printFormula(setting.value as Initializer)
      : describe(setting.value, option),
    words: setting.words,
    origin: setting.origin,
    because: setting.because ?? "",
    source: setting.source ?? null,
  };
}
