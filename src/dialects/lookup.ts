// Finding a dialect's phrases by the path of a call: its own, then those of dialects that its programs also speak.
import type { Dialect } from "./dialect.ts";
import { dialectById } from "./index.ts";
import type { ModifierPhrase } from "./modifier.ts";
import type { InitializerPhrase, OptimizerPhrase, Phrase } from "./phrase.ts";
import { atVersion } from "./version.ts";

interface Tables {
  readonly phrases: ReadonlyMap<string, Phrase>;
  readonly optimizers: ReadonlyMap<string, OptimizerPhrase>;
  readonly initializers: ReadonlyMap<string, InitializerPhrase>;
  readonly modifiers: ReadonlyMap<string, ModifierPhrase>;
}

const tables = new WeakMap<Dialect, Tables>();

const byCall = <P extends { readonly calls: readonly string[] }>(
  phrases: readonly P[],
): ReadonlyMap<string, P> =>
  new Map(
    phrases.flatMap((each) => each.calls.map((call) => [call, each] as const)),
  );

/** A dialect, after those whose calls its programs use: of equal paths the last holds. */
const spoken = (dialect: Dialect): readonly Dialect[] => [
  ...(dialect.alsoSpeaks ?? []).flatMap((id) => dialectById(id) ?? []),
  dialect,
];

/** Phrases, optimisers and initialisers of a dialect by call path. */
export function lookup(dialect: Dialect): Tables {
  let found = tables.get(dialect);
  if (!found) {
    const all = spoken(dialect);
    found = {
      phrases: byCall(all.flatMap((each) => each.phrases)),
      optimizers: byCall(all.flatMap((each) => each.optimizers)),
      initializers: byCall(all.flatMap((each) => each.initializers)),
      modifiers: byCall(all.flatMap((each) => each.modifiers ?? [])),
    };
    tables.set(dialect, found);
  }
  return found;
}

/** All signature texts of a dialect at a version, by call path: what the dry run binds with. */
export function signaturesOf(
  dialect: Dialect,
  version: string,
): Record<string, string> {
  return Object.assign(
    {},
    ...spoken(dialect).map((each) => signaturesOwnedBy(each, version)),
  ) as Record<string, string>;
}

function signaturesOwnedBy(
  dialect: Dialect,
  version: string,
): Record<string, string> {
  const all = [
    ...dialect.phrases,
    ...dialect.optimizers,
    ...dialect.initializers,
    ...(dialect.schedules ?? []),
    ...(dialect.modifiers ?? []),
  ];
  const pairs = all.flatMap((each) =>
    each.calls.map(
      (call) => [call, atVersion(each.signature, version)] as const,
    ),
  );
  const others = Object.entries(dialect.others).map(
    ([call, text]) => [call, atVersion(text, version)] as const,
  );
  return Object.fromEntries([...others, ...pairs]);
}
