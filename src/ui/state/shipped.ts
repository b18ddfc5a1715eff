// The notebooks that come with the page.
import { titleOf, type Notebook } from "../../notebook/document.ts";
import { load } from "../../notebook/ipynb.ts";
import type { NotebookId } from "../../notebook/store.ts";

export interface Shipped {
  /** The file's name without its ending. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const texts = import.meta.glob<string>("../../../notebooks/*.ipynb", {
  query: "?raw",
  import: "default",
  eager: true,
});

export const shipped: readonly Shipped[] = Object.entries(texts)
  .map(([path, text]) => ({
    id: path.replace(/^.*\/|\.ipynb$/g, ""),
    title: titleOf(load(text)),
    text,
  }))
  .sort((a, b) => a.id.localeCompare(b.id));

const prefix = "shipped/";

/** Under which id the visitor's version of a shipped notebook is kept. */
export const keptId = (id: string): NotebookId => prefix + id;

/** The file's name, for ids of shipped notebooks. */
export function shippedId(id: NotebookId): string | null {
  return id.startsWith(prefix) ? id.slice(prefix.length) : null;
}

/** One object per file, so that an untouched notebook is known as such. */
const loaded = new Map<string, Notebook>();

export function notebookOf({ id, text }: Shipped): Notebook {
  const notebook = loaded.get(id) ?? load(text);
  loaded.set(id, notebook);
  return notebook;
}
