// The open notebook: what a person edits, and apart from it what is known of its saving.
import { createStore, type StoreApi } from "zustand/vanilla";
import { titleOf, type Notebook } from "./document.ts";
import { replay, type Journal, type JournalEntry } from "./journal.ts";
import {
  newNotebookId,
  type NotebookEntry,
  type NotebookId,
  type NotebookStore,
  type Saved,
  type Stored,
  type StoreFailure,
} from "./store.ts";
import { renameNotebook } from "./transitions.ts";

/** What happened to the notebook that the page must show until it is dismissed. */
export type Notice =
  /** Another tab saved meanwhile: this version goes on under its own id, the other one stays. */
  | { readonly kind: "kept both"; readonly other: NotebookEntry }
  /** Another tab saved or deleted this notebook while it is open here. */
  | {
      readonly kind: "changed elsewhere";
      readonly revision: number;
      readonly deleted: boolean;
    }
  /** Text that was typed before a crash is back, not yet saved; older unsaved texts were saved as their own notebooks. */
  | {
      readonly kind: "recovered";
      readonly writtenAt: number;
      readonly others: readonly NotebookEntry[];
    };

export interface SessionState {
  /** What is saved. */
  readonly document: { readonly id: NotebookId; readonly notebook: Notebook };
  /** What is not. */
  readonly run: {
    /** The revision that the edits started from; 0 when it was never saved. */
    readonly basedOn: number;
    /** The notebook as it is kept; null when it is kept nowhere. */
    readonly kept: Notebook | null;
    readonly saving: boolean;
    readonly failure: StoreFailure | null;
    readonly notice: Notice | null;
  };
}

export interface Session extends StoreApi<SessionState> {
  /** Opens what is kept under the id, else the fallback (a notebook that comes with the page), and brings back unsaved text. */
  open(id: NotebookId, fallback?: Notebook): Promise<Stored<null>>;
  /** Shows a notebook that is kept nowhere yet: a new one, or a file from elsewhere. */
  start(notebook: Notebook, id?: NotebookId): void;
  /** Applies a transition; the text is in the journal when it returns. */
  change(transition: (notebook: Notebook) => Notebook): void;
  /** Saves if anything is unsaved; calls while a save runs save once more after it. */
  save(): Promise<void>;
  dismiss(): void;
  /** Stops hearing of other tabs. */
  close(): void;
}

/** Whether something was typed that is not kept yet. */
export function isUnsaved({ document, run }: SessionState): boolean {
  return document.notebook !== run.kept;
}

export function createSession(
  store: NotebookStore,
  journal: Journal,
  first: Notebook,
): Session {
  const api = createStore<SessionState>(() => shown(newNotebookId(), first));
  const patch = (run: Partial<SessionState["run"]>) =>
    api.setState((state) => ({ run: { ...state.run, ...run } }));
  const stopHearing = store.onChange(({ kind, id, revision }) => {
    if (id !== api.getState().document.id) return;
    const deleted = kind === "deleted";
    patch({ notice: { kind: "changed elsewhere", revision, deleted } });
  });
  return {
    ...api,
    open: (id, fallback) => open(api, store, journal, id, fallback),
    start(notebook, id = newNotebookId()) {
      api.setState(shown(id, notebook));
      patch({ failure: journal.write(id, notebook, 0) });
    },
    change(transition) {
      const { document, run } = api.getState();
      const notebook = transition(document.notebook);
      if (notebook === document.notebook) return;
      api.setState({ document: { ...document, notebook } });
      patch({ failure: journal.write(document.id, notebook, run.basedOn) });
    },
    save: saver(api, store, journal),
    dismiss: () => patch({ notice: null, failure: null }),
    close: stopHearing,
  };
}

function shown(
  id: NotebookId,
  notebook: Notebook,
  basedOn = 0,
  kept: Notebook | null = null,
): SessionState {
  return {
    document: { id, notebook },
    run: { basedOn, kept, saving: false, failure: null, notice: null },
  };
}

