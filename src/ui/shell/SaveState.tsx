// Whether what was typed is safe.
import type { ReactElement } from "react";
import { isUnsaved } from "../../notebook/session.ts";
import { useSession } from "../state/session.ts";

export function SaveState(): ReactElement {
  const failure = useSession((state) => state.run.failure);
  const words = useSession((state) =>
    state.run.saving || isUnsaved(state)
      ? "saving…"
      : state.run.basedOn > 0
        ? "saved in this browser"
        : "",
  );
  return (
    <span className={`save-state${failure ? " bad" : ""}`} role="status">
      {failure ? "not saved" : words}
    </span>
  );
}
