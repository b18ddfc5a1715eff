// A rosetta cell: the same model in several columns, what differs between them, and its training.
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useStore } from "zustand";
import type { ColumnSource } from "../../analysis.ts";
import type { Notebook } from "../../notebook/document.ts";
import { removedColumns } from "../../notebook/removed.ts";
import { programOf, type RosettaBlock } from "../../notebook/view.ts";
import { Differences } from "../differences/Differences.tsx";
import { RunPanel } from "../run/RunPanel.tsx";
import { runController } from "../run/controller.ts";
import { useAnalysis } from "../state/analysisLoop.ts";
import { loadPipeline } from "../state/backstage.ts";
import { keepView, keptView } from "../state/columns.ts";
import { showPrepared } from "../state/prepared.ts";
import {
  createRosettaStore,
  RosettaContext,
  type RosettaStore,
} from "../state/rosettaStore.ts";
import { Columns } from "./Columns.tsx";
import { ColumnsTold } from "./ColumnsTold.tsx";
import { DetailsPanel } from "./DetailsPanel.tsx";
import { LayersTable } from "./LayersTable.tsx";
import { Toolbar } from "./Toolbar.tsx";
import { cellActions } from "./cellActions.ts";
import { columnChanges } from "./columnChanges.ts";
import { columnTitles } from "./titles.ts";

export interface RosettaProps {
  readonly notebook: Notebook;
  readonly block: RosettaBlock;
  /** Null until it is known what the notebook's outputs say of versions. */
  readonly sources: readonly ColumnSource[] | null;
  /** The file of a notebook that comes with the page: it was read at build time. */
  readonly shippedId: string | null;
  readonly notebookId: string;
  readonly onEdit: (cell: string, source: string) => void;
  readonly onVersion: (column: string, version: string | null) => void;
}

export function RosettaCell(props: RosettaProps): ReactElement {
  const { block, notebook, onEdit, onVersion } = props;
  const { store, titles, actions, changes, failure } = useCell(props);
  const view = useStore(store, (state) => state.view);
  const [controller] = useState(runController);
  const panel = useRef<HTMLElement>(null);
  return (
    <RosettaContext value={store}>
      <section className="cell" aria-label={`Rosetta cell ${block.group}`}>
        <Toolbar
          columns={block.columns.map(({ id }, i) => ({
            id,
            title: titles[i] ?? id,
          }))}
          removed={removedColumns(notebook, block.group)}
          changes={changes}
          controller={controller}
          panel={panel}
        />
        <ColumnsTold changes={changes} />
        {failure && (
          <p className="notice bad" role="alert">
            {failure}
          </p>
        )}
        {view === "code" ? (
          <Columns
            notebook={notebook}
            block={block}
            titles={titles}
            onEdit={onEdit}
            onVersion={onVersion}
            changes={changes}
            actionsFor={actions.forCell}
          />
        ) : (
          <LayersTable titles={titles} />
        )}
        <DetailsPanel titles={titles} />
        <Differences titles={titles} actions={actions.rows} />
        <RunPanel titles={titles} controller={controller} panel={panel} />
      </section>
    </RosettaContext>
  );
}

/** The cell's state, kept in step with its text, and what can be done with it. */
function useCell(props: RosettaProps) {
  const { block, notebook, notebookId, sources, onEdit } = props;
  const { group } = block;
  const [store] = useState(() =>
    createRosettaStore(keptView(notebookId, group)),
  );
  const [actions] = useState(() => cellActions(store));
  const [changes] = useState(() =>
    columnChanges(store, group, actions.titleOf),
  );
  const [failure, setFailure] = useState<string | null>(null);
  const ids = block.columns.map(({ id }) => id);
  useEffect(
    () => keepView(store, notebookId, group),
    [store, notebookId, group],
  );
  usePrepared(store, props);
  useAnalysis(store, sources, ids, setFailure);
  const analysis = useStore(store, (state) => state.reading.shown);
  const titles = columnTitles(block.columns, analysis);
  useEffect(() => {
    actions.follow({ notebook, block, titles, onEdit });
  });
  useEffect(() => {
    void loadPipeline();
  }, []);
  return { store, titles, actions, changes, failure };
}

/** What was prepared shows first; only the texts that the cell opened with can have been prepared. */
function usePrepared(store: RosettaStore, props: RosettaProps): void {
  const opened = useRef(props);
  useEffect(() => {
    const { notebook, block, shippedId } = opened.current;
    if (shippedId === null) return;
    const columns = block.columns.map(({ id, version }) => ({
      id,
      version,
      cells: programOf(notebook, block.group, id).map(({ source }) => source),
    }));
    void showPrepared(store, shippedId, block.group, columns);
  }, [store]);
}
