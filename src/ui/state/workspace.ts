// The notebook on the page, and how it changes.
import { create } from "zustand";
import type { Notebook } from "../../notebook/document.ts";
import { load } from "../../notebook/ipynb.ts";
import { shipped } from "./shipped.ts";

export interface Workspace {
  /** Key of the notebook: changes when another one is opened. */
  readonly key: string;
  readonly shippedId: string | null;
  readonly notebook: Notebook;
  readonly changed: boolean;
}

export const useWorkspace = create<Workspace>(() => open(shipped[0]?.id ?? ""));

function open(id: string): Workspace {
  const found = shipped.find((each) => each.id === id) ?? shipped[0];
  if (!found) throw new Error("Expected a notebook in notebooks/. Found none.");
  return {
    key: `shipped:${found.id}`,
    shippedId: found.id,
    notebook: load(found.text),
    changed: false,
  };
}

export function openShipped(id: string): void {
  useWorkspace.setState(open(id));
}

export function change(step: (notebook: Notebook) => Notebook): void {
  useWorkspace.setState(({ notebook }) => ({
    notebook: step(notebook),
    changed: true,
  }));
}
