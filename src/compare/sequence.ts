// Global alignment of sequences of nodes: one column after the other joins the growing rows.
import { similarity, type Traits } from "./similarity.ts";

/** What an unmatched node costs. */
const gap = -1;

/** One place, with the node each column has there. */
export type Row = (Traits | null)[];

/** Adds one column after the other to the growing spine. */
export function progressive(
  columns: readonly (readonly Traits[])[],
  order: readonly number[],
): Row[] {
  return order.reduce<Row[]>((rows, column) => {
    const pairs = pairUp(rows, columns[column] ?? []);
    return pairs.map(([row, node]) => {
      const grown = row ? [...row] : columns.map(() => null);
      grown[column] = node;
      return grown;
    });
  }, []);
}

/** Nodes that are alike in everything at both ends are pairs in any best pairing; only what lies between is searched. */
function pairUp(
  rows: readonly Row[],
  nodes: readonly Traits[],
): [Row | null, Traits | null][] {
  const most = Math.min(rows.length, nodes.length);
  let head = 0;
  while (head < most && alike(rows[head], nodes[head])) head++;
  let tail = 0;
  while (
    tail < most - head &&
    alike(rows[rows.length - 1 - tail], nodes[nodes.length - 1 - tail])
  )
    tail++;
  const pair = (row: Row, node: Traits | undefined): [Row, Traits | null] => [
    row,
    node ?? null,
  ];
  return [
    ...rows.slice(0, head).map((row, i) => pair(row, nodes[i])),
    ...bestPairs(
      rows.slice(head, rows.length - tail),
      nodes.slice(head, nodes.length - tail),
    ),
    ...rows
      .slice(rows.length - tail)
      .map((row, i) => pair(row, nodes[nodes.length - tail + i])),
  ];
}

/** Whether some column's node at this row says the same as this one in everything. */
function alike(row: Row | undefined, node: Traits | undefined): boolean {
  return Boolean(
    node && row?.some((other) => other && other.text === node.text),
  );
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
