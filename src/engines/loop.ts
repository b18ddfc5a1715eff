// Trains all columns of a plan side by side on one engine: steps in turn, metrics, snapshots, evaluation. The same in a worker and under Node.
import { compileColumn, type CompiledColumn } from "./compile.ts";
import type { Control } from "./control.ts";
import { breathe } from "./control.ts";
import {
  EngineError,
  type Device,
  type Progress,
  type StepReport,
} from "./engine.ts";
import { evaluateColumn } from "./evaluate.ts";
import type { Engine, EngineColumn, HostState, Metrics } from "./executor.ts";
import { initialStates } from "./initialState.ts";
import type { Resumption, Snapshot, TrainingPlan } from "./plan.ts";
import { Replay } from "./replay.ts";
import type { AppliedRule } from "./step/rules/worth.ts";
import { twinOf, type TwinWatch } from "./twinWatch.ts";

/** What a run tells: progress for the page, snapshots for whoever may have to go on. */
export type Message =
  Progress | { readonly kind: "snapshot"; readonly snapshot: Snapshot };

/** Another engine's word on a trained column: how far its answers are from ours. */
export type Judge = (
  compiled: CompiledColumn,
  device: EngineColumn,
) => Promise<Extract<Progress, { kind: "agreement" }>>;

export interface RunOptions {
  readonly control: Control;
  readonly resumption?: Resumption;
  /** Milliseconds between snapshots; 0 takes none. */
  readonly snapshotEvery?: number;
  readonly judge?: Judge;
}

/** The device went away under a run: go on elsewhere from the last snapshot. */
export class DeviceLostError extends EngineError {
  override name = "DeviceLostError";
  constructor(
    readonly device: Device,
    reason: string,
  ) {
    super(reason);
  }
}

/** How long a column runs before the next one has its turn and metrics are read: short enough to be live, long enough not to stall a GPU. */
const burstMilliseconds = 100;
const mostStepsInBurst = 50;

/** Trains a plan on an engine that was started. */
export async function* trainHere(
  plan: TrainingPlan,
  engine: Engine,
  options: RunOptions,
): AsyncGenerator<Message> {
  const run = new Run(plan, engine, options);
  try {
    yield* run.prepare();
    yield* run.train();
    yield* run.conclude();
  } finally {
    run.dispose();
  }
}

/** One column (or the twin) under way. */
interface Lane {
  readonly column: number;
  readonly compiled: CompiledColumn;
  readonly device: EngineColumn;
  readonly steps: number;
  step: number;
  /** Steps in a burst, as many as fit the time. */
  burst: number;
  secondsPerStep: number;
}

class Run {
  private readonly lanes: Lane[] = [];
  private twin: TwinWatch | null = null;
  private readonly untold: CompiledColumn[] = [];
  private readonly replay: Replay;
  private lastSnapshot = performance.now();

  constructor(
    private readonly plan: TrainingPlan,
    private readonly engine: Engine,
    private readonly options: RunOptions,
  ) {
    this.replay = new Replay(options.resumption ?? null, engine.device.engine);
  }

  /** Builds every column's step, and puts its first (or last known) state on the device. */
  async *prepare(): AsyncGenerator<Message> {
    const compiled: CompiledColumn[] = [];
    for (const [column] of this.plan.columns.entries()) {
      const start = performance.now();
      const one = compileColumn(this.plan, column);
      compiled.push(one);
      const seconds = (performance.now() - start) / 1000;
      const nodes = one.graphs.train.nodes.length;
      yield { kind: "compiled", column, nodes, seconds };
      await breathe();
    }
    this.untold.push(...compiled);
    const states = initialStates(this.plan, compiled);
    const snapshot = this.options.resumption?.snapshot;
    this.twin = twinOf(this.plan, compiled, states, snapshot?.curves);
    const all = this.twin
      ? [...compiled, compiled[0] as CompiledColumn]
      : compiled;
    const first = this.twin ? [...states, this.twin.state] : states;
    all.forEach((one, i) => {
      const kept = snapshot?.columns[i];
      this.addLane(
        one,
        i,
        kept?.state ?? (first[i] as HostState),
        kept?.step ?? 0,
      );
    });
  }

  private addLane(
    compiled: CompiledColumn,
    column: number,
    state: HostState,
    step: number,
  ): void {
    const device = this.engine.column(compiled.graphs);
    device.load(state);
    const isTwin = column >= this.plan.columns.length;
    const limit = isTwin ? (this.twin?.steps ?? 0) : Infinity;
    const steps = Math.min(compiled.schedule.steps, limit);
    this.lanes.push({
      column,
      compiled,
      device,
      steps,
      step,
      burst: 1,
      secondsPerStep: 0,
    });
  }

  async *train(): AsyncGenerator<Message> {
    const { control } = this.options;
    while (!control.stopped && this.lanes.some(unfinished)) {
      if (control.paused) {
        yield { kind: "paused" };
        await control.whilePaused();
      }
      const size = Math.min(...this.lanes.map(({ burst }) => burst));
      const reports: StepReport[] = [];
      for (const lane of this.lanes) {
        if (control.stopped || !unfinished(lane)) continue;
        reports.push(...(await this.burst(lane, size)));
        await breathe();
      }
      const news = this.replay.news(reports);
      if (news.length > 0) yield { kind: "steps", reports: news };
      const resumed = this.replay.finished();
      if (resumed) yield resumed;
      yield* this.snapshotIfDue();
      yield* this.simplifications(1);
    }
    if (!control.stopped) yield* this.simplifications(this.untold.length);
  }

