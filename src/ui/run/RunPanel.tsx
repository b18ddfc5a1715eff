// Trains all columns of the cell and shows it: choices, curves, progress, and what came of it.
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useStore } from "zustand";
import { datasetOf, type DatasetChoice } from "../state/datasets.ts";
import { askRun, useRosetta, useRosettaStore } from "../state/rosettaStore.ts";
import { Curves } from "./Curves.tsx";
import { ProgressRows } from "./ProgressRows.tsx";
import { Results } from "./Results.tsx";
import { RunForm } from "./RunForm.tsx";
import {
  runController,
  type RunController,
  type RunWish,
} from "./controller.ts";
import { isActive } from "./runState.ts";
import "../styles/run.css";

interface Props {
  readonly titles: readonly string[];
}

export interface Choices extends RunWish {
  readonly data: DatasetChoice;
}

const usual: Choices = {
  mode: "own initialisation",
  seed: 7,
  epochs: null,
  stepLimit: 300,
  data: "generated",
};

export default function RunPanel({ titles }: Props): ReactElement {
  const shown = useRosetta((state) => state.reading.shown);
  const [controller] = useState(runController);
  const [choices, setChoices] = useState(usual);
  const run = useStore(controller.store);
  const names = (shown?.compared ?? []).map((i) => titles[i] ?? "");
  const start = useStart(controller, choices);
  return (
    <section className="run" aria-label="Training">
      <RunForm
        choices={choices}
        onChange={setChoices}
        active={isActive(run.phase)}
        analysis={shown}
      >
        <RunButtons controller={controller} onRun={start} />
      </RunForm>
      {run.error && (
        <p
          className="notice bad"
          role="alert"
          style={{ margin: "0 16px 14px" }}
        >
          {run.error}
        </p>
      )}
      {run.phase !== "idle" && (
        <div className="run-body">
          <Curves run={run} names={names} />
          <ProgressRows run={run} names={names} />
        </div>
      )}
      <Results run={run} names={names} />
    </section>
  );
}

/** Starts when the panel opens and whenever Run is asked for again; a run ends with its cell. */
function useStart(controller: RunController, choices: Choices): () => void {
  const store = useRosettaStore();
  const asked = useRosetta((state) => state.runsAsked);
  const latest = useRef(choices);
  useEffect(() => {
    latest.current = choices;
  });
  useEffect(() => {
    const { current } = store.getState().reading;
    const { data, ...wish } = latest.current;
    if (asked > 0 && current?.comparison)
      void controller.start(current, wish, () => datasetOf(data));
  }, [asked, store, controller]);
  useEffect(() => () => controller.stop(), [controller]);
  return () => askRun(store);
}

function RunButtons({
  controller,
  onRun,
}: {
  readonly controller: RunController;
  readonly onRun: () => void;
}): ReactElement {
  const phase = useStore(controller.store, (state) => state.phase);
  const readable = useRosetta(
    ({ reading }) =>
      reading.current?.columns.some(({ model }) => model) ?? false,
  );
  if (!isActive(phase))
    return (
      <button
        type="button"
        className="btn primary"
        onClick={onRun}
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
