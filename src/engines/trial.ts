// How fast an engine trains the real model: a few steps of the first column, thrown away afterwards.
import { compileColumn, type CompiledColumn } from "./compile.ts";
import type { Engine, HostState } from "./executor.ts";
import { initialStates } from "./initialState.ts";
import type { TrainingPlan } from "./plan.ts";

/** The trial ends after so many timed steps, or when they took this long. */
const mostSteps = 3;
const mostMilliseconds = 600;

/** Seconds of the fastest of some steps, the first not counted: it compiles. */
export function trialOf(
  plan: TrainingPlan,
): (engine: Engine) => Promise<number> {
  let prepared: Prepared | null = null;
  return async (engine) => {
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
      let best = Infinity;
      let spent = 0;
      for (let n = 2; n < 2 + mostSteps && spent < mostMilliseconds; n++) {
        const milliseconds = await step(Math.min(n, compiled.schedule.steps));
        spent += milliseconds;
        best = Math.min(best, milliseconds);
      }
      return best / 1000;
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
