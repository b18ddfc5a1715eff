// How fast an engine trains the real model: a few steps of the first column, thrown away afterwards.
import { compileColumn } from "./compile.ts";
import type { Engine } from "./executor.ts";
import { initialStates } from "./initialState.ts";
import type { TrainingPlan } from "./plan.ts";

/** The trial ends after so many timed steps, or when they took this long. */
const mostSteps = 3;
const mostMilliseconds = 600;

/** Seconds of the fastest of some steps, the first not counted: it compiles. */
export function trialOf(
  plan: TrainingPlan,
): (engine: Engine) => Promise<number> {
  const compiled = compileColumn(plan, 0);
  const [state = {}] = initialStates({ ...plan, mode: alone }, [compiled]);
  return async (engine) => {
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

const alone = { kind: "own initialisation" } as const;
