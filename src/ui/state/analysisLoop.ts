// Keeps a cell's reading in step with its text: one analysis at a time, always of the newest text, nothing in between.
import { useEffect, useRef } from "react";
import type { ColumnSource } from "../../analysis.ts";
import { analyseColumns } from "./backstage.ts";
import { nextReading } from "./reading.ts";
import type { RosettaStore } from "./rosettaStore.ts";

/** How long typing must rest before the text is read, in milliseconds. */
const rest = 10;

export type Analyse = typeof analyseColumns;

export interface AnalysisLoop {
  follow(sources: readonly ColumnSource[]): void;
  stop(): void;
}

/** Follows texts as they come; `stop` ends it. */
export function analysisLoop(
  store: RosettaStore,
  onFailure: (message: string) => void,
  analyse: Analyse = analyseColumns,
): AnalysisLoop {
  let wanted: readonly ColumnSource[] | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let working = false;
  let stopped = false;

  async function work(): Promise<void> {
    if (working || stopped || !wanted) return;
    const sources = wanted;
    wanted = null;
    working = true;
    try {
      const analysis = await analyse(sources);
      if (!stopped && !wanted) take(analysis, sources);
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
    sources: readonly ColumnSource[],
  ): void {
    const cells = sources.map((source) => source.cells);
    store.setState(({ reading }) => ({
      reading: nextReading(reading, analysis, cells),
      busy: false,
    }));
  }

  return {
    follow: (sources) => {
      wanted = sources;
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
  onFailure: (message: string) => void,
): void {
  const loop = useRef<AnalysisLoop | null>(null);
  useEffect(() => {
    const started = analysisLoop(store, onFailure);
    loop.current = started;
    return () => started.stop();
  }, [store, onFailure]);
  useEffect(() => {
    if (sources) loop.current?.follow(sources);
  }, [sources]);
}
