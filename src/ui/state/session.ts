// The one open notebook of this tab, kept as it is typed: journal at once, store a moment later.
import { useStore } from "zustand";
import type { Notebook } from "../../notebook/document.ts";
import { indexedDbStore } from "../../notebook/indexedDbStore.ts";
import { openJournal } from "../../notebook/journal.ts";
import {
  createSession,
  isUnsaved,
  type SessionState,
} from "../../notebook/session.ts";
import type { NotebookId } from "../../notebook/store.ts";
import { joinTabs } from "../../notebook/tabs.ts";
import { notebookOf, shipped, shippedId } from "./shipped.ts";

export const notebooks = indexedDbStore();
const tab = joinTabs(navigator.locks);
const journal = openJournal({
  storage: journalStorage(),
  tab: tab.name,
  isOpen: (name) => tab.isOpen(name),
});

/** Where storage is denied, each write fails and the page says so. */
function journalStorage(): Pick<
  Storage,
  "getItem" | "setItem" | "removeItem" | "key" | "length"
> {
  try {
    return localStorage;
  } catch (error) {
    return {
      length: 0,
      key: () => null,
      getItem: () => null,
      removeItem: () => undefined,
      setItem: () => {
        throw error;
      },
    };
  }
}

const first = shipped[0];
if (!first) throw new Error("Expected a notebook in notebooks/. Found none.");

export const session = createSession(notebooks, journal, notebookOf(first));

export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(session, select);
}

export function change(step: (notebook: Notebook) => Notebook): void {
  session.change(step);
}

/** Milliseconds without typing after which the notebook is saved. */
const rest = 600;

/** Saves whenever typing rests, and when the page is left. */
export function autosave(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  session.subscribe((state, before) => {
    if (state.document === before.document || !isUnsaved(state)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void session.save(), rest);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void session.save();
  });
}

/** Opens a notebook after the one that stands here is saved; a failure comes back as a sentence. */
export async function openNotebook(id: NotebookId): Promise<string | null> {
  await session.save();
  return openFirst(id);
}

/** Opens a kept notebook, or one that comes with the page. */
export async function openFirst(id: NotebookId): Promise<string | null> {
  const own = shippedId(id);
  const found = shipped.find((each) => each.id === own);
  const opened = await session.open(id, found && notebookOf(found));
  return opened.ok ? null : opened.failure.message;
}
