// Columns that were taken away: the notebook's metadata keeps them, so that no text is lost and each can come back.
import {
  newCellId,
  placeOf,
  withPlace,
  type Cell,
  type CellKind,
  type Notebook,
} from "./document.ts";
import {
  isObject,
  linesOf,
  objectAt,
  stringAt,
  textOf,
  type Json,
  type JsonObject,
} from "./json.ts";
import { moveColumn, removeColumn, withCells } from "./transitions.ts";
import { blockOf, columnOf } from "./view.ts";

export interface RemovedColumn {
  /** Names this removal: the same column may come and go several times. */
  readonly key: string;
  readonly group: string;
  readonly column: string;
  readonly title: string;
  /** Where it stood among the group's columns. */
  readonly index: number;
  readonly cells: readonly Cell[];
}

/** Takes a column away and keeps it. One without any text goes for good. */
export function putAway(
  notebook: Notebook,
  group: string,
  column: string,
  title: string,
): Notebook {
  const rest = removeColumn(notebook, group, column);
  const { cells } = columnOf(notebook, group, column);
  const kept = notebook.cells.filter(({ id }) => cells.includes(id));
  if (kept.every(({ source }) => source.trim() === "")) return rest;
  const index = blockOf(notebook, group).columns.findIndex(
    ({ id }) => id === column,
  );
  const key = newCellId();
  const entry = { key, group, column, title, index, cells: kept };
  return withRemoved(rest, [...removedColumns(rest), entry]);
}

/** Puts a column back to where it stood, or as near as there is room. */
export function bringBack(notebook: Notebook, key: string): Notebook {
  const entry = removedColumns(notebook).find((each) => each.key === key);
  if (!entry) return notebook;
  const { group, index } = entry;
  const { columns } = blockOf(notebook, group);
  const column = freeId(
    entry.column,
    columns.map(({ id }) => id),
  );
  const taken = new Set(notebook.cells.map(({ id }) => id));
  const cells = entry.cells.map((cell) =>
    withPlace(
      { ...cell, id: taken.has(cell.id) ? newCellId() : cell.id },
      { group, column },
    ),
  );
  const end =
    notebook.cells.findLastIndex((cell) => placeOf(cell)?.group === group) + 1;
  const back = withCells(notebook, notebook.cells.toSpliced(end, 0, ...cells));
  return moveColumn(
    forget(back, key),
    group,
    column,
    Math.min(index, columns.length),
  );
}

/** Lets a removed column go for good. */
export function forget(notebook: Notebook, key: string): Notebook {
  return withRemoved(
    notebook,
    removedColumns(notebook).filter((each) => each.key !== key),
  );
}

/** The latest removal last. */
export function removedColumns(
  notebook: Pick<Notebook, "metadata">,
  group?: string,
): readonly RemovedColumn[] {
  const found = listOf(notebook.metadata).flatMap(read);
  return group === undefined
    ? found
    : found.filter((each) => each.group === group);
}

/** The name, with a number where it stands already. */
export function freeId(name: string, taken: readonly string[]): string {
  let free = name;
  for (let n = 2; taken.includes(free); n++) free = `${name}-${n}`;
  return free;
}

const listOf = (metadata: JsonObject): readonly Json[] => {
  const { removed } = objectAt(metadata, "rosetta");
  return Array.isArray(removed) ? (removed as readonly Json[]) : [];
};

function withRemoved(
  notebook: Notebook,
  entries: readonly RemovedColumn[],
): Notebook {
  const { removed: _, ...rosetta } = objectAt(notebook.metadata, "rosetta");
  const removed = entries.map(write);
  return withRosetta(notebook, {
    ...rosetta,
    ...(removed.length > 0 && { removed }),
  });
}

function withRosetta(notebook: Notebook, rosetta: JsonObject): Notebook {
  const { rosetta: _, ...others } = notebook.metadata;
  const none = Object.keys(rosetta).length === 0;
  return {
    ...notebook,
    metadata: none ? others : { ...others, rosetta },
  };
}

/** Cells as the file's own cells look, so that a person who opens it elsewhere can read them. */
function write({ cells, ...entry }: RemovedColumn): JsonObject {
  return {
    ...entry,
    cells: cells.map(({ id, kind, source, metadata, file }) => ({
      ...file,
      id,
      cell_type: kind,
      metadata,
      source: linesOf(source),
    })),
  };
}

/** What is none of ours is no removed column. */
function read(value: Json): RemovedColumn[] {
  if (!isObject(value) || !Array.isArray(value["cells"])) return [];
  const text = (key: string): string => stringAt(value, key) ?? "";
  const index = value["index"];
  return [
    {
      key: text("key"),
      group: text("group"),
      column: text("column"),
      title: text("title"),
      index: typeof index === "number" ? index : 0,
      cells: value["cells"].filter(isObject).map(readCell),
    },
  ];
}

const kinds: readonly string[] = ["markdown", "code", "raw"];

function readCell(value: JsonObject): Cell {
  const { id: _, cell_type: __, metadata: ___, source: ____, ...file } = value;
  const kind = stringAt(value, "cell_type") ?? "";
  return {
    id: stringAt(value, "id") ?? newCellId(),
    kind: (kinds.includes(kind) ? kind : "raw") as CellKind,
    metadata: objectAt(value, "metadata"),
    source: textOf(value["source"]) ?? "",
    file,
  };
}

/** The metadata without the outputs of removed cells, for the journal: only what a person typed is written there. */
export function withoutRemovedOutputs(metadata: JsonObject): JsonObject {
  const entries = removedColumns({ metadata });
  return entries.length === 0
    ? metadata
    : withFiles(metadata, entries, () => ({}));
}

/** The outputs of removed cells put back from a notebook that still has them, there or among its cells. */
export function withRemovedOutputs(
  metadata: JsonObject,
  saved: Pick<Notebook, "cells" | "metadata"> | null,
): JsonObject {
  const entries = removedColumns({ metadata });
  if (entries.length === 0) return metadata;
  const known = [
    ...(saved?.cells ?? []),
    ...(saved ? removedColumns(saved).flatMap(({ cells }) => cells) : []),
  ];
  const files = new Map(known.map(({ id, file }) => [id, file]));
  return withFiles(metadata, entries, ({ id, file }) => files.get(id) ?? file);
}

function withFiles(
  metadata: JsonObject,
  entries: readonly RemovedColumn[],
  fileOf: (cell: Cell) => JsonObject,
): JsonObject {
  const removed = entries.map((entry) =>
    write({
      ...entry,
      cells: entry.cells.map((cell) => ({ ...cell, file: fileOf(cell) })),
    }),
  );
  return {
    ...metadata,
    rosetta: { ...objectAt(metadata, "rosetta"), removed },
  };
}
