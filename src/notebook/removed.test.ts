// A column that is taken away can come back with all that was in it.
import { expect, it } from "vitest";
import { cellOf, outputsOf, type Notebook } from "./document.ts";
import { load, save } from "./ipynb.ts";
import { openJournal, replay } from "./journal.ts";
import { bringBack, forget, putAway, removedColumns } from "./removed.ts";
import { addColumn, editSource, removeColumn } from "./transitions.ts";
import { blockOf, blocksOf } from "./view.ts";

const cell = (id: string, column: string) => ({
  id,
  cell_type: "code",
  execution_count: 3,
  metadata: { rosetta: { group: "cnn", column, dialect: column }, other: 1 },
  outputs: [{ output_type: "stream", name: "stdout", text: [`${id} ran`] }],
  source: [`${id} = 1\n`],
});
const three = (): Notebook =>
  load(
    JSON.stringify({
      cells: ["a", "b", "c"].flatMap((column) => [
        cell(`${column}1`, column),
        cell(`${column}2`, column),
      ]),
      metadata: { kernel: "any", rosetta: { groups: { cnn: {} } } },
      nbformat: 4,
      nbformat_minor: 5,
    }),
  );
const ids = (notebook: Notebook) =>
  blockOf(notebook, "cnn").columns.map(({ id }) => id);
const last = (notebook: Notebook) =>
  removedColumns(notebook, "cnn").at(-1)?.key ?? "";

it("comes back to its place, cell by cell, with its outputs", () => {
  const before = three();
  const without = putAway(before, "cnn", "b", "B");
  expect(ids(without)).toEqual(["a", "c"]);
  expect(removedColumns(without, "cnn")).toMatchObject([
    { column: "b", title: "B", index: 1 },
  ]);
  expect(removedColumns(without, "rnn")).toEqual([]);
  expect(bringBack(without, last(without))).toEqual(before);
});

it("lives through the file", () => {
  const without = load(save(putAway(three(), "cnn", "b", "B")));
  expect(bringBack(without, last(without))).toEqual(three());
});

it("takes another name where its own is taken, and the nearest place", () => {
  const without = putAway(three(), "cnn", "c", "C");
  const again = addColumn(without, "cnn", { id: "c", sources: ["new"] });
  const fewer = removeColumn(again, "cnn", "a");
  const back = bringBack(fewer, last(fewer));
  expect(ids(back)).toEqual(["b", "c", "c-2"]);
  expect(cellOf(back, "c1").source).toBe("c1 = 1\n");
});

it("keeps nothing of a column without text, and nothing once it is forgotten", () => {
  const wide = addColumn(three(), "cnn", { id: "d", sources: [" \n"] });
  expect(removedColumns(putAway(wide, "cnn", "d", "D"))).toEqual([]);
  const without = putAway(three(), "cnn", "a", "A");
  const gone = forget(without, last(without));
  expect(gone.metadata).toEqual(three().metadata);
  expect(bringBack(gone, last(without))).toBe(gone);
});

it("comes through the journal: text from there, outputs from what was saved", () => {
  const texts = new Map<string, string>();
  const storage = {
    get length() {
      return texts.size;
    },
    key: (i: number) => [...texts.keys()][i] ?? null,
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  };
  const journal = openJournal({
    storage,
    tab: "one",
    isOpen: () => Promise.resolve(false),
  });
  const saved = three();
  const typed = putAway(editSource(saved, "b1", "typed"), "cnn", "b", "B");
  expect(journal.write("n", typed, 1)).toBeNull();
  const [text = ""] = texts.values();
  expect(text).toContain("typed");
  expect(text).not.toContain("ran");
  const { id, ...entry } = JSON.parse(text) as Parameters<typeof replay>[0];
  const replayed = replay({ id, ...entry }, saved);
  const back = bringBack(replayed, last(replayed));
  expect(cellOf(back, "b1").source).toBe("typed");
  expect(outputsOf(cellOf(back, "b2"))).toHaveLength(1);
});

it("is not one of the page's blocks, and what is none is not taken for one", () => {
  const without = putAway(three(), "cnn", "b", "B");
  expect(blocksOf(without)).toHaveLength(1);
  const odd = { rosetta: { removed: [3, { cells: "none" }, { cells: [] }] } };
  expect(removedColumns({ metadata: odd })).toHaveLength(1);
});
