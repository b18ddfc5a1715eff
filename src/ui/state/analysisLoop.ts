// Keeps a cell's reading in step with its text: one analysis at a time, always of the newest text, nothing in between.
import { useEffect, useLayoutEffect, useRef } from "react";
import type { ColumnSource } from "../../analysis.ts";
import { analyseColumns } from "./backstage.ts";
import { arrangeReading, nextReading } from "./reading.ts";
import type { RosettaStore } from "./rosettaStore.ts";

/** How long typing must rest before the text is read, in milliseconds. */
const rest = 10;

export type Analyse = typeof analyseColumns;

interface Wanted {
  readonly sources: readonly ColumnSource[];
  readonly columns: readonly string[];
}

export interface AnalysisLoop {
  /** `columns` are the ids of the columns that the sources are of. */
  follow(sources: readonly ColumnSource[], columns: readonly string[]): void;
  stop(): void;
}

/** Follows texts as they come; `stop` ends it. */
export function analysisLoop(
  store: RosettaStore,
  onFailure: (message: string) => void,
  analyse: Analyse = analyseColumns,
): AnalysisLoop {
  let wanted: Wanted | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let working = false;
  let stopped = false;

  async function work(): Promise<void> {
    if (working || stopped || !wanted) return;
    const asked = wanted;
    wanted = null;
    working = true;
    try {
      const analysis = await analyse(asked.sources);
      if (!stopped && !wanted) take(analysis, asked);
    } catch (error) {
      if (!stopped)
        onFailure(error instanceof Error ? error.message : String(error));
      store.setState({ busy: false });
    } finally {
      working = false;
    }
    await work();
  }

  function take(
    analysis: Awaited<ReturnType<Analyse>>,
    { sources, columns }: Wanted,
  ): void {
    const cells = sources.map((source) => source.cells);
    store.setState(({ reading }) => {
      const before = arrangeReading(reading, columns);
      const next = nextReading(before, analysis, cells, columns);
      // Columns may have moved meanwhile; the analysis of their new order is on its way.
      const now = reading.columns.length > 0 ? reading.columns : columns;
      return { reading: arrangeReading(next, now), busy: false };
    });
  }

  return {
    follow: (sources, columns) => {
      wanted = { sources, columns };
      store.setState({ busy: true });
      clearTimeout(timer);
      timer = setTimeout(() => void work(), rest);
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** The loop as long as a cell is on the page. */
export function useAnalysis(
  store: RosettaStore,
  sources: readonly ColumnSource[] | null,
  columns: readonly string[],
  onFailure: (message: string) => void,
): void {
  const loop = useRef<AnalysisLoop | null>(null);
  useEffect(() => {
    const started = analysisLoop(store, onFailure);
    loop.current = started;
    return () => started.stop();
  }, [store, onFailure]);
  const order = columns.join("\n");
  // Before anything is painted, so that no column ever wears another one's colours.
  useLayoutEffect(() => {
    const ids = order.split("\n");
    store.setState(({ reading }) => ({
      reading: arrangeReading(reading, ids),
    }));
  }, [store, order]);
  useEffect(() => {
    if (sources) loop.current?.follow(sources, order.split("\n"));
  }, [sources, order]);
}
