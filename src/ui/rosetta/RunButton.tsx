// Run, above the code: what it will do stands beside it, and pressing it shows the training below.
import type { ReactElement, RefObject } from "react";
import { useStore } from "zustand";
import { useReadable } from "../run/RunPanel.tsx";
import type { RunController } from "../run/controller.ts";
import { isActive } from "../run/runState.ts";
import { shortWords } from "../run/wish.ts";
import { askRun, useRosetta, useRosettaStore } from "../state/rosettaStore.ts";

interface Props {
  readonly controller: RunController;
  readonly panel: RefObject<HTMLElement | null>;
}

export function RunButton({ controller, panel }: Props): ReactElement {
  const store = useRosettaStore();
  const choices = useRosetta((state) => state.choices);
  const active = useStore(controller.store, ({ phase }) => isActive(phase));
  const readable = useReadable();
  const show = (): void => {
    panel.current?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: "start" });
  };
  return (
    <span className="run-start">
      <button
        type="button"
        className="btn quiet"
        onClick={show}
        aria-label={`Choose what Run does. Now: ${shortWords(choices)}`}
      >
        {shortWords(choices)}
      </button>
      <button
        type="button"
        className="btn primary"
        disabled={!readable}
        title="Shift Enter"
        onClick={() => {
          if (!active) askRun(store);
          show();
        }}
      >
        {active ? "Running…" : "Run"}
      </button>
    </span>
  );
}
