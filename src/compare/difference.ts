// What comparing says: rows over all columns, in four lists.
import type {
  Effect,
  NodeId,
  Origin,
  ParameterId,
  Setting,
  Span,
} from "../ir/index.ts";

/** Index of a column among those compared. */
export type Column = number;

/**
 * One place of the spine that all columns are aligned to: the node each column has there (null: it has none).
 * The rows of the loss, the optimiser and the data recipe stand after those of the layers.
 */
export interface SpineRow {
  readonly id: string;
  readonly part: "input" | "layer" | "loss" | "optimizer" | "data";
  /** `conv 2`, `dropout 3`, `loss`, `optimizer`, `data`. */
  readonly title: string;
  /** Canonical nodes' source nodes, by column: the nodes of the column's own model that this row stands for. */
  readonly nodes: readonly (readonly NodeId[])[];
  readonly parameters: readonly (readonly ParameterId[])[];
}

/** What one column says at a difference. */
export interface DifferenceValue {
  /** Short, in the learner's words: `U(±0.1925)`, `drops the last partial batch`. */
  readonly text: string;
  /** In the dialect's own words, where it has any: `padding='same'`. */
  readonly words: string;
  readonly origin: Origin | "absent";
  readonly setting?: Setting<unknown>;
  readonly span?: Span;
}

/** The smallest edit that makes one column say what another says: text to put at a place of its source. */
export interface Fix {
  /** The id of the difference it ends. */
  readonly difference: string;
  readonly column: Column;
  readonly toMatch: Column;
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}

export type DifferenceList =
  "differs" | "latent" | "same in other words" | "not modelled";

export interface Difference {
  readonly id: string;
  readonly list: DifferenceList;
  readonly effect: Effect;
  /** Spine rows it concerns: several when the same thing holds for many layers (all kernels). */
  readonly rows: readonly string[];
  /** The neutral option: `initializer`, `padding`, `remainder`; or `node` when a whole layer is missing. */
  readonly option: string;
  /** `kernel initialiser`, `last partial batch`. */
  readonly title: string;
  /** One or two sentences a learner understands: what differs and what it changes. */
  readonly explanation: string;
  readonly values: readonly DifferenceValue[];
  /** Columns with the same number mean the same. */
  readonly classes: readonly number[];
  /** The rule that makes them the same, and while what holds; for `same in other words` and `latent`. */
  readonly rule?: string;
  readonly condition?: string;
}

export interface Comparison {
  readonly spine: readonly SpineRow[];
  readonly differences: readonly Difference[];
}