async function open(
  api: StoreApi<SessionState>,
  store: NotebookStore,
  journal: Journal,
  id: NotebookId,
  fallback?: Notebook,
): Promise<Stored<null>> {
  const found = await store.open(id);
  if (!found.ok) return found;
  const kept = found.value?.notebook ?? fallback ?? null;
  const [latest, ...older] = await journal.left(id);
  const notebook = latest ? replay(latest, kept) : kept;
  if (!notebook) {
    const message = `Opening the notebook failed: nothing is kept under ${id} any more.`;
    return { ok: false, failure: { kind: "failed", message } };
  }
  const basedOn = latest?.basedOn ?? found.value?.revision ?? 0;
  api.setState(shown(id, notebook, basedOn, latest ? null : notebook));
  if (latest) await recover(api, store, journal, { latest, older, kept });
  return { ok: true, value: null };
}

/** The latest unsaved text is in this tab's journal before the old entry goes; older ones go once they are saved. */
async function recover(
  api: StoreApi<SessionState>,
  store: NotebookStore,
  journal: Journal,
  left: {
    readonly latest: JournalEntry;
    readonly older: readonly JournalEntry[];
    readonly kept: Notebook | null;
  },
): Promise<void> {
  const { document, run } = api.getState();
  let failure = journal.write(document.id, document.notebook, run.basedOn);
  if (!failure) journal.discard(left.latest);
  const others: NotebookEntry[] = [];
  for (const entry of left.older) {
    const notebook = replay(entry, left.kept);
    const title = `${titleOf(notebook)} (recovered)`;
    const renamed = renameNotebook(notebook, title);
    const saved = await store.save(newNotebookId(), renamed, 0);
    if (saved.ok) {
      journal.discard(entry);
      others.push(saved.value.entry);
    } else failure ??= saved.failure;
  }
  const { writtenAt } = left.latest;
  api.setState((state) => ({
    run: {
      ...state.run,
      failure,
      notice: { kind: "recovered", writtenAt, others },
    },
  }));
}

/** One save at a time: a call during a save waits for it and then saves what was typed meanwhile. */
function saver(
  api: StoreApi<SessionState>,
  store: NotebookStore,
  journal: Journal,
): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => saveOnce(api, store, journal));
    return last;
  };
}

async function saveOnce(
  api: StoreApi<SessionState>,
  store: NotebookStore,
  journal: Journal,
): Promise<void> {
  const before = api.getState();
  if (!isUnsaved(before)) return;
  const { id, notebook } = before.document;
  api.setState({ run: { ...before.run, saving: true } });
  const result = await store.save(id, notebook, before.run.basedOn);
  const now = api.getState();
  const elsewhere = now.document.id !== id;
  if (!result.ok) {
    if (!elsewhere)
      api.setState({
        run: { ...now.run, saving: false, failure: result.failure },
      });
    return;
  }
  if (elsewhere) return journal.clear(id);
  settle(api, journal, notebook, result.value);
}

/** After a save: what was typed meanwhile is unsaved still, under the id that the save gave. */
function settle(
  api: StoreApi<SessionState>,
  journal: Journal,
  sent: Notebook,
  saved: Saved,
): void {
  const { document, run } = api.getState();
  const { id, revision } = saved.entry;
  const kept = saved.kind === "kept both" ? saved.notebook : sent;
  const typed = document.notebook !== sent;
  const notebook = !typed
    ? kept
    : saved.kind === "kept both"
      ? renameNotebook(document.notebook, saved.entry.title)
      : document.notebook;
  journal.clear(document.id);
  const failure = typed ? journal.write(id, notebook, revision) : null;
  const notice: Notice | null =
    saved.kind === "kept both"
      ? { kind: "kept both", other: saved.other }
      : run.notice;
  api.setState({
    document: { id, notebook },
    run: { basedOn: revision, kept, saving: false, failure, notice },
  });
}
