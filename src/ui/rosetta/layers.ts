// The spine as a table: per row and column the call's output shape and its weights.
import type { Analysis } from "../../analysis.ts";
import type { SpineRow } from "../../compare/difference.ts";
import { parameterCount, printShape, type Model } from "../../ir/index.ts";

export interface LayerCell {
  readonly calls: readonly string[];
  readonly shape: string;
  readonly parameters: number;
}

export interface LayerRow {
  readonly row: SpineRow;
  /** By compared column; null where a column has nothing there. */
  readonly cells: readonly (LayerCell | null)[];
}

export function layerRows({
  comparison,
  columns,
  compared,
}: Analysis): LayerRow[] {
  if (!comparison) return [];
  return comparison.spine
    .filter(({ part }) => part === "layer" || part === "loss")
    .map((row) => ({
      row,
      cells: compared.map((i, column) =>
        layerCell(columns[i]?.model ?? null, row, column),
      ),
    }));
}

function layerCell(
  model: Model | null,
  row: SpineRow,
  column: number,
): LayerCell | null {
  const ids = row.nodes[column] ?? [];
  const nodes = model?.nodes.filter(({ id }) => ids.includes(id)) ?? [];
  const last = nodes.at(-1);
  if (!model || !last) return null;
  const owned = new Set(
    nodes.flatMap(({ parameters }) => Object.values(parameters)),
  );
  const value = model.values[last.outputs[0] ?? ""];
  return {
    calls: [...new Set(nodes.map(({ call }) => call).filter(Boolean))],
    shape: value ? printShape(value.shape) : "",
    parameters: parameterCount({
      parameters: model.parameters.filter(({ id }) => owned.has(id)),
    }),
  };
}
