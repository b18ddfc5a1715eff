// Keeps the loss curves that the comparison of equal weights needs: every column's, and the 1-ulp twin's.
import type { CompiledColumn } from "./compile.ts";
import type { Progress } from "./engine.ts";
import type { HostState } from "./executor.ts";
import type { TrainingPlan } from "./plan.ts";
import { deviation, twinText, ulpTwin, type CurvePoint } from "./twin.ts";

export interface TwinWatch {
  /** The twin's first state. */
  readonly state: HostState;
  readonly steps: number;
  note(column: number, point: CurvePoint & { readonly step: number }): void;
  /** By column, the twin's last: what a snapshot keeps of them. */
  curves(): readonly (readonly CurvePoint[])[];
  progress(): Extract<Progress, { kind: "twin" }>;
}

/** The twin of the first column; null where columns start from weights of their own. A run that goes on brings the curves that it had. */
export function twinOf(
  { mode, columns }: TrainingPlan,
  compiled: readonly CompiledColumn[],
  states: readonly HostState[],
  before: readonly (readonly CurvePoint[])[] = [],
): TwinWatch | null {
  const [first] = compiled;
  const [state] = states;
  if (mode.kind !== "same weights" || !first || !state) return null;
  const entry = first.graphs.train.state.find(({ kind }) => kind === "weight");
  if (!entry || mode.twinSteps === 0) return null;
  const curves = [...columns, "twin"].map((_, i) => [...(before[i] ?? [])]);
  return {
    state: ulpTwin(state, entry.name),
    steps: mode.twinSteps,
    note(column, point) {
      if (point.step <= mode.twinSteps) curves[column]?.push(point);
    },
    curves: () => curves.map((curve) => [...curve]),
    progress() {
      const [own = [], ...others] = curves;
      const twin = deviation(own, others.pop() ?? []);
      const columns = others.map((curve) => deviation(own, curve));
      const worst = columns.reduce((a, b) => (b.largest > a.largest ? b : a), {
        largest: 0,
        compared: 0,
        ...columns[0],
      });
      return {
        kind: "twin",
        largestDeviation: worst.largest,
        ulpDeviation: twin.largest,
        text: twinText(worst, twin),
      };
    },
  };
}
