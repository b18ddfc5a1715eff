// What a person does to the columns of a cell: each is one change of the notebook, and is told in words.
import {
  bringBack,
  forget,
  freeId,
  putAway,
  removedColumns,
} from "../../notebook/removed.ts";
import { addColumn, moveColumn } from "../../notebook/transitions.ts";
import { blockOf } from "../../notebook/view.ts";
import { goTo } from "../state/columns.ts";
import type { RosettaStore } from "../state/rosettaStore.ts";
import { change, session } from "../state/session.ts";

export interface Added {
  /** Null: the code says it. */
  readonly dialect: string | null;
  readonly sources: readonly string[];
}

export interface ColumnChanges {
  readonly add: (column: Added) => void;
  /** `index` is the place among all columns of the cell. */
  readonly move: (column: string, index: number) => void;
  readonly remove: (column: string) => void;
  readonly bringBack: (key: string) => void;
  readonly forget: (key: string) => void;
}

export function columnChanges(
  store: RosettaStore,
  group: string,
  titleOf: (column: string) => string,
): ColumnChanges {
  const notebook = () => session.getState().document.notebook;
  const columns = () => blockOf(notebook(), group).columns;
  return {
    add: ({ dialect, sources }) => {
      const taken = columns().map(({ id }) => id);
      const id = freeId(dialect ?? "column", taken);
      change((before) => addColumn(before, group, { id, dialect, sources }));
      goTo(store, id);
    },
    move: (column, index) => {
      const last = columns().length - 1;
      const to = Math.max(0, Math.min(index, last));
      if (columns()[to]?.id === column) return;
      const title = titleOf(column);
      change((before) => moveColumn(before, group, column, to));
      goTo(store, column);
      const text = `${title} is now column ${to + 1} of ${last + 1}.`;
      store.setState({ told: { text, removed: null } });
    },
    remove: (column) => {
      const title = titleOf(column);
      const before = removedColumns(notebook()).length;
      change((each) => putAway(each, group, column, title));
      const kept = removedColumns(notebook());
      const removed = kept.length > before ? (kept.at(-1)?.key ?? null) : null;
      const text = removed
        ? `${title} was removed. Its code is kept.`
        : `${title} was removed. It was empty.`;
      store.setState({ told: { text, removed } });
    },
    bringBack: (key) => {
      const before = columns().map(({ id }) => id);
      change((each) => bringBack(each, key));
      const back = columns().find(({ id }) => !before.includes(id));
      if (back) goTo(store, back.id);
      store.setState({ told: null });
    },
    forget: (key) => change((each) => forget(each, key)),
  };
}
