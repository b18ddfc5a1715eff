// How fast an engine trains the real model: a few steps of the first column, thrown away afterwards.
import type { TimeTrial } from "./choose.ts";
import { compileColumn, type CompiledColumn } from "./compile.ts";
import type { HostState } from "./executor.ts";
import { initialStates } from "./initialState.ts";
import type { TrainingPlan } from "./plan.ts";
import { TrialTimes } from "./trialTimes.ts";

/** Seconds of the fastest of some steps, the first not counted: it compiles. */
export function trialOf(plan: TrainingPlan): TimeTrial {
  let prepared: Prepared | null = null;
  return async (engine, rival) => {
    // Made when the first engine is tried: most runs know theirs, and try none.
    prepared ??= prepare(plan);
    const { compiled, state } = prepared;
    const column = engine.column(compiled.graphs);
    const step = async (n: number): Promise<number> => {
      const { feeds, count } = compiled.feeds(n);
      const start = performance.now();
      await column.step(feeds, count);
      await column.collect();
      return performance.now() - start;
    };
    try {
      column.load(state);
      await step(1);
      const times = new TrialTimes(rival);
      for (let n = 2; !times.told; n++)
        times.add(await step(Math.min(n, compiled.schedule.steps)));
      return times.best / 1000;
    } finally {
      column.dispose();
    }
  };
}

interface Prepared {
  readonly compiled: CompiledColumn;
  readonly state: HostState;
}

function prepare(plan: TrainingPlan): Prepared {
  const compiled = compileColumn(plan, 0);
  const mode = { kind: "own initialisation" } as const;
  const [state = {}] = initialStates({ ...plan, mode }, [compiled]);
  return { compiled, state };
}
