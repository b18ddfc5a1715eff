// What one reading of a rosetta cell tells the page: plain values that can be stored, posted and compared.
import type { Comparison, Fix } from "./compare/difference.ts";
import type { OptionRow } from "./compare/optionTable.ts";
import type { Model, NodeId, Origin, Span } from "./ir/index.ts";
import type { Recording } from "./python/recording.ts";

/** One column as the pipeline takes it. */
export interface ColumnSource {
  /** Sources of its cells, setup first; `Span.cell` is the index here. */
  readonly cells: readonly string[];
  /** What metadata says; the recording decides where it is silent. */
  readonly dialect?: string;
  /** What the file's name or the notebook's kernel says; the dialect and then the text decide where they are silent. */
  readonly language?: "python" | "javascript";
  readonly version?: string;
  /** Versions that the notebook's stored outputs printed, by dialect. */
  readonly printedVersions?: Readonly<Record<string, string>>;
  readonly example?: {
    readonly shape: readonly (number | { readonly batch: number })[];
    readonly dtype: "float32" | "int32" | "int64";
  };
  readonly entry?: string;
}

/** Why a column could not be read, told at its place. */
export interface ColumnError {
  /** `python`, `unknown` and `limit` come from running the code; `reading` from a call we know but cannot express. */
  readonly kind: "python" | "unknown" | "limit" | "reading";
  readonly title: string;
  readonly message: string;
  /** A real Python traceback, where there is one. */
  readonly traceback: string;
  readonly span: Span | null;
}

/** An option nobody wrote, shown where it acts. */
export interface Ghost {
  /** The node's id, or `optimizer`. */
  readonly node: NodeId;
  /** Insert before the closing parenthesis of this call. */
  readonly span: Span;
  /** In the dialect's words: `stride=1`; or what it does where no parameter exists: `init U(±1/√fan_in)`. */
  readonly text: string;
  readonly option: string;
  readonly origin: Origin;
  /** Ids of differences in which this option stands; empty where all columns agree. */
  readonly differences: readonly string[];
}

export interface ColumnReading {
  readonly dialect: string | null;
  readonly title: string;
  readonly recording: Recording;
  readonly model: Model | null;
  readonly ghosts: readonly Ghost[];
  readonly error: ColumnError | null;
}

export interface Analysis {
  readonly columns: readonly ColumnReading[];
  /** Over the columns that could be read; null when none could. Column numbers are those of `columns` through `compared`. */
  readonly comparison: Comparison | null;
  readonly compared: readonly number[];
  readonly fixes: readonly Fix[];
  /** Time of the analysis itself (read … diff), without Python, in milliseconds. */
  readonly milliseconds: number;
}

/** One line of the hover table: an option's value in every compared column. */
export type HoverRow = OptionRow;

/** One group of a shipped notebook, analysed while building: what was read, and what came of it. */
export interface ShippedAnalysis {
  readonly group: string;
  readonly sources: readonly ColumnSource[];
  readonly analysis: Analysis;
}
