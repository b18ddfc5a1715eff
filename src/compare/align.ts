// Aligns any number of columns to one spine: each row is one place, with the node each column has there.
import type { NodeId, ParameterId } from "../ir/index.ts";
import type { Canonical } from "./canonicalize.ts";
import type { SpineRow } from "./difference.ts";
import { option, plainOptions, type CanonicalNode } from "./graph.ts";
import { linearize } from "./linearize.ts";
import { meaningKey } from "./meaning.ts";
import { similarity, traitsOf, type Traits } from "./similarity.ts";

/** A row with its canonical nodes; rows of recipes have none. */
export interface AlignedRow {
  readonly id: string;
  readonly part: SpineRow["part"];
  readonly title: string;
  readonly nodes: readonly (CanonicalNode | null)[];
}

export interface Alignment {
  readonly canonicals: readonly Canonical[];
  readonly rows: readonly AlignedRow[];
  readonly spine: readonly SpineRow[];
}

/** What an unmatched node costs. */
const gap = -1;

/** All columns on one spine. The result does not hang on the order of the columns. */
export function align(canonicals: readonly Canonical[]): Alignment {
  const linear = canonicals.map(({ graph }) => linearize(graph));
  const order = columnOrder(canonicals);
  const place = (part: "layers" | "loss") =>
    progressive(
      canonicals.map(({ graph }, column) =>
        (linear[column]?.[part] ?? []).map((node) => traitsOf(graph, node)),
      ),
      order,
    );
  const rows = [
    recipeRow("input", canonicals.length),
    ...titled(place("layers"), "layer"),
    ...titled(place("loss"), "loss"),
    ...(canonicals.some(({ graph }) => graph.optimizer)
      ? [recipeRow("optimizer", canonicals.length)]
      : []),
    ...(canonicals.some(({ graph }) => graph.data)
      ? [recipeRow("data", canonicals.length)]
      : []),
  ];
  return {
    canonicals,
    rows,
    spine: rows.map((row) => publicRow(row, canonicals)),
  };
}

/** Longest column first; equal lengths by what they say, so that a column's place among the others does not matter. */
function columnOrder(canonicals: readonly Canonical[]): number[] {
  const keys = canonicals.map(({ graph }) =>
    meaningKey(
      graph.nodes.map((node) => [node.op, plainOptions(node), node.inputs]),
    ),
  );
  return canonicals
    .map((_, column) => column)
    .sort(
      (a, b) =>
        (canonicals[b]?.graph.nodes.length ?? 0) -
          (canonicals[a]?.graph.nodes.length ?? 0) ||
        (keys[a] ?? "").localeCompare(keys[b] ?? ""),
    );
}

type Row = (Traits | null)[];

/** Adds one column after the other to the growing spine. */
function progressive(
  columns: readonly (readonly Traits[])[],
  order: readonly number[],
): Row[] {
  return order.reduce<Row[]>((rows, column) => {
    const pairs = bestPairs(rows, columns[column] ?? []);
    return pairs.map(([row, node]) => {
      const grown = row ? [...row] : columns.map(() => null);
      grown[column] = node;
      return grown;
    });
  }, []);
}

/** Needleman & Wunsch 1970: the order-keeping pairing of greatest worth; unpaired rows before unpaired nodes. */
function bestPairs(
  rows: readonly Row[],
  nodes: readonly Traits[],
): [Row | null, Traits | null][] {
  const width = nodes.length + 1;
  const worth = new Float64Array((rows.length + 1) * width);
  const pair = new Float64Array(worth.length).fill(-Infinity);
  for (let i = rows.length; i >= 0; i--) {
    for (let j = nodes.length; j >= 0; j--) {
      const at = i * width + j;
      const row = rows[i];
      const node = nodes[j];
      if (!row && !node) continue;
      const match = row && node ? rowSimilarity(row, node) : null;
      if (match !== null) pair[at] = match + (worth[at + width + 1] ?? 0);
      worth[at] = Math.max(
        pair[at] ?? -Infinity,
        row ? gap + (worth[at + width] ?? 0) : -Infinity,
        node ? gap + (worth[at + 1] ?? 0) : -Infinity,
      );
    }
  }
  return trace(rows, nodes, worth, pair);
}

function trace(
  rows: readonly Row[],
  nodes: readonly Traits[],
  worth: Float64Array,
  pair: Float64Array,
): [Row | null, Traits | null][] {
  const width = nodes.length + 1;
  const pairs: [Row | null, Traits | null][] = [];
  let i = 0;
  let j = 0;
  while (i < rows.length || j < nodes.length) {
    const at = i * width + j;
    const row = rows[i] ?? null;
    const node = nodes[j] ?? null;
    if (row && node && pair[at] === worth[at]) {
      pairs.push([row, node]);
      i++;
      j++;
    } else if (row && worth[at] === gap + (worth[at + width] ?? 0)) {
      pairs.push([row, null]);
      i++;
    } else {
      pairs.push([null, node]);
      j++;
    }
  }
  return pairs;
}

function rowSimilarity(row: Row, node: Traits): number | null {
  let best: number | null = null;
  for (const other of row) {
    const found = other && similarity(other, node);
    if (found !== null && (best === null || found > best)) best = found;
  }
  return best;
}

const words: Readonly<Partial<Record<CanonicalNode["op"], string>>> = {
  convTranspose: "transposed conv",
  maxPool: "pool",
  avgPool: "pool",
  globalPool: "global pool",
  adaptivePool: "adaptive pool",
  batchNorm: "batch norm",
  layerNorm: "layer norm",
  groupNorm: "group norm",
  crossEntropy: "loss",
  regressionLoss: "loss",
  binaryCrossEntropy: "loss",
};

/** What a row is called: `conv`, `relu`, `add`. */
function kindOf(node: CanonicalNode | undefined): string {
  if (!node) return "layer";
  if (["activation", "arithmetic", "math"].includes(node.op))
    return option<string>(node, "function");
  return words[node.op] ?? node.op;
}

function titled(rows: readonly Row[], part: "layer" | "loss"): AlignedRow[] {
  const kinds = rows.map(
    (row) =>
      row
        .flatMap((traits) => (traits ? [kindOf(traits.node)] : []))
        .sort()[0] ?? "layer",
  );
  const seen = new Map<string, number>();
  return rows.map((row, i) => {
    const kind = kinds[i] ?? "layer";
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    const alone = kinds.filter((other) => other === kind).length === 1;
    const title = alone ? kind : `${kind} ${count}`;
    return {
      id: `${part}:${kind} ${count}`,
      part,
      title,
      nodes: row.map((traits) => traits?.node ?? null),
    };
  });
}

function recipeRow(
  part: "input" | "optimizer" | "data",
  columns: number,
): AlignedRow {
  const title = part === "optimizer" ? "optimiser" : part;
  return { id: part, part, title, nodes: Array<null>(columns).fill(null) };
}

function publicRow(
  { id, part, title, nodes }: AlignedRow,
  canonicals: readonly Canonical[],
): SpineRow {
  const sources = canonicals.map(({ graph }, column): readonly NodeId[] =>
    part === "input" ? graph.orphans : (nodes[column]?.sources ?? []),
  );
  const parameters = nodes.map((node): readonly ParameterId[] => [
    ...new Set(Object.values(node?.parameters ?? {})),
  ]);
  return { id, part, title, nodes: sources, parameters };
}
