// What the run panel shows, made of the engine's messages one by one: a pure reduction, so that a run can be replayed.
import type {
  DeviceReport,
  Prediction,
  Progress,
  StepReport,
} from "../../engines/engine.ts";
import type { AppliedRule } from "../../engines/step/rules/worth.ts";
import { append, emptySeries, type Series } from "./series.ts";

export interface ColumnRun {
  readonly series: Series;
  readonly latest: StepReport | null;
  readonly compiled: {
    readonly nodes: number;
    readonly seconds: number;
  } | null;
  readonly simplified: readonly AppliedRule[];
  readonly evaluated: Evaluation | null;
  readonly agreement: Agreement | null;
}

export interface Evaluation {
  readonly loss: number;
  readonly accuracy: number | null;
  readonly examples: number;
  readonly predictions: readonly Prediction[];
}

type Agreement = Extract<Progress, { kind: "agreement" }>;
type Twin = Extract<Progress, { kind: "twin" }>;
type Resumed = Extract<Progress, { kind: "resumed" }>;

export type Phase =
  "idle" | "starting" | "running" | "paused" | "done" | "stopped" | "failed";

export interface RunState {
  readonly phase: Phase;
  readonly device: DeviceReport | null;
  /** By column of the cell; holes are columns that are not trained. */
  readonly columns: Readonly<Record<number, ColumnRun>>;
  readonly twin: Twin | null;
  readonly resumed: readonly Resumed[];
  /** Why this browser keeps no snapshot of the run. */
  readonly notKept: string | null;
  readonly error: string | null;
}

export const idleRun: RunState = {
  phase: "idle",
  device: null,
  columns: {},
  twin: null,
  resumed: [],
  notKept: null,
  error: null,
};

const emptyColumn: ColumnRun = {
  series: emptySeries,
  latest: null,
  compiled: null,
  simplified: [],
  evaluated: null,
  agreement: null,
};

export function reduceRun(state: RunState, message: Progress): RunState {
  switch (message.kind) {
    case "device":
      return { ...state, device: message.report };
    case "compiled":
      return withColumn(state, message.column, {
        compiled: { nodes: message.nodes, seconds: message.seconds },
      });
    case "simplified":
      return withColumn(state, message.column, { simplified: message.rules });
    case "steps":
      return message.reports.reduce(withStep, { ...state, phase: "running" });
    case "evaluated":
      return withColumn(state, message.column, { evaluated: message });
    case "agreement":
      return withColumn(state, message.column, { agreement: message });
    case "twin":
      return { ...state, twin: message };
    case "resumed":
      return { ...state, resumed: [...state.resumed, message] };
    case "not kept":
      return { ...state, notKept: message.reason };
    case "paused":
      return { ...state, phase: "paused" };
    case "done":
      return { ...state, phase: message.stopped ? "stopped" : "done" };
    default:
      message satisfies never;
      throw new TypeError("Expected a known progress message.");
  }
}

function withColumn(
  state: RunState,
  column: number,
  change: Partial<ColumnRun>,
): RunState {
  const before = state.columns[column] ?? emptyColumn;
  return {
    ...state,
    columns: { ...state.columns, [column]: { ...before, ...change } },
  };
}

function withStep(state: RunState, report: StepReport): RunState {
  const before = state.columns[report.column] ?? emptyColumn;
  const series = append(before.series, report);
  return withColumn(state, report.column, { latest: report, series });
}

export const isActive = (phase: Phase): boolean =>
  phase === "starting" || phase === "running" || phase === "paused";

/** Progress of one column, 0 to 1. */
export function share(run: ColumnRun | undefined): number {
  if (run?.evaluated) return 1;
  return run?.latest ? run.latest.step / Math.max(run.latest.steps, 1) : 0;
}
