// The head of a column: what it is, in which version, and what can be done with it.
import type { ReactElement } from "react";
import { parameterCount, type Model } from "../../ir/index.ts";
import { count } from "../run/time.ts";
import { useRosettaStore } from "../state/rosettaStore.ts";
import { ColumnMenu } from "./ColumnMenu.tsx";
import { VersionChip } from "./VersionChip.tsx";
import { dragSource, moveByKey } from "./columnDrag.ts";

export interface HeadActions {
  /** Moves the column past its neighbours on the screen. */
  readonly move: (by: -1 | 1) => void;
  readonly remove: () => void;
  readonly setVersion: (version: string | null) => void;
}

interface Props extends HeadActions {
  readonly id: string;
  readonly title: string;
  readonly model: Model | null;
  /** Ids of all columns of the cell, in order. */
  readonly columns: readonly string[];
  /** Columns stand one at a time: there is no side by side to arrange. */
  readonly alone: boolean;
}

export function ColumnHead(props: Props): ReactElement {
  const { id, title, model, columns, alone, move, setVersion } = props;
  const store = useRosettaStore();
  return (
    <header className="column-head">
      {columns.length > 1 && !alone && (
        <button
          type="button"
          className="grip"
          aria-label={`Move ${title}: drag, or Shift and an arrow key`}
          title="Drag to move. Shift and an arrow key move it too."
          {...dragSource(store, id)}
          onKeyDown={(event) => moveByKey(event, move)}
        >
          <span aria-hidden />
        </button>
      )}
      <h2>{title}</h2>
      {model && (
        <VersionChip title={title} model={model} onVersion={setVersion} />
      )}
      {model && (
        <small className="column-facts">
          {model.style} · {count(parameterCount(model))} parameters
        </small>
      )}
      {columns.length > 1 && <ColumnMenu {...props} />}
    </header>
  );
}
