// A file opened as columns: a notebook's columns with their setup, or a program as one column of one cell.
import { cellOf, NotebookError } from "./document.ts";
import { load } from "./ipynb.ts";
import { blocksOf } from "./view.ts";

export interface OpenedColumn {
  /** Null: the code says it. */
  readonly dialect: string | null;
  /** Sources of its code cells. */
  readonly sources: readonly string[];
}

export function columnsOfFile(name: string, text: string): OpenedColumn[] {
  if (!/\.(ipynb|json)$/i.test(name))
    return [{ dialect: null, sources: [text] }];
  const notebook = load(text);
  const block = blocksOf(notebook).find((each) => each.kind === "rosetta");
  if (!block)
    throw new NotebookError(
      `Expected a notebook with code. Received ${name}, which has no code cell.`,
    );
  return block.columns.map(({ dialect, cells }) => ({
    dialect,
    sources: [...block.setup, ...cells]
      .map((id) => cellOf(notebook, id))
      .filter(({ kind }) => kind === "code")
      .map(({ source }) => source),
  }));
}
