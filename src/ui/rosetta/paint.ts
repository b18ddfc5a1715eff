// Which row of the spine owns which piece of a column's source: places of nodes, flattened to pieces that do not overlap.
import type { SpineRow } from "../../compare/difference.ts";
import type { Model, Place, Span } from "../../ir/index.ts";
import type { Hues } from "./hues.ts";
import {
  comparePoints,
  contains,
  encloses,
  endOf,
  spanKey,
  startOf,
  type Point,
} from "./spans.ts";

/** All rows that stand at one range, in spine order. */
export interface Claim {
  readonly span: Span;
  readonly rows: readonly string[];
  /** Rows of different hues meet here: a loop or a helper that makes several layers. */
  readonly shared: boolean;
}

/** The claims of one column. A range that many layers share is dropped where each of them has a range of its own. */
export function claims(
  model: Pick<Model, "nodes" | "optimizer">,
  column: number,
  spine: readonly SpineRow[],
  hues: Hues,
): Claim[] {
  const bySpan = new Map<string, { span: Span; rows: string[] }>();
  for (const row of spine) {
    for (const span of spansOf(model, row, column)) {
      const entry = bySpan.get(spanKey(span)) ?? { span, rows: [] };
      if (!entry.rows.includes(row.id)) entry.rows.push(row.id);
      bySpan.set(spanKey(span), entry);
    }
  }
  const all = [...bySpan.values()].map((entry) => ({
    ...entry,
    shared: coloursOf(entry.rows, hues) > 1,
  }));
  const alone = new Set(
    all.filter(({ shared }) => !shared).flatMap(({ rows }) => rows),
  );
  return all.filter(
    ({ shared, rows }) => !shared || rows.some((row) => !alone.has(row)),
  );
}

function spansOf(
  model: Pick<Model, "nodes" | "optimizer">,
  row: SpineRow,
  column: number,
): Span[] {
  const ids = row.nodes[column] ?? [];
  const places: Place[] = model.nodes
    .filter((node) => ids.includes(node.id))
    .flatMap((node) => [...node.places]);
  if (row.part === "optimizer" && model.optimizer)
    places.push(...model.optimizer.places);
  return places.flatMap(({ stack }) => [...stack]);
}

/** Rows without a tint (loss, optimiser) do not make a range many-coloured. */
function coloursOf(rows: readonly string[], hues: Hues): number {
  return new Set(
    rows.map((row) => hues[row]).filter((hue) => hue !== undefined),
  ).size;
}

/** A piece of the source that belongs to one claim: the smallest that covers it. */
export interface Piece {
  readonly span: Span;
  readonly claim: Claim;
}

/** Cuts nested ranges into pieces, so that the innermost call shows its own colour and the outer one the rest. */
export function pieces(all: readonly Claim[]): Piece[] {
  const cells = [...new Set(all.map(({ span }) => span.cell))];
  return cells.flatMap((cell) =>
    piecesOfCell(all.filter(({ span }) => span.cell === cell)),
  );
}

function piecesOfCell(all: readonly Claim[]): Piece[] {
  const cuts = uniquePoints(
    all.flatMap(({ span }) => [startOf(span), endOf(span)]),
  );
  return cuts.slice(1).flatMap((end, index) => {
    const start = cuts[index] as Point;
    const span = between(start, end);
    const claim = innermost(all.filter((c) => encloses(c.span, span)));
    return claim ? [{ span, claim }] : [];
  });
}

function between(start: Point, end: Point): Span {
  return {
    cell: start.cell,
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

function uniquePoints(points: readonly Point[]): Point[] {
  return [...points].sort(comparePoints).filter((p, i, list) => {
    const before = list[i - 1];
    return !before || comparePoints(before, p) !== 0;
  });
}

function innermost(list: readonly Claim[]): Claim | undefined {
  return list.reduce<Claim | undefined>(
    (best, claim) => (!best || encloses(best.span, claim.span) ? claim : best),
    undefined,
  );
}

/** The rows under a place in the source: those of the smallest range around it. */
export function rowsAt(all: readonly Claim[], point: Point): readonly string[] {
  return innermost(all.filter(({ span }) => contains(span, point)))?.rows ?? [];
}
