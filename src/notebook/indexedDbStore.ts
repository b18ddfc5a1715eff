// Keeps notebooks in the browser's IndexedDB, with their last revisions, and tells other tabs of every change.
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { titleOf, type Notebook } from "./document.ts";
import { load, save } from "./ipynb.ts";
import {
  failureOf,
  newNotebookId,
  type NotebookEntry,
  type NotebookId,
  type NotebookStore,
  type Saved,
  type StoreChange,
  type Stored,
  type StoredNotebook,
} from "./store.ts";
import { renameNotebook } from "./transitions.ts";

/** A revision as it is kept: the notebook as the text of its file. */
interface Row extends NotebookEntry {
  readonly text: string;
}

interface Schema extends DBSchema {
  notebooks: { key: string; value: Row };
  revisions: { key: [string, number]; value: Row };
}

type Database = IDBPDatabase<Schema>;

/** How many revisions of a notebook are kept. */
const revisionsKept = 30;

export interface IndexedDbOptions {
  readonly name?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export function indexedDbStore({
  name = "rosetta-notebook",
  now = Date.now,
}: IndexedDbOptions = {}): NotebookStore {
  const connection = connect(name);
  const channel = new BroadcastChannel(name);
  const attempt = async <T>(
    doing: string,
    work: (database: Database) => Promise<T>,
  ): Promise<Stored<T>> => {
    try {
      return { ok: true, value: await work(await connection()) };
    } catch (error) {
      return { ok: false, failure: failureOf(doing, error) };
    }
  };
  const tell = (change: StoreChange) => channel.postMessage(change);
  return {
    list: () => attempt("Listing the notebooks", list),
    open: (id) =>
      attempt("Opening the notebook", async (database) =>
        opened(await database.get("notebooks", id)),
      ),
    save: (id, notebook, basedOn) =>
      attempt("Saving the notebook", async (database) => {
        const saved = await write(database, id, notebook, basedOn, now());
        const { id: where, revision } = saved.entry;
        tell({ kind: "saved", id: where, revision });
        return saved;
      }),
    delete: (id) =>
      attempt("Deleting the notebook", async (database) => {
        await remove(database, id);
        tell({ kind: "deleted", id, revision: 0 });
        return null;
      }),
    revisions: (id) =>
      attempt("Listing the revisions", async (database) =>
        (await database.getAll("revisions", allOf(id)))
          .map(entryOf)
          .toReversed(),
      ),
    openRevision: (id, revision) =>
      attempt("Opening the revision", async (database) =>
        opened(await database.get("revisions", [id, revision])),
      ),
    onChange(listener) {
      const hear = (event: MessageEvent<StoreChange>) => listener(event.data);
      channel.addEventListener("message", hear);
      return () => channel.removeEventListener("message", hear);
    },
    close() {
      channel.close();
      void connection().then(
        (database) => database.close(),
        () => undefined,
      );
    },
  };
}

/** One connection for the life of the store; a connection that failed or was cut off is made anew at the next call. */
function connect(name: string): () => Promise<Database> {
  let held: Promise<Database> | null = null;
  const forget = () => {
    held = null;
  };
  return () => {
    held ??= openDB<Schema>(name, 1, {
      upgrade(database) {
        database.createObjectStore("notebooks", { keyPath: "id" });
        database.createObjectStore("revisions", {
          keyPath: ["id", "revision"],
        });
      },
      terminated: forget,
    }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return held;
  };
}

async function list(database: Database): Promise<readonly NotebookEntry[]> {
  const rows = await database.getAll("notebooks");
  return rows
    .map(entryOf)
    .toSorted((a, b) => b.savedAt - a.savedAt || b.revision - a.revision);
}

/** Reads, decides and writes in one transaction, so that no other tab can save in between. */
async function write(
  database: Database,
  id: NotebookId,
  notebook: Notebook,
  basedOn: number,
  savedAt: number,
): Promise<Saved> {
  const work = database.transaction(["notebooks", "revisions"], "readwrite");
  const current = await work.objectStore("notebooks").get(id);
  const elsewhere = current !== undefined && current.revision !== basedOn;
  const kept = elsewhere ? secondVersion(notebook, savedAt) : notebook;
  const row: Row = {
    id: elsewhere ? newNotebookId() : id,
    title: titleOf(kept),
    revision: elsewhere ? 1 : basedOn + 1,
    savedAt,
    text: save(kept),
  };
  const revisions = work.objectStore("revisions");
  const oldest = Math.max(0, row.revision - revisionsKept);
  await Promise.all([
    work.objectStore("notebooks").put(row),
    revisions.put(row),
    revisions.delete(IDBKeyRange.bound([row.id, 0], [row.id, oldest])),
    work.done,
  ]);
  const entry = entryOf(row);
  return elsewhere
    ? { kind: "kept both", entry, notebook: kept, other: entryOf(current) }
    : { kind: "saved", entry };
}

/** A title that tells the two versions apart. */
function secondVersion(notebook: Notebook, savedAt: number): Notebook {
  const time = new Date(savedAt).toISOString().slice(0, 16).replace("T", " ");
  return renameNotebook(
    notebook,
    `${titleOf(notebook)} (second version, ${time} UTC)`,
  );
}

async function remove(database: Database, id: NotebookId): Promise<void> {
  const work = database.transaction(["notebooks", "revisions"], "readwrite");
  await Promise.all([
    work.objectStore("notebooks").delete(id),
    work.objectStore("revisions").delete(allOf(id)),
    work.done,
  ]);
}

const allOf = (id: NotebookId) => IDBKeyRange.bound([id, 0], [id, Infinity]);

function entryOf({ id, title, revision, savedAt }: Row): NotebookEntry {
  return { id, title, revision, savedAt };
}

function opened(row: Row | undefined): StoredNotebook | null {
  return row ? { ...entryOf(row), notebook: load(row.text) } : null;
}
