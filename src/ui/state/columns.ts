// The columns of one rosetta cell as the reader sets them up: kept in this browser, per notebook and cell.
import {
  parseView,
  show,
  type ColumnsView,
} from "../../notebook/columnsView.ts";
import { keepText, keptText } from "./browserStorage.ts";
import type { RosettaStore } from "./rosettaStore.ts";

const keyOf = (notebook: string, group: string): string =>
  `rosetta.columns/${notebook}/${group}`;

/** What was kept of the last visit; the usual where nothing was. */
export const keptView = (notebook: string, group: string): ColumnsView =>
  parseView(keptText(keyOf(notebook, group)));

/** Keeps the set-up whenever it changes; the function returned ends it. */
export function keepView(
  store: RosettaStore,
  notebook: string,
  group: string,
): () => void {
  return store.subscribe(({ columnsView }, before) => {
    if (columnsView === before.columnsView) return;
    keepText(keyOf(notebook, group), JSON.stringify(columnsView));
  });
}

export function changeView(
  store: RosettaStore,
  step: (view: ColumnsView) => ColumnsView,
): void {
  store.setState(({ columnsView }) => ({ columnsView: step(columnsView) }));
}

/** Brings a column on the screen, shown if it was hidden. */
export function goTo(store: RosettaStore, column: string): void {
  store.setState(({ columnsView, goal }) => ({
    columnsView: show(columnsView, column),
    goal: { column, count: (goal?.count ?? 0) + 1 },
  }));
}
