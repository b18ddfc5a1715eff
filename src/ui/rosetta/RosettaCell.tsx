// A rosetta cell: the same model in several columns, what differs between them, and its training.
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useState,
  type ReactElement,
} from "react";
import { useStore } from "zustand";
import type { Analysis, ColumnSource } from "../../analysis.ts";
import type { Notebook } from "../../notebook/document.ts";
import type { RosettaBlock } from "../../notebook/view.ts";
import { Differences } from "../differences/Differences.tsx";
import { useAnalysis } from "../state/analysisLoop.ts";
import { loadPipeline } from "../state/backstage.ts";
import { huesOf } from "../state/reading.ts";
import {
  askRun,
  createRosettaStore,
  RosettaContext,
  type RosettaStore,
} from "../state/rosettaStore.ts";
import { cellActions } from "./cellActions.ts";
import { Columns } from "./Columns.tsx";
import { DetailsPanel } from "./DetailsPanel.tsx";
import { LayersTable } from "./LayersTable.tsx";
import { columnTitles } from "./titles.ts";
import { Toolbar } from "./Toolbar.tsx";

const RunPanel = lazy(() => import("../run/RunPanel.tsx"));

export interface RosettaProps {
  readonly notebook: Notebook;
  readonly block: RosettaBlock;
  /** Null until it is known what the notebook's outputs say of versions. */
  readonly sources: readonly ColumnSource[] | null;
  /** Read at build time, for notebooks that come with the page and stand unchanged. */
  readonly prepared: Analysis | null;
  readonly onEdit: (cell: string, source: string) => void;
  readonly onVersion: (column: string, version: string | null) => void;
}

export function RosettaCell(props: RosettaProps): ReactElement {
  const { block, notebook, sources, prepared, onEdit, onVersion } = props;
  const [store] = useState(() => startStore(prepared, sources));
  const [failure, setFailure] = useState<string | null>(null);
  useAnalysis(store, sources, setFailure);
  const analysis = useStore(store, (state) => state.reading.shown);
  const view = useStore(store, (state) => state.view);
  const running = useStore(store, (state) => state.runsAsked > 0);
  const titles = columnTitles(block.columns, analysis);
  const [actions] = useState(() => cellActions(store));
  useEffect(() => {
    actions.follow({ notebook, block, titles, onEdit });
  });
  const run = useCallback(() => askRun(store), [store]);
  useEffect(() => {
    void loadPipeline();
  }, []);
  return (
    <RosettaContext value={store}>
      <section className="cell" aria-label={`Rosetta cell ${block.group}`}>
        <Toolbar
          titles={titles}
          onRun={run}
          onVersion={(column, version) =>
            onVersion(block.columns[column]?.id ?? "", version)
          }
        />
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
            actionsFor={actions.forCell}
          />
        ) : (
          <LayersTable titles={titles} />
        )}
        <DetailsPanel titles={titles} />
        <Differences titles={titles} actions={actions.rows} />
        {running && (
          <Suspense
            fallback={<p className="waiting">The run panel is loading.</p>}
          >
            <RunPanel titles={titles} />
          </Suspense>
        )}
      </section>
    </RosettaContext>
  );
}

function startStore(
  prepared: Analysis | null,
  sources: readonly ColumnSource[] | null,
): RosettaStore {
  const store = createRosettaStore();
  if (prepared)
    store.setState({
      reading: {
        current: prepared,
        shown: prepared,
        sources: (sources ?? []).map(({ cells }) => cells),
        stale: [],
        hues: huesOf(prepared, {}),
      },
    });
  return store;
}
