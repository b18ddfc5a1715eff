// What every search for differences is given.
import type { AlignedRow, Alignment } from "../align.ts";
import type { Canonical } from "../canonicalize.ts";
import type { Finding } from "../finding.ts";
import type { CanonicalNode } from "../graph.ts";

export interface Context {
  readonly alignment: Alignment;
  readonly canonicals: readonly Canonical[];
  /** What the columns are called in sentences. */
  readonly names: readonly string[];
}

/** One way to look for differences. */
export type Search = (context: Context) => readonly Finding[];

export interface Present {
  readonly column: number;
  readonly node: CanonicalNode;
}

/** The columns that have a node in this row. */
export const present = (row: AlignedRow): Present[] =>
  row.nodes.flatMap((node, column) => (node ? [{ column, node }] : []));

/** One entry per column: from those present, else the entry of absence. */
export function perColumn<T, P extends { readonly column: number }>(
  columns: number,
  entries: readonly P[],
  take: (entry: P) => T,
  missing: T,
): T[] {
  const all = Array<T>(columns).fill(missing);
  for (const entry of entries) all[entry.column] = take(entry);
  return all;
}
