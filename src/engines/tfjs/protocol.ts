// What page and training worker say to each other.
import type { Remembered } from "../choose.ts";
import type { EngineId, Refusal } from "../engine.ts";
import type { Message } from "../loop.ts";
import type { Resumption, TrainingPlan } from "../plan.ts";

export interface RunRequest {
  readonly plan: TrainingPlan;
  /** Milliseconds between snapshots. */
  readonly snapshotEvery: number;
  /** Engines that were given up in this run, with the reason. */
  readonly lost: readonly Refusal[];
  readonly resumption: Resumption | null;
  /** The engine that ran so far, or that an earlier run of the same model chose. */
  readonly remembered: Remembered | null;
  /** Under which name the run is kept for another visit; null keeps nothing. */
  readonly keepAs: string | null;
  /** Whether it goes on from what was kept under that name. */
  readonly goOn: boolean;
}

/** How a run ended in this worker. */
export type Outcome =
  | { readonly kind: "finished" }
  | {
      readonly kind: "lost";
      readonly engine: EngineId;
      readonly because: string;
    };

/** Across the worker's border every call is answered: the answer says that the message arrived. */
export type Tell = (message: Message) => void | Promise<void>;

/** One worker trains one plan, once. */
export interface TrainingWorker {
  /** Takes the lock of this name and keeps it as long as the worker lives. */
  hold(lifeline: string): Promise<void>;
  run(request: RunRequest, tell: Tell): Promise<Outcome>;
  pause(): void;
  resume(): void;
  stop(): void;
  /** Loses the device on purpose, for tests; false where the backend has none and its worker must be ended instead. */
  loseDevice(): boolean;
}
