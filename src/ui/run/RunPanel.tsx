// Training of all columns of the cell: what a run will do and the choices, then its curves and what came of it.
import {
  lazy,
  Suspense,
  useEffect,
  type ReactElement,
  type RefObject,
} from "react";
import { useStore } from "zustand";
import type { Analysis } from "../../analysis.ts";
import type { KeptRun } from "../../engines/keptRuns.ts";
import { datasetOf } from "../state/datasets.ts";
import { askRun, useRosetta, useRosettaStore } from "../state/rosettaStore.ts";
import { RunForm } from "./RunForm.tsx";
import type { RunController } from "./controller.ts";
import { keepingOf, useKeptRun } from "./kept.ts";
import { isActive } from "./runState.ts";
import { count } from "./time.ts";
import type { Choices } from "./wish.ts";
import "../styles/run.css";

const RunBody = lazy(() => import("./RunBody.tsx"));

interface Props {
  readonly titles: readonly string[];
  readonly controller: RunController;
  readonly panel: RefObject<HTMLElement | null>;
}

export function RunPanel({ titles, controller, panel }: Props): ReactElement {
  const shown = useRosetta((state) => state.reading.shown);
  const phase = useStore(controller.store, (state) => state.phase);
  const error = useStore(controller.store, (state) => state.error);
  const names = (shown?.compared ?? []).map((i) => titles[i] ?? "");
  useStart(controller);
  return (
    <section className="run" aria-label="Training" tabIndex={-1} ref={panel}>
      <RunForm titles={titles} active={isActive(phase)}>
        <RunButtons controller={controller} />
      </RunForm>
      {error && (
        <p
          className="notice bad"
          role="alert"
          style={{ margin: "0 16px 14px" }}
        >
          {error}
        </p>
      )}
      {phase !== "idle" && (
        <Suspense fallback={<p className="waiting">The curves are loading.</p>}>
          <RunBody controller={controller} names={names} />
        </Suspense>
      )}
    </section>
  );
}

/** Starts whenever Run is asked for; a run ends with its cell. */
function useStart(controller: RunController): void {
  const store = useRosettaStore();
  const asked = useRosetta((state) => state.runsAsked);
  useEffect(() => {
    const { reading, choices } = store.getState();
    if (asked > 0 && reading.current?.comparison)
      begin(controller, reading.current, choices, null);
  }, [asked, store, controller]);
  useEffect(() => () => controller.stop(), [controller]);
}

function begin(
  controller: RunController,
  analysis: Analysis,
  choices: Choices,
  goOn: KeptRun | null,
): void {
  const { data, ...wish } = choices;
  void controller.start(
    analysis,
    wish,
    () => datasetOf(data),
    () => keepingOf(analysis, choices, goOn),
  );
}

function RunButtons({
  controller,
}: {
  readonly controller: RunController;
}): ReactElement {
  const store = useRosettaStore();
  const phase = useStore(controller.store, (state) => state.phase);
  const readable = useReadable();
  const kept = useKeptRun(isActive(phase));
  const goOn = (): void => {
    const { reading, choices } = store.getState();
    if (reading.current) begin(controller, reading.current, choices, kept);
  };
  if (!isActive(phase))
    return (
      <>
        <button
          type="button"
          className="btn primary"
          onClick={() => askRun(store)}
          disabled={!readable}
        >
          {phase === "idle" ? "Run" : "Run again"}
        </button>
        {kept && (
          <button type="button" className="btn" onClick={goOn}>
            Go on from step {count(kept.step)}
          </button>
        )}
      </>
    );
  return (
    <>
      {phase === "paused" ? (
        <button
          type="button"
          className="btn"
          onClick={() => controller.resume()}
        >
          Go on
        </button>
      ) : (
        <button
          type="button"
          className="btn"
          onClick={() => controller.pause()}
          disabled={phase === "starting"}
        >
          Pause
        </button>
      )}
      <button type="button" className="btn" onClick={() => controller.stop()}>
        Stop
      </button>
    </>
  );
}

/** Whether there is anything to train. */
export function useReadable(): boolean {
  return useRosetta(
    ({ reading }) =>
      reading.current?.columns.some(({ model }) => model) ?? false,
  );
}
