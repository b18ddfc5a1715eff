// What was typed and not yet saved, written at every edit before anything else happens: it outlives a crash or a
// closed tab and is offered again at the next visit. Outputs stay in the store; only what a person can edit is written.
import { newCell, type Cell, type Notebook } from "./document.ts";
import { withoutRemovedOutputs, withRemovedOutputs } from "./removed.ts";
import { failureOf, type NotebookId, type StoreFailure } from "./store.ts";

/** Unsaved text of one notebook. */
export interface JournalEntry {
  readonly id: NotebookId;
  /** The revision that the edits started from; 0 when it was never saved. */
  readonly basedOn: number;
  readonly writtenAt: number;
  readonly notebook: {
    readonly cells: readonly Omit<Cell, "file">[];
    readonly metadata: Notebook["metadata"];
    readonly formatMinor: number;
  };
}

export interface Journal {
  /** Synchronous: when it returns, the text is safe. A failure is told, because then it is not. */
  write(
    id: NotebookId,
    notebook: Notebook,
    basedOn: number,
  ): StoreFailure | null;
  /** Forgets this tab's unsaved text of a notebook, once it is saved. */
  clear(id: NotebookId): void;
  /** Unsaved text that closed or crashed tabs left, of one notebook or of all; the latest first. */
  left(id?: NotebookId): Promise<readonly JournalEntry[]>;
  /** Forgets an entry that `left` gave, once it is saved or no longer wanted. */
  discard(entry: JournalEntry): void;
}

/** The part of `Storage` that a journal needs. */
export type JournalStorage = Pick<
  Storage,
  "getItem" | "setItem" | "removeItem" | "key" | "length"
>;

export interface JournalOptions {
  readonly storage: JournalStorage;
  /** This tab's name, and whether the tab of another name is still open: its unsaved text is its own. */
  readonly tab: string;
  readonly isOpen: (tab: string) => Promise<boolean>;
  readonly now?: () => number;
}

const prefix = "rosetta-journal";

export function openJournal({
  storage,
  tab,
  isOpen,
  now = Date.now,
}: JournalOptions): Journal {
  const places = new Map<JournalEntry, string>();
  const keyOf = (id: NotebookId) => `${prefix}/${tab}/${id}`;
  return {
    write(id, notebook, basedOn) {
      const entry = entryOf(id, notebook, basedOn, now());
      try {
        storage.setItem(keyOf(id), JSON.stringify(entry));
        return null;
      } catch (error) {
        return failureOf("Keeping the unsaved text", error);
      }
    },
    clear: (id) => storage.removeItem(keyOf(id)),
    async left(id) {
      const entries: JournalEntry[] = [];
      for (const key of keysOf(storage)) {
        const owner = key.split("/")[1] as string;
        if (owner === tab || (await isOpen(owner))) continue;
        const entry = readEntry(storage.getItem(key));
        if (!entry || (id !== undefined && entry.id !== id)) continue;
        places.set(entry, key);
        entries.push(entry);
      }
      return entries.toSorted((a, b) => b.writtenAt - a.writtenAt);
    },
    discard(entry) {
      const key = places.get(entry);
      if (key !== undefined) storage.removeItem(key);
      places.delete(entry);
    },
  };
}

/** The notebook as it was typed, with the outputs of the saved one where a cell is still the same. */
export function replay(entry: JournalEntry, saved: Notebook | null): Notebook {
  const files = new Map(saved?.cells.map((cell) => [cell.id, cell.file]));
  const { cells, metadata, formatMinor } = entry.notebook;
  return {
    cells: cells.map((cell) => ({
      ...cell,
      file: files.get(cell.id) ?? newCell(cell.kind, "").file,
    })),
    metadata: withRemovedOutputs(metadata, saved),
    formatMinor,
    file: saved?.file ?? {},
  };
}

function entryOf(
  id: NotebookId,
  { cells, metadata, formatMinor }: Notebook,
  basedOn: number,
  writtenAt: number,
): JournalEntry {
  const typed = cells.map(({ file: _, ...cell }) => cell);
  return {
    id,
    basedOn,
    writtenAt,
    notebook: {
      cells: typed,
      metadata: withoutRemovedOutputs(metadata),
      formatMinor,
    },
  };
}

function keysOf(storage: JournalStorage): string[] {
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i));
  return keys.filter((key) => key?.startsWith(`${prefix}/`)) as string[];
}

/** Written by `write` above in one piece; text that is none of it is left where it is. */
function readEntry(text: string | null): JournalEntry | null {
  try {
    const entry = JSON.parse(text ?? "null") as JournalEntry | null;
    return Array.isArray(entry?.notebook.cells) ? entry : null;
  } catch {
    return null;
  }
}
