// Notebook files, as Jupyter's format 4 describes them (nbformat.readthedocs.io): loading and saving lose nothing.
import {
  newCellId,
  NotebookError,
  type Cell,
  type CellKind,
  type Notebook,
} from "./document.ts";
import {
  isObject,
  kindOf,
  linesOf,
  textOf,
  type Json,
  type JsonObject,
} from "./json.ts";

/** Reads the text of an `.ipynb` file. */
export function load(text: string): Notebook {
  const { cells, metadata, nbformat, nbformat_minor, ...file } = parse(text);
  requireFormat(nbformat);
  const formatMinor = nbformat_minor ?? 0;
  if (typeof formatMinor !== "number") {
    throw problem("nbformat_minor", "a whole number", formatMinor);
  }
  if (!Array.isArray(cells)) throw problem("cells", "a list of cells", cells);
  if (metadata !== undefined && !isObject(metadata)) {
    throw problem("metadata", "an object", metadata);
  }
  return {
    cells: withIds(cells.map(readCell), formatMinor),
    metadata: metadata ?? {},
    formatMinor,
    file,
  };
}

/** The text of an `.ipynb` file to the byte as Jupyter writes it: sorted keys, one space of indent, a line end at the end. */
export function save(notebook: Notebook): string {
  const whole = {
    ...notebook.file,
    cells: notebook.cells.map((cell) => writeCell(cell, notebook.formatMinor)),
    metadata: notebook.metadata,
    nbformat: 4,
    nbformat_minor: notebook.formatMinor,
  };
  return `${JSON.stringify(sorted(whole), null, 1)}\n`;
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(sorted);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(
    keys.map((key) => [key, sorted(value[key] as Json)]),
  );
}

function parse(text: string): JsonObject {
  let value: Json;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, "")) as Json;
  } catch (error) {
    throw new NotebookError(
      `Expected a notebook file (.ipynb), which is JSON. Received ${text.trim() === "" ? "an empty file" : `text that is none: ${(error as Error).message}`}.`,
    );
  }
  if (isObject(value)) return value;
  throw problem("the file", "an object with cells", value);
}

function requireFormat(nbformat: Json | undefined): void {
  if (nbformat === 4) return;
  if (typeof nbformat === "number" && nbformat < 4) {
    throw new NotebookError(
      `Expected a notebook of format 4. Received format ${nbformat}. Jupyter makes one of it: jupyter nbconvert --to notebook --nbformat 4 FILE.ipynb.`,
    );
  }
  throw problem("nbformat", "4, the notebook format known here", nbformat);
}

const kinds: readonly Json[] = ["markdown", "code", "raw"];

/** A cell whose id may still be missing. */
function readCell(value: Json, index: number): Cell {
  if (!isObject(value)) throw problem(`cell ${index + 1}`, "an object", value);
  const { id, cell_type: kind, source, metadata, ...rest } = value;
  const where = (key: string) => `${key} of cell ${index + 1}`;
  if (!kinds.includes(kind ?? null)) {
    throw problem(where("cell_type"), "markdown, code or raw", kind);
  }
  const text = textOf(source);
  if (text === null) throw problem(where("source"), "text or lines", source);
  if (metadata !== undefined && !isObject(metadata)) {
    throw problem(where("metadata"), "an object", metadata);
  }
  if (kind === "code" && !Array.isArray(rest["outputs"] ?? [])) {
    throw problem(where("outputs"), "a list", rest["outputs"]);
  }
  return {
    id: typeof id === "string" ? id : "",
    kind: kind as CellKind,
    source: text,
    metadata: metadata ?? {},
    file: isUsual(source, text) ? rest : { ...rest, source: source as Json },
  };
}

/** Whether the text would be written as it stood; else the cell remembers how, for as long as nobody edits it. */
function isUsual(source: Json | undefined, text: string): boolean {
  return JSON.stringify(source) === JSON.stringify(linesOf(text));
}

/** Formats before 4.5 have no ids: there a cell is named by its place. A cell whose id is missing or taken gets a new one. */
function withIds(cells: readonly Cell[], formatMinor: number): readonly Cell[] {
  const seen = new Set<string>();
  return cells.map((cell, index) => {
    const free = cell.id !== "" && !seen.has(cell.id);
    const made = formatMinor < 5 ? placeId(index) : newCellId();
    const id = free && formatMinor >= 5 ? cell.id : made;
    seen.add(id);
    return { ...cell, id };
  });
}

const placeId = (index: number) => `cell-${index + 1}`;

function writeCell(cell: Cell, formatMinor: number): JsonObject {
  const { source, ...file } = cell.file;
  const unedited = source !== undefined && textOf(source) === cell.source;
  return {
    cell_type: cell.kind,
    ...(formatMinor >= 5 && { id: cell.id }),
    metadata: cell.metadata,
    ...file,
    source: unedited ? source : linesOf(cell.source),
  };
}

function problem(where: string, expected: string, received: unknown) {
  return new NotebookError(
    `This notebook cannot be opened. Expected ${where} to be ${expected}. Received ${kindOf(received)}.`,
  );
}
