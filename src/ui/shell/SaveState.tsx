// Whether what was typed is safe.
import type { ReactElement } from "react";
import { save } from "../../notebook/ipynb.ts";
import { isUnsaved } from "../../notebook/session.ts";
import { change, useSession } from "../state/session.ts";
import { notebookOf, shipped, shippedId } from "../state/shipped.ts";

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
    <>
      <StartOver />
      <span className={`save-state${failure ? " bad" : ""}`} role="status">
        {failure ? "not saved" : words}
      </span>
    </>
  );
}

/** Brings a notebook of this page back to how it came; the changed text stays among its earlier versions. */
function StartOver(): ReactElement | null {
  const { id, notebook } = useSession((state) => state.document);
  const file = shipped.find((each) => each.id === shippedId(id));
  if (!file || save(notebook) === save(notebookOf(file))) return null;
  return (
    <button
      type="button"
      className="btn quiet"
      onClick={() => {
        if (
          window.confirm(
            "Bring this notebook back to how it came with the page?",
          )
        )
          change(() => notebookOf(file));
      }}
    >
      Start over
    </button>
  );
}
