// What the training loop asks of an engine: columns that keep their state on the device.
import type { Device } from "./engine.ts";
import type { StepGraph } from "./step/graph.ts";
import type { AppliedRule } from "./step/rules/worth.ts";

/** Numbers on their way to the device. */
export interface HostArray {
  readonly data: Float32Array | Int32Array;
  readonly shape: readonly number[];
}
/** By the name of the step graph's input. */
export type Feeds = Readonly<Record<string, HostArray>>;

/** State by entry name, in the step graph's storage. */
export type HostState = Readonly<Record<string, Float32Array>>;

/** What one run of a step graph tells; null where the graph has no such output. */
export interface Metrics {
  readonly loss: number | null;
  /** Labels guessed right, of how many. */
  readonly correct: number | null;
  readonly judged: number | null;
}

export interface Evaluation extends Metrics {
  readonly predictions: Float32Array;
}

/** One model in training on the device. */
export interface EngineColumn {
  load(state: HostState): void;
  /**
   * One training step; settles when the next one's feeds may be prepared. Metrics stay on the device until they are collected.
   * Steps are not handed in before the one before has settled.
   */
  step(feeds: Feeds, batchSize: number): Promise<void>;
  /** Waits for all steps since the last call, and gives their metrics. */
  collect(): Promise<readonly Metrics[]>;
  evaluate(feeds: Feeds, batchSize: number): Promise<Evaluation>;
  state(): Promise<HostState>;
  dispose(): void;
}

export interface ColumnGraphs {
  readonly train: StepGraph;
  /** Same weights and statistics by name; changes nothing. */
  readonly evaluate: StepGraph;
}

export interface Engine {
  readonly device: Device;
  column(graphs: ColumnGraphs): EngineColumn;
  /** What this engine does of its own to make a step of this batch size cheaper, beside the rules over step graphs. */
  simplified?(step: StepGraph, batchSize: number): readonly AppliedRule[];
  /** Settles when the device is lost, with the reason. */
  readonly lost: Promise<string>;
  /** Whether it is lost already: what was read since is not to be trusted. */
  isLost(): boolean;
  /** Loses the device on purpose, for tests. Throws where the engine has none to lose. */
  loseDevice(): void;
  /** Gives the device back. */
  end(): void;
}
