// Training of all columns of the cell: what a run will do and the choices, then its curves and what came of it.
import {
  lazy,
  Suspense,
  useEffect,
  type ReactElement,
  type RefObject,
} from "react";
import { useStore } from "zustand";
import { datasetOf } from "../state/datasets.ts";
import { askRun, useRosetta, useRosettaStore } from "../state/rosettaStore.ts";
import { RunForm } from "./RunForm.tsx";
import type { RunController } from "./controller.ts";
import { isActive } from "./runState.ts";
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
    const { data, ...wish } = choices;
    if (asked > 0 && reading.current?.comparison)
      void controller.start(reading.current, wish, () => datasetOf(data));
  }, [asked, store, controller]);
  useEffect(() => () => controller.stop(), [controller]);
}

function RunButtons({
  controller,
}: {
  readonly controller: RunController;
}): ReactElement {
  const store = useRosettaStore();
  const phase = useStore(controller.store, (state) => state.phase);
  const readable = useReadable();
  if (!isActive(phase))
    return (
      <button
        type="button"
        className="btn primary"
        onClick={() => askRun(store)}
        disabled={!readable}
      >
        {phase === "idle" ? "Run" : "Run again"}
      </button>
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
