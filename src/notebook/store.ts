// Where notebooks are kept between visits: what a store promises, whatever keeps it.
import type { Notebook } from "./document.ts";

export type NotebookId = string;

/** A result or the reason why there is none: storage may be full, denied or damaged, and the page must say so. */
export type Stored<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: StoreFailure };

export interface StoreFailure {
  /** `full`: no room is left · `denied`: the browser lets this page keep nothing · `damaged`: what is kept cannot be read. */
  readonly kind: "full" | "denied" | "damaged" | "failed";
  /** A sentence for the visitor: what could not be done, and what to do. */
  readonly message: string;
}

export interface NotebookEntry {
  readonly id: NotebookId;
  readonly title: string;
  /** Grows by one with every save. */
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

export interface StoredNotebook extends NotebookEntry {
  readonly notebook: Notebook;
}

/** What a save did. A notebook that someone else saved meanwhile is not written over: the second version gets its own id. */
export type Saved =
  | { readonly kind: "saved"; readonly entry: NotebookEntry }
  | {
      readonly kind: "kept both";
      /** This version, under its new id and title. */
      readonly entry: NotebookEntry;
      readonly notebook: Notebook;
      /** The other version, which stays where it was. */
      readonly other: NotebookEntry;
    };

export interface StoreChange {
  readonly kind: "saved" | "deleted";
  readonly id: NotebookId;
  /** 0 when deleted. */
  readonly revision: number;
}

export interface NotebookStore {
  /** All notebooks kept, the latest saved first. */
  list(): Promise<Stored<readonly NotebookEntry[]>>;
  /** Null when nothing is kept under the id. */
  open(id: NotebookId): Promise<Stored<StoredNotebook | null>>;
  /** `basedOn` is the revision that the edits started from; 0 for a notebook that was never saved. */
  save(
    id: NotebookId,
    notebook: Notebook,
    basedOn: number,
  ): Promise<Stored<Saved>>;
  delete(id: NotebookId): Promise<Stored<null>>;
  /** Earlier revisions still kept, the latest first. */
  revisions(id: NotebookId): Promise<Stored<readonly NotebookEntry[]>>;
  openRevision(
    id: NotebookId,
    revision: number,
  ): Promise<Stored<StoredNotebook | null>>;
  /** Hears of changes that other tabs made. */
  onChange(listener: (change: StoreChange) => void): () => void;
  close(): void;
}

export function newNotebookId(): NotebookId {
  return crypto.randomUUID();
}

/** A failure of the browser's storage, in words for the visitor. */
export function failureOf(doing: string, error: unknown): StoreFailure {
  const { name, message } =
    error instanceof Error ? error : { name: "", message: String(error) };
  if (name === "QuotaExceededError") {
    return {
      kind: "full",
      message: `${doing} failed: no room is left for this page. Download the notebook, then delete notebooks that you no longer need.`,
    };
  }
  if (name === "SecurityError" || name === "InvalidStateError") {
    return {
      kind: "denied",
      message: `${doing} failed: this browser lets the page keep nothing (${message}). Download the notebook before you leave.`,
    };
  }
  if (name === "NotebookError") {
    return {
      kind: "damaged",
      message: `${doing} failed: what is kept cannot be read. ${message}`,
    };
  }
  return { kind: "failed", message: `${doing} failed: ${message}` };
}
