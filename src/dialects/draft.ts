// What reading finds before defaults are filled in: sentences matched to phrases, wired by values.
import type {
  Initializer,
  Note,
  Place,
  Setting,
  Span,
  Value,
  ValueId,
} from "../ir/index.ts";
import type { ParameterRef, Recording } from "../python/recording.ts";
import type { Dialect } from "./dialect.ts";
import type { DraftModifier } from "./modified.ts";
import type { Context, OptimizerPhrase, Phrase } from "./phrase.ts";

/** One call that says an op: its phrase, and what its rows may look at. */
export interface DraftNode {
  readonly id: string;
  readonly phrase: Phrase;
  readonly context: Context;
  readonly call: string;
  readonly name: string;
  readonly inputs: readonly ValueId[];
  readonly outputs: readonly ValueId[];
  /** Weights by the dialect's role. */
  readonly weights: Readonly<Record<string, ParameterRef>>;
  readonly places: readonly Place[];
}

/** A learned tensor used directly. */
export interface DraftParameter {
  readonly id: string;
  readonly parameter: ParameterRef;
  readonly output: ValueId;
}

export interface DraftOptimizer {
  readonly phrase: OptimizerPhrase;
  readonly context: Context;
  readonly call: string;
  readonly places: readonly Place[];
  /** Calls that change it, in the order of the program. */
  readonly modifiers: readonly DraftModifier[];
  /** The parameters it was given. */
  readonly parameters: ReadonlySet<ParameterRef>;
}

export interface Draft {
  readonly dialect: Dialect;
  readonly version: string;
  readonly recording: Recording;
  readonly nodes: readonly DraftNode[];
  readonly learned: readonly DraftParameter[];
  readonly values: Readonly<Record<ValueId, Value>>;
  readonly inputs: readonly ValueId[];
  readonly targets: readonly ValueId[];
  readonly outputs: readonly ValueId[];
  readonly loss: ValueId | null;
  readonly optimizer: DraftOptimizer | null;
  /** Initialisers set after construction, oldest first. */
  readonly late: ReadonlyMap<ParameterRef, readonly Setting<Initializer>[]>;
  readonly notes: readonly Note[];
}

/** Where a node stands in the program, first of all. */
export const firstSpan = ({
  places,
}: Pick<DraftNode, "places">): Span | undefined => places[0]?.stack[0];
