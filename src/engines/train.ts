// Trains a plan in a worker of its own, and goes on in another one where a device or a worker is lost: on the same engine as long as it gets further.
import type { Remembered } from "./choose.ts";
import {
  EngineError,
  type EngineId,
  type Progress,
  type Refusal,
} from "./engine.ts";
import type { KeptRun } from "./keptRuns.ts";
import type { Message } from "./loop.ts";
import type { Resumption, Snapshot, TrainingPlan } from "./plan.ts";
import { MessageQueue } from "./queue.ts";
import { startTrainingWorker, type TrainingClient } from "./tfjs/client.ts";
import type { RunRequest } from "./tfjs/protocol.ts";

export * from "./plan.ts";

/** A training under way: iterate over its progress, once. */
export interface Training extends AsyncIterable<Progress> {
  pause(): void;
  resume(): void;
  stop(): void;
  /** Where the run last stood; the final state once it is done. */
  snapshot(): Snapshot | null;
  /** Loses the device (or ends the worker) on purpose, for tests. */
  loseDevice(): Promise<void>;
}

export interface TrainingOptions {
  /** How a worker comes to be. */
  readonly start?: () => TrainingClient;
  /** Milliseconds between the snapshots that leave the worker. */
  readonly snapshotEvery?: number;
  /** Under which name snapshots are kept in this browser, for another visit; null keeps none. */
  readonly keepAs?: string | null;
  /** The kept run to go on from. */
  readonly goOn?: KeptRun | null;
}

/** Starts at once. */
export function train(
  plan: TrainingPlan,
  options: TrainingOptions = {},
): Training {
  const run = new SupervisedRun(plan, {
    start: startTrainingWorker,
    snapshotEvery: 5000,
    keepAs: null,
    goOn: null,
    ...options,
  });
  void run.supervise();
  return {
    pause: () => run.pause(),
    resume: () => run.resume(),
    stop: () => run.stop(),
    snapshot: () => run.snapshot,
    loseDevice: () => run.loseDevice(),
    [Symbol.asyncIterator]: () => run.queue[Symbol.asyncIterator](),
  };
}

/** Which engine was fastest for a model, as long as the page lives: a second run starts without a trial. */
const chosenBefore = new Map<string, Remembered>();

/** Models with equal shapes and batches take equal times. */
function choiceKey({ columns }: TrainingPlan): string {
  const model = columns[0]?.model;
  const ops = model?.nodes.map(({ op }) => op);
  const shapes = Object.values(model?.values ?? {}).map(({ shape }) => shape);
  return JSON.stringify([ops, shapes, model?.data?.batchSize.value]);
}

/** A kept run goes on with the engine that it had. */
const goneOnWith = (kept: KeptRun | null): Remembered | null =>
  kept && {
    engine: kept.engine,
    because: "The run was kept from this engine.",
    trials: [],
  };

class SupervisedRun {
  readonly queue = new MessageQueue<Progress>();
  snapshot: Snapshot | null = null;
  /** Engines given up. */
  private readonly lost: Refusal[] = [];
  /** By column: losses already told, by step. */
  private readonly reported: number[][];
  /** The engine that runs, or is started again. */
  private engine: EngineId | null = null;
  private lastLoss: { readonly engine: EngineId; readonly seen: number } = {
    engine: "tfjs-cpu",
    seen: -1,
  };
  /** Why the engine that runs was taken. */
  private told: Remembered | null = null;
  private client: TrainingClient | null = null;
  private stopped = false;
  private paused = false;

  constructor(
    private readonly plan: TrainingPlan,
    private readonly options: Required<TrainingOptions>,
  ) {
    this.reported = plan.columns.map(() => []);
  }

  /** Runs worker after worker until one finishes. */
  async supervise(): Promise<void> {
    try {
      let resumption: Resumption | null = null;
      do resumption = await this.attempt(resumption);
      while (resumption);
      this.queue.close();
    } catch (error) {
      this.queue.fail(error);
    } finally {
      this.client?.end();
    }
  }

  /** One worker's part of the run: null when it finished, else how the next one goes on. */
  private async attempt(
    resumption: Resumption | null,
  ): Promise<Resumption | null> {
    const client = this.options.start();
    this.client = client;
    if (this.paused) client.pause();
    if (this.stopped) client.stop();
    const { plan, lost } = this;
    const { snapshotEvery, keepAs, goOn } = this.options;
    const ranSoFar = this.engine === null ? null : this.told;
    const request: RunRequest = {
      plan,
      remembered:
        ranSoFar ??
        goneOnWith(goOn) ??
        chosenBefore.get(choiceKey(plan)) ??
        null,
      snapshotEvery,
      lost,
      resumption,
      keepAs: goOn?.id ?? keepAs,
      goOn: goOn !== null && !resumption?.snapshot,
    };
    const outcome = await client.run(request, (message) => this.hear(message));
    if (outcome !== "crashed" && outcome.kind === "finished") return null;
    client.end();
    const because =
      outcome === "crashed" ? "The training worker died." : outcome.because;
    const engine = outcome === "crashed" ? this.engine : outcome.engine;
    if (engine === null)
      throw new EngineError(
        "The training worker died before any engine had started. Reload the page and try again.",
      );
    this.engine = this.tryAgain(engine, because) ? engine : null;
    return {
      from: engine,
      because,
      snapshot: this.snapshot,
      reported: this.reported,
    };
  }

  /** An engine lost twice without a step that nobody had seen is given up, and the next one has its turn. */
  private tryAgain(engine: EngineId, reason: string): boolean {
    const seen = this.reported.reduce((sum, { length }) => sum + length, 0);
    const { lastLoss } = this;
    this.lastLoss = { engine, seen };
    if (lastLoss.engine !== engine || lastLoss.seen < seen) return true;
    this.lost.push({ engine, reason });
    return false;
  }

  private hear(message: Message): void {
    if (message.kind === "snapshot") {
      this.snapshot = message.snapshot;
      return;
    }
    if (message.kind === "device") {
      const { device, because, trials } = message.report;
      this.engine = device.engine;
      this.told = { engine: device.engine, because, trials };
      if (trials.length > 0) chosenBefore.set(choiceKey(this.plan), this.told);
    }
    if (message.kind === "steps")
      for (const { column, step, loss } of message.reports) {
        const losses = this.reported[column];
        if (losses) losses[step - 1] = loss;
      }
    this.queue.push(message);
  }

  pause(): void {
    this.paused = true;
    this.client?.pause();
  }
  resume(): void {
    this.paused = false;
    this.client?.resume();
  }
  stop(): void {
    this.stopped = true;
    this.client?.stop();
  }
  async loseDevice(): Promise<void> {
    await this.client?.loseDevice();
  }
}
