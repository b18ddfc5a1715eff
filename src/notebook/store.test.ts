import "fake-indexeddb/auto";
import { afterEach, describe, expect, it } from "vitest";
import { emptyNotebook, titleOf, type Notebook } from "./document.ts";
import { indexedDbStore } from "./indexedDbStore.ts";
import { openJournal, type JournalStorage } from "./journal.ts";
import { createSession, isUnsaved, type Session } from "./session.ts";
import type { NotebookStore, Stored } from "./store.ts";
import { editSource, insertCell, renameNotebook } from "./transitions.ts";

let database = 0;
const closing: { close(): void }[] = [];
afterEach(() => {
  for (const each of closing.splice(0)) each.close();
});

/** Stores of two tabs over the same database. */
function tabs(): [NotebookStore, NotebookStore] {
  const name = `test-${database++}`;
  let time = Date.UTC(2026, 10, 23, 9, 30);
  const open = () => {
    const store = indexedDbStore({ name, now: () => time++ });
    closing.push(store);
    return store;
  };
  return [open(), open()];
}

async function value<T>(result: Promise<Stored<T>>): Promise<T> {
  const stored = await result;
  if (!stored.ok) throw new Error(stored.failure.message);
  return stored.value;
}

const typed = (notebook: Notebook, text: string) =>
  editSource(notebook, notebook.cells[1]!.id, text);

/** Web storage in memory, with as much room as is said. */
function memory(
  room = Infinity,
): JournalStorage & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get length() {
      return entries.size;
    },
    key: (i) => [...entries.keys()][i] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem(key, text) {
      if (text.length > room)
        throw new DOMException("full", "QuotaExceededError");
      entries.set(key, text);
    },
  };
}

const journalOf = (storage: JournalStorage, tab: string, open: string[] = []) =>
  openJournal({
    storage,
    tab,
    isOpen: (other) => Promise.resolve(open.includes(other)),
  });

describe("the store", () => {
  it("keeps notebooks and their revisions, and lists the latest first", async () => {
    const [store] = tabs();
    const a = emptyNotebook("A");
    await value(store.save("a", a, 0));
    await value(store.save("b", emptyNotebook("B"), 0));
    await value(store.save("a", typed(a, "x = 1"), 1));
    expect(
      (await value(store.list())).map(({ id, revision }) => [id, revision]),
    ).toEqual([
      ["a", 2],
      ["b", 1],
    ]);
    expect((await value(store.open("a")))?.notebook).toEqual(typed(a, "x = 1"));
    expect(
      (await value(store.revisions("a"))).map((each) => each.revision),
    ).toEqual([2, 1]);
    expect((await value(store.openRevision("a", 1)))?.notebook).toEqual(a);
    expect(await value(store.open("none"))).toBeNull();
  });

  it("keeps the last 30 revisions", async () => {
    const [store] = tabs();
    for (let revision = 0; revision < 33; revision++)
      await value(store.save("a", emptyNotebook("A"), revision));
    const kept = (await value(store.revisions("a"))).map(
      (each) => each.revision,
    );
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([30, 33, 4]);
  });

  it("keeps both versions when two tabs save what they started from the same revision", async () => {
    const [one, two] = tabs();
    const a = emptyNotebook("A");
    await value(one.save("a", a, 0));
    await value(one.save("a", typed(a, "one"), 1));
    const saved = await value(two.save("a", typed(a, "two"), 1));
    expect(saved).toMatchObject({
      kind: "kept both",
      entry: { title: "A (second version, 2026-11-23 09:30 UTC)", revision: 1 },
      other: { id: "a", revision: 2 },
    });
    expect((await value(one.open("a")))?.notebook.cells[1]?.source).toBe("one");
    const second = await value(one.open(saved.entry.id));
    expect(second?.notebook.cells[1]?.source).toBe("two");
    expect(second?.title).toBe(saved.entry.title);
  });

  it("lets one of two tabs that save at the same moment keep its place", async () => {
    const [one, two] = tabs();
    await value(one.save("a", emptyNotebook("A"), 0));
    const saves = await Promise.all(
      [one, two].map((store) => value(store.save("a", emptyNotebook("A"), 1))),
    );
    expect(saves.map((saved) => saved.kind).toSorted()).toEqual([
      "kept both",
      "saved",
    ]);
  });

  it("deletes a notebook with its revisions; a tab that still has it open saves it again", async () => {
    const [one, two] = tabs();
    await value(one.save("a", emptyNotebook("A"), 0));
    await value(one.delete("a"));
    expect(await value(one.list())).toEqual([]);
    expect(await value(one.revisions("a"))).toEqual([]);
    expect(await value(two.save("a", emptyNotebook("A"), 1))).toMatchObject({
      kind: "saved",
      entry: { revision: 2 },
    });
  });

  it("tells other tabs of changes", async () => {
    const [one, two] = tabs();
    const heard = new Promise((resolve) => two.onChange(resolve));
    await value(one.save("a", emptyNotebook("A"), 0));
    expect(await heard).toEqual({ kind: "saved", id: "a", revision: 1 });
  });

  it("gives the reason as a value when the browser denies it", async () => {
    const held = indexedDB.open.bind(indexedDB);
    indexedDB.open = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
    const [store] = tabs();
    const result = await store.save("a", emptyNotebook("A"), 0);
    indexedDB.open = held;
    expect(result).toMatchObject({ ok: false, failure: { kind: "denied" } });
    expect(await value(store.list())).toEqual([]);
  });
});

