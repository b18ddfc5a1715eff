// Keeps the snapshots of a run as they come, in the training worker: writing large states would hold up the page.
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

  private constructor(
    private readonly keeper: RunKeeper,
    private readonly id: string,
    private readonly data: string,
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
      const data = await dataIdentity(plan.dataset);
      return new Keeping(await RunKeeper.open(), id, data, control, tell);
    } catch (error) {
      void tell({ kind: "not kept", reason: String(error) });
      return null;
    }
  }

  resumption(): Promise<Resumption> {
    return this.keeper.resumption(this.id, this.data);
  }

  /** Hears every message before it leaves the worker: a snapshot's arrays move away then. A run ends when all is written. */
  async hear(message: Message): Promise<void> {
    if (message.kind === "device") this.engine = message.report.device.engine;
    if (message.kind === "snapshot") this.keepIfDue(message.snapshot);
    if (message.kind !== "done") return;
    if (!message.stopped) this.afterwards(() => this.keeper.forget(this.id));
    await this.written;
  }

  /** A run that is stopped is kept as it stands. */
  private keepIfDue(snapshot: Snapshot): void {
    const due = performance.now() - this.last >= keepEvery;
    if (this.failed || !(due || this.control.stopped)) return;
    this.last = performance.now();
    const { id, data, engine, keeper } = this;
    const step = snapshot.columns[0]?.step ?? 0;
    const writing = keeper.keep({ id, data, engine, step }, snapshot);
    this.afterwards(() => writing);
  }

  /** A full or forbidden storage is told once; the run needs none. */
  private afterwards(work: () => Promise<void>): void {
    this.written = this.written.then(work).catch((error: unknown) => {
      if (!this.failed)
        void this.tell({ kind: "not kept", reason: String(error) });
      this.failed = true;
    });
  }

  async close(): Promise<void> {
    await this.written;
    this.keeper.close();
  }
}