  /** Tells what makes steps cheaper, of one column between two rounds: no first step has to wait for it. */
  private *simplifications(columns: number): Generator<Message> {
    for (const each of this.untold.splice(0, columns))
      yield {
        kind: "simplified",
        column: each.column,
        rules: [...each.simplified(), ...this.ofEngine(each)],
      };
  }

  private ofEngine({
    graphs,
    schedule,
  }: CompiledColumn): readonly AppliedRule[] {
    const { batchSize } = schedule.options;
    return this.engine.simplified?.(graphs.train, batchSize) ?? [];
  }

  /** A few steps of one column, timed together with the wait for their metrics. */
  private async burst(lane: Lane, size: number): Promise<StepReport[]> {
    const start = performance.now();
    const from = lane.step;
    const to = Math.min(lane.steps, from + size);
    const counts: number[] = [];
    for (let step = from + 1; step <= to; step++) {
      const { feeds, count } = lane.compiled.feeds(step);
      await this.guarded(lane.device.step(feeds, count));
      counts.push(count);
    }
    const metrics = await this.guarded(lane.device.collect());
    const seconds = (performance.now() - start) / 1000;
    lane.step = to;
    lane.secondsPerStep = seconds / counts.length;
    lane.burst = Math.min(
      Math.max(1, Math.round(burstMilliseconds / 1000 / lane.secondsPerStep)),
      mostStepsInBurst,
      lane.burst * 2,
    );
    return this.reports(lane, from, counts, metrics);
  }

  private reports(
    lane: Lane,
    from: number,
    counts: readonly number[],
    metrics: readonly Metrics[],
  ): StepReport[] {
    const secondsLeft = this.secondsLeft();
    return metrics.flatMap(({ loss, correct, judged }, i) => {
      const place = lane.compiled.schedule.at(from + i + 1);
      const examples = counts[i] ?? 0;
      const value = loss ?? NaN;
      this.twin?.note(lane.column, { ...place, examples, loss: value });
      if (lane.column >= this.plan.columns.length) return [];
      return {
        column: lane.column,
        epoch: place.epoch,
        step: place.step,
        steps: lane.steps,
        loss: value,
        accuracy: correct === null || !judged ? null : correct / judged,
        examples,
        examplesPerSecond: examples / lane.secondsPerStep,
        secondsLeft,
      };
    });
  }

  private secondsLeft(): number {
    return this.lanes.reduce(
      (sum, { steps, step, secondsPerStep }) =>
        sum + (steps - step) * secondsPerStep,
      0,
    );
  }

  private async *snapshotIfDue(): AsyncGenerator<Message> {
    const every = this.options.snapshotEvery ?? 0;
    if (every === 0 || performance.now() - this.lastSnapshot < every) return;
    yield { kind: "snapshot", snapshot: await this.snapshot() };
    this.lastSnapshot = performance.now();
  }

  private async snapshot(): Promise<Snapshot> {
    const columns: Snapshot["columns"][number][] = [];
    for (const { step, device } of this.lanes)
      columns.push({ step, state: await this.guarded(device.state()) });
    return { columns, curves: this.twin?.curves() ?? [] };
  }

  /** Evaluates and judges what was trained. A run that was stopped ends at once. */
  async *conclude(): AsyncGenerator<Message> {
    const { control, judge } = this.options;
    // A device lost while testing may leave no step to do again.
    const resumed = this.replay.finished();
    if (resumed) yield resumed;
    if (this.twin) yield this.twin.progress();
    for (const lane of this.lanes.slice(0, this.plan.columns.length)) {
      if (control.stopped) break;
      if (this.plan.evaluationLimit !== 0)
        yield await this.guarded(
          evaluateColumn(this.plan, lane.compiled, lane.device, control),
        );
      if (judge && this.plan.secondOpinion && !control.stopped)
        yield await this.guarded(judge(lane.compiled, lane.device));
    }
    yield { kind: "snapshot", snapshot: await this.snapshot() };
    yield { kind: "done", stopped: control.stopped };
  }

  /** Waits for the device, but not for one that is lost: numbers read after that are worth nothing. */
  private async guarded<T>(work: Promise<T>): Promise<T> {
    const { engine } = this;
    const lost = engine.lost.then((reason) => {
      throw new DeviceLostError(engine.device, reason);
    });
    try {
      const result = await Promise.race([work, lost]);
      if (!engine.isLost()) return result;
    } catch (error) {
      // A lost device may fail its work before it says that it is lost.
      if (!(await lostSoon(engine))) throw error;
    }
    throw new DeviceLostError(engine.device, await engine.lost);
  }

  dispose(): void {
    for (const { device } of this.lanes) device.dispose();
  }
}

const graceMilliseconds = 500;

function lostSoon({ lost }: Engine): Promise<boolean> {
  return Promise.race([
    lost.then(() => true),
    new Promise<boolean>((resolve) =>
      setTimeout(() => resolve(false), graceMilliseconds),
    ),
  ]);
}

const unfinished = ({ step, steps }: Lane): boolean => step < steps;
