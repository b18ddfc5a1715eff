// Framework versions: comparing them, and facts that changed with them.

/** A fact that holds from a version on: pairs of [first version, value], oldest first. */
export interface ByVersion<T> {
  readonly byVersion: readonly (readonly [since: string, value: T])[];
}

/** A fact for all versions, or one that changed. */
export type Versioned<T> = T | ByVersion<T>;

export const byVersion = <T>(
  ...pairs: readonly (readonly [since: string, value: T])[]
): ByVersion<T> => ({ byVersion: pairs });

/** Negative when `a` is older than `b`. Reads the leading numbers only: `2.13.0+cpu` is 2.13.0. */
export function compareVersions(a: string, b: string): number {
  const parts = (version: string) =>
    (/^[\d.]*/.exec(version)?.[0] ?? "").split(".").map(Number);
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The fact as it stood in a version; the oldest known one for versions before it. */
export function atVersion<T>(fact: Versioned<T>, version: string): T {
  if (!isByVersion(fact)) return fact;
  const held =
    fact.byVersion
      .filter(([since]) => compareVersions(since, version) <= 0)
      .at(-1) ?? fact.byVersion[0];
  if (!held)
    throw new Error("Expected a versioned fact to hold at least one value.");
  return held[1];
}

function isByVersion<T>(fact: Versioned<T>): fact is ByVersion<T> {
  return typeof fact === "object" && fact !== null && "byVersion" in fact;
}
