// One training run of a rosetta cell: starts it, hears it, and lets it be paused and stopped.
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Analysis } from "../../analysis.ts";
import type { Difference } from "../../compare/difference.ts";
import type { Dataset } from "../../data/dataset.ts";
import type { Progress } from "../../engines/engine.ts";
import type { KeptRun } from "../../engines/keptRuns.ts";
import type { Training } from "../../engines/train.ts";
import { inList } from "../differences/effects.ts";
import { loadPipeline } from "../state/backstage.ts";
import { usePage } from "../state/page.ts";
import { idleRun, isActive, reduceRun, type RunState } from "./runState.ts";
import type { RunWish } from "./wish.ts";

export interface RunRecord extends RunState {
  /** What the run was started on: its pictures are shown with its predictions. */
  readonly dataset: Dataset | null;
  readonly wish: RunWish | null;
  /** What rightly sets the columns apart when they start from the same weights. */
  readonly apart: readonly Difference[];
}

/** Under which name the run is kept for another visit, and the kept run to go on from. */
export interface Keeping {
  readonly keepAs: string | null;
  readonly goOn: KeptRun | null;
}

export interface RunController {
  readonly store: StoreApi<RunRecord>;
  start(
    analysis: Analysis,
    wish: RunWish,
    data: () => Promise<Dataset>,
    keeping: () => Promise<Keeping>,
  ): Promise<void>;
  pause(): void;
  resume(): void;
  stop(): void;
}

const idleRecord: RunRecord = {
  ...idleRun,
  dataset: null,
  wish: null,
  apart: [],
};

export function runController(): RunController {
  const store = createStore<RunRecord>(() => idleRecord);
  let training: Training | null = null;
  let cancelled = false;

  async function follow(begin: () => Promise<Training>): Promise<void> {
    try {
      training = await begin();
      if (cancelled) training.stop();
      await hear(training, store);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      store.setState({ phase: "failed", error: text });
    } finally {
      training = null;
    }
  }

  return {
    store,
    start: async (analysis, wish, data, keeping) => {
      if (isActive(store.getState().phase)) return;
      cancelled = false;
      store.setState({
        ...idleRecord,
        phase: "starting",
        wish,
        apart: wish.mode === "same weights" ? apartFrom(analysis) : [],
      });
      await follow(async () => {
        const [{ trainingPlan }, { train }, dataset, kept] = await Promise.all([
          loadPipeline(),
          import("../../engines/train.ts"),
          data(),
          keeping(),
        ]);
        store.setState({ dataset });
        const { engine } = usePage.getState();
        return train(
          trainingPlan(analysis, {
            ...wish,
            dataset,
            evaluationLimit: null,
            engine: engine === "auto" ? null : engine,
          }),
          kept,
        );
      });
    },
    pause: () => training?.pause(),
    resume: () => {
      training?.resume();
      store.setState({ phase: "running" });
    },
    stop: () => {
      cancelled = true;
      training?.stop();
    },
  };
}

function apartFrom({ comparison }: Analysis): Difference[] {
  return inList(comparison?.differences ?? [], "differs").filter(
    ({ effect }) => effect !== "initial weights" && effect !== "speed only",
  );
}

/** Messages come faster than screens: all of one frame are taken together. */
async function hear(
  training: AsyncIterable<Progress>,
  store: StoreApi<RunRecord>,
): Promise<void> {
  let waiting: Progress[] = [];
  let frame = 0;
  const flush = (): void => {
    frame = 0;
    const messages = waiting;
    waiting = [];
    store.setState((state) => messages.reduce<RunState>(reduceRun, state));
  };
  for await (const message of training) {
    if (message.kind === "device") usePage.setState({ device: message.report });
    waiting.push(message);
    // A hidden tab draws no frames; its messages wait for a timer instead.
    if (!frame)
      frame = document.hidden
        ? window.setTimeout(flush, 250)
        : requestAnimationFrame(flush);
  }
  cancelAnimationFrame(frame);
  clearTimeout(frame);
  flush();
}
