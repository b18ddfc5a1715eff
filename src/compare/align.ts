// Aligns any number of columns to one spine: each row is one place, with the node each column has there.
import type { NodeId, ParameterId } from "../ir/index.ts";
import type { Canonical } from "./canonicalize.ts";
import type { SpineRow } from "./difference.ts";
import { plainOptions } from "./graph.ts";
import { linearize } from "./linearize.ts";
import { meaningKey } from "./meaning.ts";
import { progressive } from "./sequence.ts";
import { traitsOf } from "./similarity.ts";
import { titled, type AlignedRow } from "./titles.ts";

export type { AlignedRow };

export interface Alignment {
  readonly canonicals: readonly Canonical[];
  readonly rows: readonly AlignedRow[];
  readonly spine: readonly SpineRow[];
}

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
