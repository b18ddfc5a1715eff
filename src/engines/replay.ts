// After a lost device: steps done again are compared with what was reported before, not reported twice.
import type { EngineId, Progress, StepReport } from "./engine.ts";
import type { Resumption } from "./plan.ts";

export class Replay {
  private readonly replayed: number;
  private remaining: number;
  private deviation = 0;
  private told: boolean;

  constructor(
    private readonly resumption: Resumption | null,
    private readonly engine: EngineId,
  ) {
    const from = (column: number): number =>
      resumption?.snapshot?.columns[column]?.step ?? 0;
    const again = resumption?.reported.map((losses, column) =>
      Math.max(losses.length - from(column), 0),
    );
    this.replayed = (again ?? []).reduce((sum, n) => sum + n, 0);
    this.remaining = this.replayed;
    this.told = resumption === null;
  }

  /** The reports of steps that nobody saw yet. */
  news(reports: readonly StepReport[]): readonly StepReport[] {
    return reports.filter(({ column, step, loss }) => {
      const before = this.resumption?.reported[column]?.[step - 1];
      if (before === undefined) return true;
      this.remaining -= 1;
      // A loss that was not a number, and is none again, has not moved.
      if (!Object.is(before, loss))
        this.deviation = Math.max(this.deviation, Math.abs(before - loss));
      return false;
    });
  }

  /** Once, when the run stands where the device was lost. */
  finished(): Extract<Progress, { kind: "resumed" }> | null {
    if (this.told || this.remaining > 0 || !this.resumption) return null;
    this.told = true;
    const { from, because, snapshot } = this.resumption;
    return {
      kind: "resumed",
      from,
      to: this.engine,
      because,
      step: snapshot?.columns[0]?.step ?? 0,
      replayed: this.replayed,
      deviation: this.deviation,
    };
  }
}
