// Above the columns: all of them as chips, which defaults are shown, code or layers, run.
import type { ReactElement, RefObject } from "react";
import type { RemovedColumn } from "../../notebook/removed.ts";
import type { RunController } from "../run/controller.ts";
import { useRosetta, useRosettaStore } from "../state/rosettaStore.ts";
import { AddColumn } from "./AddColumn.tsx";
import { Choice } from "./Choice.tsx";
import { ColumnStrip, type StripColumn } from "./ColumnStrip.tsx";
import { RunButton } from "./RunButton.tsx";
import type { ColumnChanges } from "./columnChanges.ts";
import { ghostModes, type GhostMode } from "./ghosts.ts";

interface Props {
  readonly columns: readonly StripColumn[];
  readonly removed: readonly RemovedColumn[];
  readonly changes: ColumnChanges;
  readonly controller: RunController;
  /** The training below, which Run shows. */
  readonly panel: RefObject<HTMLElement | null>;
}

export function Toolbar(props: Props): ReactElement {
  const { columns, removed, changes, controller, panel } = props;
  const hidden = useRosetta((state) => state.columnsView.hidden.length > 0);
  const busy = useRosetta((state) => state.busy);
  const many = columns.length > 2 || (columns.length > 1 && hidden);
  return (
    <div
      className={`bar${many ? " many" : ""}`}
      role="toolbar"
      aria-label="Columns and views"
    >
      <div className="bar-columns">
        {many && <ColumnStrip columns={columns} move={changes.move} />}
        <AddColumn changes={changes} removed={removed} />
        {busy && (
          <span className="busy" role="status">
            reading the code…
          </span>
        )}
      </div>
      <div className="bar-views">
        <Views />
        <RunButton controller={controller} panel={panel} />
      </div>
    </div>
  );
}

function Views(): ReactElement {
  const store = useRosettaStore();
  const ghosts = useRosetta((state) => state.ghosts);
  const view = useRosetta((state) => state.view);
  return (
    <>
      <span className="label" id="defaults-label">
        defaults
      </span>
      <Choice
        label="Defaults shown"
        value={ghosts}
        options={ghostModes}
        onChoose={(mode: GhostMode) => store.setState({ ghosts: mode })}
      />
      <Choice
        label="View"
        value={view}
        options={["code", "layers"] as const}
        onChoose={(next) => store.setState({ view: next })}
      />
    </>
  );
}
