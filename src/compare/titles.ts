// What the rows of the spine are called: `conv 2`, `relu`, `dropout 3`.
import { spaced } from "../ir/index.ts";
import type { SpineRow } from "./difference.ts";
import { option, type CanonicalNode } from "./graph.ts";
import type { Row } from "./sequence.ts";

/** A row with its canonical nodes; rows of recipes have none. */
export interface AlignedRow {
  readonly id: string;
  readonly part: SpineRow["part"];
  readonly title: string;
  readonly nodes: readonly (CanonicalNode | null)[];
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
  localResponseNorm: "local response norm",
  simpleRnn: "rnn",
  crossEntropy: "loss",
  regressionLoss: "loss",
  binaryCrossEntropy: "loss",
  poissonLoss: "loss",
  divergence: "loss",
  hingeLoss: "loss",
  cosineLoss: "loss",
};

/** What a row is called: `conv`, `relu`, `add`. */
function kindOf(node: CanonicalNode | undefined): string {
  if (!node) return "layer";
  if (["activation", "arithmetic", "math"].includes(node.op))
    return option<string>(node, "function");
  return words[node.op] ?? node.op;
}

/** Rows with their titles and ids; a kind is numbered where it stands more than once. */
export function titled(
  rows: readonly Row[],
  part: "layer" | "loss",
): AlignedRow[] {
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
    const title = alone ? spaced(kind) : `${spaced(kind)} ${count}`;
    return {
      id: `${part}:${kind} ${count}`,
      part,
      title,
      nodes: row.map((traits) => traits?.node ?? null),
    };
  });
}
