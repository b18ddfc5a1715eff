// The heavy part of the product, fetched after the text is on the screen: the pipeline, and Python.
import type { Analysis, ColumnSource, HoverRow } from "../../analysis.ts";
import type { SpineRow } from "../../compare/difference.ts";
import type * as Exports from "../../pipeline.ts";
import type { Python } from "../../python/client.ts";

type Pipeline = typeof Exports;

let loading: Promise<Pipeline> | null = null;
let pipeline: Pipeline | null = null;
let python: Promise<Python> | null = null;

export function loadPipeline(): Promise<Pipeline> {
  loading ??= import("../../pipeline.ts").then((loaded) => (pipeline = loaded));
  return loading;
}

/** Python, started once. A failure to start is told to whoever asks; the next one who asks tries again. */
export function startPython(): Promise<Python> {
  python ??= openPython().catch((error: unknown) => {
    python = null;
    throw error;
  });
  return python;
}

async function openPython(): Promise<Python> {
  const files = loadPipeline().then(({ pythonFiles }) => pythonFiles);
  const { browserPython } = await import("../../python/browser.ts");
  const opened = browserPython(files);
  await opened.ready;
  performance.mark("rosetta:python-ready");
  return opened;
}

export async function analyseColumns(
  sources: readonly ColumnSource[],
): Promise<Analysis> {
  const [{ analyse }, ready] = await Promise.all([
    loadPipeline(),
    startPython(),
  ]);
  return analyse(sources, ready);
}

/** Dialects that are known, by title. */
export async function dialectTitles(): Promise<
  readonly { readonly id: string; readonly title: string }[]
> {
  const { dialects } = await import("../../dialects/index.ts");
  return dialects.map(({ id, title }) => ({ id, title }));
}

/** Versions of a dialect whose defaults are known, newest first. */
export async function versionsOf(dialect: string): Promise<readonly string[]> {
  const { dialectById } = await import("../../dialects/index.ts");
  return dialectById(dialect)?.versions ?? [];
}

/** The option table of a row; empty until the pipeline is here, which a reading without Python may come before. */
export function hoverRows(
  analysis: Analysis,
  row: SpineRow,
): readonly HoverRow[] {
  if (!pipeline) {
    void loadPipeline();
    return [];
  }
  return pipeline.hoverTable(analysis, row);
}
