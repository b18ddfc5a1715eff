// One option's value, and where it came from.

/** A range in a column's source. Lines count from 1; columns count UTF-16 units from 0, as Monaco and JavaScript strings do. */
export interface Span {
  readonly cell: number;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where a fact about a framework stands, and what that is worth. */
export interface Source {
  /** Public path and what to look for there, e.g. `torch/nn/modules/conv.py · _ConvNd.reset_parameters`. */
  readonly at: string;
  readonly url?: string;
  readonly standing: "executed" | "read in source" | "documented";
  /** The framework version it was executed or read in. */
  readonly version?: string;
}

/**
 * How a value came to be:
 * `stated` in the call · `default` in the signature · `implied` where no parameter exists ·
 * `ambient` set elsewhere for a region · `derived` from other options (pool strides = pool size).
 */
export type Origin = "stated" | "default" | "implied" | "ambient" | "derived";

export interface Setting<T> {
  readonly value: T;
  readonly origin: Origin;
  /** The value in the dialect's own words: `padding=1`, `padding='same'`. Empty where the dialect has no word for it. */
  readonly words: string;
  /** The dialect's parameters that say it: `["padding"]`. */
  readonly parameters: readonly string[];
  /** Where it stands in the code, when stated or ambient. */
  readonly span?: Span;
  readonly source?: Source;
  /** Why this value, in one sentence, when derived or implied. */
  readonly because?: string;
}

export type Settings<Options> = {
  readonly [K in keyof Options]: Setting<Options[K]>;
};
export type Draft<Options> = {
  readonly [K in keyof Options]?: Setting<Options[K]>;
};
