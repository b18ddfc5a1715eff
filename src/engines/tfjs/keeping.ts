// Keeps the snapshots of a run as they come, in the training worker: writing large states would hold up the page.
import type { Dataset } from "../../data/dataset.ts";
import type { Control } from "../control.ts";
import type { EngineId } from "../engine.ts";
import { dataIdentity, RunKeeper } from "../keptRuns.ts";
import type { Message } from "../loop.ts";
import type { Resumption, Snapshot, TrainingPlan } from "../plan.ts";
import type { Tell } from "./protocol.ts";

/** Milliseconds between two snapshots that are written. */
const keepEvery = 10_000;

export class Keeping {
  private engine: EngineId = "tfjs-cpu";
  private last = performance.now();
  private written: Promise<void> = Promise.resolve();
  private failed = false;

  private data: Promise<string> | null = null;

  private constructor(
    private readonly keeper: RunKeeper,
    private readonly id: string,
    private readonly dataset: Dataset,
    private readonly control: Control,
    private readonly tell: Tell,
  ) {}

  /** Null, and told, where this browser keeps nothing. */
  static async open(
    plan: TrainingPlan,
    id: string,
    control: Control,
    tell: Tell,
  ): Promise<Keeping | null> {
    try {
      const keeper = await RunKeeper.open();
      return new Keeping(keeper, id, plan.dataset, control, tell);
    } catch (error) {
      void tell({ kind: "not kept", reason: String(error) });
      return null;
    }
  }

  async resumption(): Promise<Resumption> {
    return this.keeper.resumption(this.id, await this.identity());
  }

  /** Of all examples, worked out when it is first asked for: a run begins without it. */
  private identity(): Promise<string> {
    return (this.data ??= dataIdentity(this.dataset));
  }

  /** Hears every message before it leaves the worker: a snapshot's arrays move away then. A run ends when all is written. */
  async hear(message: Message): Promise<void> {
    if (message.kind === "device") this.engine = message.report.device.engine;
    if (message.kind === "snapshot") await this.keepIfDue(message.snapshot);
    if (message.kind !== "done") return;
    if (!message.stopped) this.afterwards(() => this.keeper.forget(this.id));
    await this.written;
  }

  /** A run that is stopped is kept as it stands. */
  private async keepIfDue(snapshot: Snapshot): Promise<void> {
    const due = performance.now() - this.last >= keepEvery;
    if (this.failed || !(due || this.control.stopped)) return;
    this.last = performance.now();
    const { id, engine, keeper } = this;
    const step = snapshot.columns[0]?.step ?? 0;
    const writing = this.identity().then((data) => {
      const kept = keeper.keep({ id, data, engine, step }, snapshot);
      // The snapshot is copied by now, and may move away.
      this.afterwards(() => kept);
    });
    await writing.catch((error: unknown) => this.fail(error));
  }

  /** A full or forbidden storage is told once; the run needs none. */
  private afterwards(work: () => Promise<void>): void {
    this.written = this.written
      .then(work)
      .catch((error: unknown) => this.fail(error));
  }

  private fail(error: unknown): void {
    if (!this.failed)
      void this.tell({ kind: "not kept", reason: String(error) });
    this.failed = true;
  }

  async close(): Promise<void> {
    await this.written;
    this.keeper.close();
  }
}
