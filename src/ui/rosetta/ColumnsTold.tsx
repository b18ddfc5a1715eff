// What was done to the columns last, told once; a removed column comes back from here.
import { useEffect, useRef, type ReactElement } from "react";
import { useRosetta, useRosettaStore } from "../state/rosettaStore.ts";
import type { ColumnChanges } from "./columnChanges.ts";

export function ColumnsTold({
  changes,
}: {
  readonly changes: Pick<ColumnChanges, "bringBack">;
}): ReactElement {
  const store = useRosettaStore();
  const told = useRosetta((state) => state.told);
  const undo = useRef<HTMLButtonElement>(null);
  const removed = told?.removed ?? null;
  // What was focused went with the column.
  useEffect(() => {
    if (removed) undo.current?.focus();
  }, [removed]);
  return (
    <div className={removed ? "told" : "visually-hidden"}>
      <span role="status">{told?.text}</span>
      {removed && (
        <>
          <button
            type="button"
            className="btn"
            ref={undo}
            onClick={() => changes.bringBack(removed)}
          >
            Undo
          </button>
          <button
            type="button"
            className="btn quiet"
            onClick={() => store.setState({ told: null })}
          >
            Dismiss
          </button>
        </>
      )}
    </div>
  );
}
