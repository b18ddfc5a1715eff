// What page and training worker say to each other.
import type { Remembered } from "../choose.ts";
import type { EngineId, Refusal } from "../engine.ts";
import type { Message } from "../loop.ts";
import type { Resumption, TrainingPlan } from "../plan.ts";

export interface RunRequest {
  readonly plan: TrainingPlan;
  /** Engines that were lost in this run, with the reason. */
  readonly lost: readonly Refusal[];
  readonly resumption: Resumption | null;
  /** The engine that an earlier run of the same model chose. */
  readonly remembered: Remembered | null;
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
  run(request: RunRequest, tell: Tell): Promise<Outcome>;
  pause(): void;
  resume(): void;
  stop(): void;
  /** Loses the device on purpose, for tests; false where the backend has none and its worker must be ended instead. */
  loseDevice(): boolean;
}
