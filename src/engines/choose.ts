// Chooses the engine of a run: the visitor's choice, or the one whose training step of the first column was fastest in a short trial.
import { candidates, type Candidate, type Wish } from "./candidates.ts";
import {
  EngineError,
  type DeviceReport,
  type EngineId,
  type Refusal,
  type Trial,
} from "./engine.ts";
import type { Engine } from "./executor.ts";
import { engineName } from "./names.ts";
import { reasonOf } from "./patience.ts";

/** What an earlier run of the same model found out. */
export type Remembered = Pick<DeviceReport, "because" | "trials"> & {
  readonly engine: EngineId;
};

export interface Choice extends Wish {
  readonly remembered: Remembered | null;
  /** Starts one engine; rejects with the reason where it cannot run here. */
  readonly start: (engine: EngineId) => Promise<Engine>;
  /** Null where nothing is to be tried (one engine was asked for, or is known). */
  readonly trial: TimeTrial | null;
}

/** Seconds that a training step takes on an engine, given those of the fastest so far; null for the first. */
export type TimeTrial = (
  engine: Engine,
  best: number | null,
) => Promise<number>;

export interface Chosen {
  readonly engine: Engine;
  readonly report: DeviceReport;
}

/** Throws an EngineError that lists all reasons where no engine runs. */
export async function chooseEngine(choice: Choice): Promise<Chosen> {
  const { order, refused } = await candidates(choice);
  const search = new Search(choice, [...refused]);
  const known = await search.again();
  if (known) return known;
  const rivals =
    choice.trial && choice.preferred === null
      ? order.filter(({ later }) => later === null)
      : [];
  const best = await search.fastest(rivals);
  return best ?? (await search.first(order));
}

class Search {
  private readonly trials: Trial[] = [];

  constructor(
    private readonly choice: Choice,
    private readonly refused: Refusal[],
  ) {}

  /** The engine that an earlier run chose, if it starts again. */
  async again(): Promise<Chosen | null> {
    const { remembered, preferred, lost } = this.choice;
    const gone = lost.some(({ engine }) => engine === remembered?.engine);
    if (!remembered || preferred !== null || gone) return null;
    const engine = await this.started(remembered.engine);
    if (!engine) return null;
    this.trials.push(...remembered.trials);
    return this.chosen(engine, remembered.because);
  }

  /** Tries each for a few steps; null where fewer than two can run, so that there is nothing to choose. */
  async fastest(rivals: readonly Candidate[]): Promise<Chosen | null> {
    const { trial } = this.choice;
    if (!trial || rivals.length < 2) return null;
    let best: { readonly engine: Engine; readonly seconds: number } | null =
      null;
    for (const { engine: id } of rivals) {
      const engine = await this.started(id);
      if (!engine) continue;
      const seconds = await this.tried(engine, trial, best?.seconds ?? null);
      if (seconds !== null && (best === null || seconds < best.seconds)) {
        best?.engine.end();
        best = { engine, seconds };
      } else engine.end();
    }
    return best && this.chosen(best.engine, this.sentence(best.engine));
  }

  private async tried(
    engine: Engine,
    trial: TimeTrial,
    best: number | null,
  ): Promise<number | null> {
    const { engine: id } = engine.device;
    try {
      const secondsPerStep = await trial(engine, best);
      this.trials.push({ engine: id, secondsPerStep });
      return secondsPerStep;
    } catch (error) {
      this.refused.push({ engine: id, reason: reasonOf(error) });
      return null;
    }
  }

  /** The first that starts, in order. */
  async first(order: readonly Candidate[]): Promise<Chosen> {
    const failed = new Set(this.refused.map(({ engine }) => engine));
    for (const { engine: id, later } of order) {
      if (failed.has(id) && later === null) continue;
      const engine = await this.started(id);
      if (!engine) continue;
      const because =
        id === this.choice.preferred
          ? "It was chosen."
          : "It is the first of its kind that runs here.";
      return this.chosen(engine, because);
    }
    throw new EngineError(
      `Expected one engine that computes. Received ${this.refused.map(({ engine, reason }) => `${engineName(engine)}: ${reason}`).join(" · ")}`,
    );
  }

  private async started(id: EngineId): Promise<Engine | null> {
    try {
      return await this.choice.start(id);
    } catch (error) {
      this.refused.push({ engine: id, reason: reasonOf(error) });
      return null;
    }
  }

  private sentence({ device }: Engine): string {
    const told = this.trials
      .toSorted((a, b) => a.secondsPerStep - b.secondsPerStep)
      .map(
        ({ engine, secondsPerStep }) =>
          `${engineName(engine)} ${milliseconds(secondsPerStep)}`,
      );
    return this.trials.length === 1
      ? `${engineName(device.engine)} alone got through a trial step.`
      : `It was the fastest in a trial of a few steps: ${told.join(", ")} per step.`;
  }

  private chosen(engine: Engine, because: string): Chosen {
    const refused = this.refused.filter(
      (refusal) => refusal.engine !== engine.device.engine,
    );
    const { device } = engine;
    const report = { device, because, trials: this.trials, refused };
    return { engine, report };
  }
}

const milliseconds = (seconds: number): string =>
  seconds < 0.01
    ? `${(seconds * 1000).toFixed(1)} ms`
    : `${Math.round(seconds * 1000)} ms`;
