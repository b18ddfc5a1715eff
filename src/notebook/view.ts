// The notebook as the page shows it: prose, code, and rosetta blocks whose columns hold the same model side by side.
import type { ColumnSource } from "../analysis.ts";
import {
  cellOf,
  NotebookError,
  placeOf,
  type Cell,
  type CellId,
  type Notebook,
} from "./document.ts";
import { isObject, objectAt, stringAt, type Json } from "./json.ts";

/** Where a notebook without any columns of its own has its code. */
export const plainGroup = "notebook";
export const plainColumn = "code";

export interface ColumnView {
  readonly id: string;
  /** Null where nothing says it: the recording decides. */
  readonly dialect: string | null;
  readonly version: string | null;
  readonly title: string | null;
  /** In order. Prose between a column's cells belongs to it. */
  readonly cells: readonly CellId[];
}

export interface RosettaBlock {
  readonly kind: "rosetta";
  readonly group: string;
  /** Cells that every column runs first. */
  readonly setup: readonly CellId[];
  readonly columns: readonly ColumnView[];
}

export type Block =
  { readonly kind: "markdown" | "code"; readonly cell: CellId } | RosettaBlock;

/** The blocks of the page in order; a group stands where its first cell stands. */
export function blocksOf(notebook: Notebook): readonly Block[] {
  if (isPlain(notebook)) return plainBlocks(notebook);
  const blocks: Block[] = [];
  const seen = new Set<string>();
  for (const cell of notebook.cells) {
    const group = placeOf(cell)?.group;
    if (group === undefined) blocks.push(single(cell));
    else if (!seen.has(group)) {
      seen.add(group);
      blocks.push(groupBlock(notebook, group));
    }
  }
  return blocks;
}

/** Whether no cell says to which column it belongs: a notebook from elsewhere. */
export function isPlain(notebook: Notebook): boolean {
  return notebook.cells.every((cell) => placeOf(cell) === null);
}

function single(cell: Cell): Block {
  return { kind: cell.kind === "code" ? "code" : "markdown", cell: cell.id };
}

/** A notebook from elsewhere is one column, from its first code cell to its last; prose around it stays prose. */
function plainBlocks({ cells }: Notebook): Block[] {
  const first = cells.findIndex((cell) => cell.kind === "code");
  if (first < 0) return cells.map(single);
  const end = cells.findLastIndex((cell) => cell.kind === "code") + 1;
  const column: ColumnView = {
    id: plainColumn,
    dialect: null,
    version: null,
    title: null,
    cells: cells.slice(first, end).map((cell) => cell.id),
  };
  return [
    ...cells.slice(0, first).map(single),
    { kind: "rosetta", group: plainGroup, setup: [], columns: [column] },
    ...cells.slice(end).map(single),
  ];
}

function groupBlock({ cells }: Notebook, group: string): RosettaBlock {
  const members = cells.filter((cell) => placeOf(cell)?.group === group);
  const setup = members.filter((cell) => placeOf(cell)?.column === null);
  const ids = members.flatMap((cell) => placeOf(cell)?.column ?? []);
  const columns = [...new Set(ids)].map((id) =>
    columnView(
      id,
      members.filter((cell) => placeOf(cell)?.column === id),
    ),
  );
  return {
    kind: "rosetta",
    group,
    setup: setup.map((cell) => cell.id),
    columns,
  };
}

/** What any of a column's cells says of its dialect, version and title holds for the column: the first one wins. */
function columnView(id: string, cells: readonly Cell[]): ColumnView {
  const first = (key: "dialect" | "version" | "title") =>
    cells
      .map((cell) => stringAt(objectAt(cell.metadata, "rosetta"), key))
      .find((value) => value !== null) ?? null;
  return {
    id,
    dialect: first("dialect"),
    version: first("version"),
    title: first("title"),
    cells: cells.map((cell) => cell.id),
  };
}

export function blockOf(notebook: Notebook, group: string): RosettaBlock {
  const blocks = blocksOf(notebook).filter((block) => block.kind === "rosetta");
  const block = blocks.find((each) => each.group === group);
  if (block) return block;
  const known = blocks.map((each) => each.group).join(", ");
  throw new NotebookError(
    `Expected a group of this notebook (${known || "it has none"}). Received ${JSON.stringify(group)}.`,
  );
}

export function columnOf(
  notebook: Notebook,
  group: string,
  column: string,
): ColumnView {
  const { columns } = blockOf(notebook, group);
  const view = columns.find((each) => each.id === column);
  if (view) return view;
  throw new NotebookError(
    `Expected a column of the group ${group} (${columns.map((each) => each.id).join(", ")}). Received ${JSON.stringify(column)}.`,
  );
}

/** The code cells a column runs in its fresh namespace, setup first. */
export function programOf(
  notebook: Notebook,
  group: string,
  column: string,
): readonly Cell[] {
  const ids = [
    ...blockOf(notebook, group).setup,
    ...columnOf(notebook, group, column).cells,
  ];
  return ids
    .map((id) => cellOf(notebook, id))
    .filter((cell) => cell.kind === "code");
}

/** A column as the pipeline takes it. */
export function columnSource(
  notebook: Notebook,
  group: string,
  column: string,
  printedVersions: Readonly<Record<string, string>> = {},
): ColumnSource {
  const { dialect, version } = columnOf(notebook, group, column);
  const { example, entry } = groupFacts(notebook, group);
  const language = dialect === null ? kernelLanguage(notebook) : null;
  return {
    cells: programOf(notebook, group, column).map((cell) => cell.source),
    ...(dialect !== null && { dialect }),
    ...(language !== null && { language }),
    ...(version !== null && { version }),
    ...(Object.keys(printedVersions).length > 0 && { printedVersions }),
    ...(example && { example }),
    ...(entry !== null && { entry }),
  };
}

/** A notebook whose kernel runs JavaScript says so; any other is left to the text of its columns. */
function kernelLanguage({ metadata }: Notebook): "javascript" | null {
  const named = [
    stringAt(objectAt(metadata, "language_info"), "name"),
    stringAt(objectAt(metadata, "kernelspec"), "language"),
  ];
  return named.some(
    (name) => name !== null && /^(java|type)script$/i.test(name),
  )
    ? "javascript"
    : null;
}

/** What the notebook's metadata says of a group: an example of its input, and what its model is called. */
function groupFacts(
  { metadata }: Notebook,
  group: string,
): { example: ColumnSource["example"] | null; entry: string | null } {
  const groups = objectAt(objectAt(metadata, "rosetta"), "groups");
  const facts = objectAt(groups, group);
  const input = objectAt(facts, "example")["input"];
  return {
    example: isObject(input)
      ? exampleOf(group, input["shape"], input["dtype"])
      : null,
    entry: stringAt(facts, "entry"),
  };
}

type Example = NonNullable<ColumnSource["example"]>;

/** In the file the batch axis is written `"N"`. */
function exampleOf(
  group: string,
  shape: Json | undefined,
  dtype: Json | undefined,
): Example {
  const isDim = (dim: Json) => dim === "N" || Number.isInteger(dim);
  const isDtype = dtype === "float32" || dtype === "int32" || dtype === "int64";
  if (!Array.isArray(shape) || !shape.every(isDim) || !isDtype) {
    throw new NotebookError(
      `Expected the example of the group ${group} to have a shape like ["N", 3, 32, 32] and a dtype float32, int32 or int64. Received ${JSON.stringify({ shape, dtype })}.`,
    );
  }
  return {
    shape: shape.map((dim) => (dim === "N" ? { batch: 1 } : (dim as number))),
    dtype,
  };
}
