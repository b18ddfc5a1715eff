// Analyses of the shipped notebooks, made at build time by the same pipeline, so that differences stand before Python is up.
import type { Analysis, ShippedAnalysis } from "../analysis.ts";
import { dialects } from "../dialects/index.ts";
import { load } from "../notebook/ipynb.ts";
import { printedVersions } from "../notebook/version.ts";
import { blocksOf, columnSource, programOf } from "../notebook/view.ts";
import { analyse, javascript, pythonFiles } from "../pipeline.ts";
import { nodePython } from "../python/node.ts";
import { emptyRecording } from "../python/recording.ts";

// Opened while this module is imported: Vite's runner brings nothing in later.
await javascript();

/** Analyses every group of every notebook (file name → text). Throws when a shipped column cannot be read. */
export async function shippedAnalyses(
  notebooks: Readonly<Record<string, string>>,
): Promise<Record<string, ShippedAnalysis[]>> {
  const python = nodePython(pythonFiles);
  try {
    const result: Record<string, ShippedAnalysis[]> = {};
    for (const [file, text] of Object.entries(notebooks))
      result[file] = await ofNotebook(file, text, python);
    return result;
  } finally {
    python.close();
  }
}

async function ofNotebook(
  file: string,
  text: string,
  python: ReturnType<typeof nodePython>,
): Promise<ShippedAnalysis[]> {
  const notebook = load(text);
  const groups = blocksOf(notebook).filter((block) => block.kind === "rosetta");
  const analyses: ShippedAnalysis[] = [];
  for (const { group, columns } of groups) {
    const sources = columns.map(({ id }) => {
      const printed = printedVersions(programOf(notebook, group, id), dialects);
      return columnSource(
        notebook,
        group,
        id,
        Object.fromEntries(
          Object.entries(printed).map(([dialect, { version }]) => [
            dialect,
            version,
          ]),
        ),
      );
    });
    const analysis = await analyse(sources, python);
    const failed = analysis.columns.find((column) => column.error);
    if (failed?.error)
      throw new Error(
        `Expected ${file}#${group} to be read. Received ${failed.error.title}: ${failed.error.message}\n${failed.error.traceback}`,
      );
    analyses.push({ group, sources, analysis: slim(analysis) });
  }
  return analyses;
}

/** The analysis without what only reading needed. */
function slim(analysis: Analysis): Analysis {
  const columns = analysis.columns.map((column) => ({
    ...column,
    recording: {
      ...emptyRecording,
      notes: column.recording.notes,
      imports: column.recording.imports,
      stdout: column.recording.stdout,
    },
  }));
  return { ...analysis, columns };
}
