// Whether what was typed is safe.
import type { ReactElement } from "react";
import { useWorkspace } from "../state/workspace.ts";

export function SaveState(): ReactElement {
  const changed = useWorkspace((state) => state.changed);
  return (
    <span className="save-state" role="status">
      {changed ? "changed" : ""}
    </span>
  );
}
