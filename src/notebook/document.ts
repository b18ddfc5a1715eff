// A notebook as the page holds it: cells in order, plain and readonly. Everything the file said stays in `file`.
import { isObject, objectAt, stringAt, type JsonObject } from "./json.ts";

export type CellId = string;
export type CellKind = "markdown" | "code" | "raw";

export interface Cell {
  /** Unique in the notebook; the file's own id where it has one. */
  readonly id: CellId;
  readonly kind: CellKind;
  readonly source: string;
  readonly metadata: JsonObject;
  /** All else that the file says of this cell (outputs, attachments, unknown keys), as it stood there. */
  readonly file: JsonObject;
}

export interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: JsonObject;
  /** The minor number of format 4 that the file is written in; cells have ids in the file from 5 on. */
  readonly formatMinor: number;
  /** Unknown keys at the file's top. */
  readonly file: JsonObject;
}

/** What a cell says of its place among the columns; null for cells that say nothing. */
export interface CellPlace {
  readonly group: string;
  /** Null for a cell that all columns of the group share. */
  readonly column: string | null;
  readonly dialect: string | null;
  readonly version: string | null;
  /** `setup`, or what the cell does: `model`, `training`, `evaluation`. */
  readonly part: string | null;
}

/** Reads `metadata.rosetta` of a cell. */
export function placeOf(cell: Pick<Cell, "metadata">): CellPlace | null {
  const rosetta = objectAt(cell.metadata, "rosetta");
  const group = stringAt(rosetta, "group");
  if (group === null) return null;
  const part = stringAt(rosetta, "part");
  return {
    group,
    column: part === "setup" ? null : stringAt(rosetta, "column"),
    dialect: stringAt(rosetta, "dialect"),
    version: stringAt(rosetta, "version"),
    part,
  };
}

/** A cell with its place written into its metadata; whatever else stood there stays. */
export function withPlace(cell: Cell, place: Partial<CellPlace>): Cell {
  const before = objectAt(cell.metadata, "rosetta");
  const merged = Object.entries({ ...before, ...place });
  const rosetta = Object.fromEntries(
    merged.filter(([, value]) => value !== null && value !== undefined),
  ) as JsonObject;
  return { ...cell, metadata: { ...cell.metadata, rosetta } };
}

/** The notebook's name: what its metadata says, else its first heading. */
export function titleOf(
  notebook: Pick<Notebook, "metadata" | "cells">,
): string {
  const stated = stringAt(notebook.metadata, "title");
  if (stated !== null && stated.trim() !== "") return stated;
  for (const { kind, source } of notebook.cells) {
    const heading =
      kind === "markdown" && /^#{1,6}[ \t]+(.+?)[ \t#]*$/m.exec(source);
    if (heading && heading[1] !== undefined) return heading[1];
  }
  return "Untitled notebook";
}

export function cellOf(notebook: Pick<Notebook, "cells">, id: CellId): Cell {
  const cell = notebook.cells.find((each) => each.id === id);
  if (cell) return cell;
  throw new NotebookError(
    `Expected a cell of this notebook. Received the id ${JSON.stringify(id)}, which none of its ${notebook.cells.length} cells has.`,
  );
}

/** Outputs stored with a code cell, as the file holds them. */
export function outputsOf(cell: Cell): readonly JsonObject[] {
  const outputs = cell.file["outputs"];
  return Array.isArray(outputs) ? outputs.filter(isObject) : [];
}

/** A new cell, with an id that no cell of the notebook has. */
export function newCell(
  kind: CellKind,
  source: string,
  metadata: JsonObject = {},
): Cell {
  const file = kind === "code" ? { execution_count: null, outputs: [] } : {};
  return { id: newCellId(), kind, source, metadata, file };
}

export function newCellId(): CellId {
  return crypto.randomUUID().replaceAll("-", "").slice(0, 12);
}

export function emptyNotebook(title: string): Notebook {
  return {
    cells: [newCell("markdown", `# ${title}`), newCell("code", "")],
    metadata: { title },
    formatMinor: 5,
    file: {},
  };
}

/** Something a notebook cannot be or hold: says what was expected and received. */
export class NotebookError extends Error {
  override name = "NotebookError";
}