describe("the session", () => {
  const begin = (
    store: NotebookStore,
    storage: JournalStorage,
    tab = "now",
    open: string[] = [],
  ): Session => {
    const session = createSession(
      store,
      journalOf(storage, tab, open),
      emptyNotebook("First"),
    );
    closing.push(session);
    return session;
  };
  const source = (session: Session) =>
    session.getState().document.notebook.cells[1]?.source;

  it("knows what is unsaved, and saves it once", async () => {
    const [store] = tabs();
    const storage = memory();
    const session = begin(store, storage);
    await session.open("shipped", emptyNotebook("Shipped"));
    expect(isUnsaved(session.getState())).toBe(false);
    session.change((notebook) => typed(notebook, "x"));
    expect(isUnsaved(session.getState())).toBe(true);
    expect(storage.entries.size).toBe(1);
    await Promise.all([session.save(), session.save()]);
    expect(isUnsaved(session.getState())).toBe(false);
    expect(storage.entries.size).toBe(0);
    expect(await value(store.revisions("shipped"))).toHaveLength(1);
  });

  it("goes on with what was typed while a save ran", async () => {
    const [store] = tabs();
    const storage = memory();
    let saves = 0;
    const slow: NotebookStore = {
      ...store,
      save(...request) {
        const saving = store.save(...request);
        if (saves++ === 0)
          session.change((notebook) => typed(notebook, "later"));
        return saving;
      },
    };
    const session: Session = begin(slow, storage);
    session.start(emptyNotebook("A"), "a");
    await session.save();
    expect(isUnsaved(session.getState())).toBe(true);
    expect(storage.entries.size).toBe(1);
    await session.save();
    expect((await value(store.open("a")))?.notebook.cells[1]?.source).toBe(
      "later",
    );
    expect(storage.entries.size).toBe(0);
  });

  it("brings back what was typed before a crash, with the outputs that were saved", async () => {
    const [store] = tabs();
    const storage = memory();
    const notebook = emptyNotebook("A");
    const [intro, code] = notebook.cells;
    const run = {
      ...notebook,
      cells: [
        intro!,
        {
          ...code!,
          file: {
            execution_count: 3,
            outputs: [{ output_type: "stream", name: "stdout", text: ["7\n"] }],
          },
        },
      ],
    };
    await value(store.save("a", run, 0));
    const crashed = begin(store, storage, "crashed");
    await crashed.open("a");
    crashed.change((each) => insertCell(typed(each, "y"), 2, "code", "z"));
    const session = begin(store, storage);
    await session.open("a");
    expect(source(session)).toBe("y");
    expect(session.getState().run.notice).toMatchObject({
      kind: "recovered",
      others: [],
    });
    expect(session.getState().document.notebook.cells[1]?.file).toEqual(
      run.cells[1]?.file,
    );
    expect(isUnsaved(session.getState())).toBe(true);
    await session.save();
    expect(
      (await value(store.open("a")))?.notebook.cells.map((cell) => cell.source),
    ).toEqual(["# A", "y", "z"]);
    expect(storage.entries.size).toBe(0);
  });

  it("leaves the unsaved text of a tab that is still open to that tab", async () => {
    const [store, second] = tabs();
    const storage = memory();
    await value(store.save("a", emptyNotebook("A"), 0));
    const other = begin(second, storage, "other");
    await other.open("a");
    other.change((notebook) => typed(notebook, "theirs"));
    const session = begin(store, storage, "now", ["other"]);
    await session.open("a");
    expect(source(session)).toBe("");
    expect(session.getState().run.notice).toBeNull();
  });

  it("saves every unsaved text when several tabs crashed", async () => {
    const [store] = tabs();
    const storage = memory();
    await value(store.save("a", emptyNotebook("A"), 0));
    for (const tab of ["one", "two"]) {
      const crashed = begin(store, storage, tab);
      await crashed.open("a");
      crashed.close();
    }
    const base = (await value(store.open("a")))!.notebook;
    journalOf(storage, "one").write("a", typed(base, "one"), 1);
    const later = openJournal({
      storage,
      tab: "two",
      isOpen: () => Promise.resolve(false),
      now: () => Date.now() + 1000,
    });
    later.write("a", typed(base, "two"), 1);
    const session = begin(store, storage);
    await session.open("a");
    expect(source(session)).toBe("two");
    const { notice } = session.getState().run;
    expect(notice).toMatchObject({
      kind: "recovered",
      others: [{ title: "A (recovered)" }],
    });
    const other = notice?.kind === "recovered" ? notice.others[0]!.id : "";
    expect((await value(store.open(other)))?.notebook.cells[1]?.source).toBe(
      "one",
    );
  });

  it("keeps both versions when another tab saved meanwhile, and says so", async () => {
    const [one, two] = tabs();
    const storage = memory();
    await value(one.save("a", emptyNotebook("A"), 0));
    const session = begin(one, storage);
    await session.open("a");
    const heard = new Promise<void>((resolve) => {
      const stop = session.subscribe(({ run }) => {
        if (run.notice?.kind !== "changed elsewhere") return;
        stop();
        resolve();
      });
    });
    const theirs = (await value(two.open("a")))!.notebook;
    await value(two.save("a", typed(theirs, "theirs"), 1));
    await heard;
    session.change((notebook) => typed(notebook, "mine"));
    await session.save();
    const { document, run } = session.getState();
    expect(run.notice).toMatchObject({ kind: "kept both", other: { id: "a" } });
    expect(document.id).not.toBe("a");
    expect(titleOf(document.notebook)).toMatch(/^A \(second version/);
    expect(isUnsaved(session.getState())).toBe(false);
    session.change((notebook) => renameNotebook(notebook, "Mine"));
    await session.save();
    expect(
      (await value(one.list())).map((each) => each.title).toSorted(),
    ).toEqual(["A", "Mine"]);
  });

  it("says when text is nowhere safe, and keeps it in the page", async () => {
    const [store] = tabs();
    const session = begin(store, memory(10));
    session.start(emptyNotebook("A"), "a");
    expect(session.getState().run.failure).toMatchObject({ kind: "full" });
    const failing = begin(
      {
        ...store,
        save: () =>
          Promise.resolve({
            ok: false,
            failure: { kind: "full", message: "no room" },
          }),
      },
      memory(),
    );
    failing.start(emptyNotebook("B"), "b");
    failing.change((notebook) => typed(notebook, "x"));
    await failing.save();
    expect(failing.getState().run).toMatchObject({
      saving: false,
      failure: { message: "no room" },
    });
    expect(isUnsaved(failing.getState())).toBe(true);
  });

  it("says that nothing is kept under an id", async () => {
    const [store] = tabs();
    expect(await begin(store, memory()).open("gone")).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining("gone") as string },
    });
  });
});
