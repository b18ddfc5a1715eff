// The notebooks that come with the page.
import { titleOf } from "../../notebook/document.ts";
import { load } from "../../notebook/ipynb.ts";

export interface Shipped {
  /** The file's name without its ending: the address of the notebook on this page. */
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
