// What a person does to a notebook: each transition takes a notebook and gives the next one.
import {
  cellOf,
  newCell,
  newCellId,
  NotebookError,
  placeOf,
  withPlace,
  type Cell,
  type CellId,
  type CellKind,
  type Notebook,
} from "./document.ts";
import {
  blockOf,
  blocksOf,
  columnOf,
  isPlain,
  plainColumn,
  plainGroup,
} from "./view.ts";

export function editSource(
  notebook: Notebook,
  id: CellId,
  source: string,
): Notebook {
  if (cellOf(notebook, id).source === source) return notebook;
  return changeCell(notebook, id, (cell) => ({ ...cell, source }));
}

export function renameNotebook(notebook: Notebook, title: string): Notebook {
  return { ...notebook, metadata: { ...notebook.metadata, title } };
}

/** Puts a new cell at an index. It joins the column of the cell `beside`, where one is named. */
export function insertCell(
  notebook: Notebook,
  index: number,
  kind: CellKind,
  source = "",
  beside?: CellId,
): Notebook {
  if (!Number.isInteger(index) || index < 0 || index > notebook.cells.length) {
    throw new NotebookError(
      `Expected a place from 0 to ${notebook.cells.length} for the new cell. Received ${index}.`,
    );
  }
  const place = beside === undefined ? null : placeOf(cellOf(notebook, beside));
  const fresh = newCell(kind, source);
  const cell = place ? withPlace(fresh, place) : fresh;
  return withCells(notebook, notebook.cells.toSpliced(index, 0, cell));
}

export function removeCell(notebook: Notebook, id: CellId): Notebook {
  cellOf(notebook, id);
  return withCells(
    notebook,
    notebook.cells.filter((cell) => cell.id !== id),
  );
}

export function moveCell(
  notebook: Notebook,
  id: CellId,
  index: number,
): Notebook {
  const cell = cellOf(notebook, id);
  const others = notebook.cells.filter((each) => each !== cell);
  return withCells(notebook, others.toSpliced(index, 0, cell));
}

/** States the framework version of a column; null leaves it to what the outputs printed, else the newest. */
export function setVersion(
  notebook: Notebook,
  group: string,
  column: string,
  version: string | null,
): Notebook {
  return changeColumn(notebook, group, column, (cell) =>
    withPlace(cell, { version }),
  );
}

export function setDialect(
  notebook: Notebook,
  group: string,
  column: string,
  dialect: string | null,
): Notebook {
  return changeColumn(notebook, group, column, (cell) =>
    withPlace(cell, { dialect }),
  );
}

export interface NewColumn {
  readonly id: string;
  readonly dialect?: string | null;
  readonly version?: string | null;
  /** Sources of its code cells. */
  readonly sources: readonly string[];
}

/** Adds a column at the right of a group. */
export function addColumn(
  notebook: Notebook,
  group: string,
  { id, dialect = null, version = null, sources }: NewColumn,
): Notebook {
  const labelled = withPlaces(notebook);
  const { columns } = blockOf(labelled, group);
  if (columns.some((column) => column.id === id)) {
    throw new NotebookError(
      `Expected a new name for the column. Received ${JSON.stringify(id)}, which the group ${group} has already.`,
    );
  }
  const cells = sources.map((source) =>
    withPlace(newCell("code", source), { group, column: id, dialect, version }),
  );
  const end = labelled.cells.findLastIndex(inGroup(group)) + 1;
  return withCells(labelled, labelled.cells.toSpliced(end, 0, ...cells));
}

/** Takes a column away with its cells. A group keeps at least one. */
export function removeColumn(
  notebook: Notebook,
  group: string,
  column: string,
): Notebook {
  const labelled = withPlaces(notebook);
  const { cells } = columnOf(labelled, group, column);
  if (blockOf(labelled, group).columns.length === 1) {
    throw new NotebookError(
      `Expected the group ${group} to keep a column. Received the removal of its last one, ${column}.`,
    );
  }
  return withCells(
    labelled,
    labelled.cells.filter((cell) => !cells.includes(cell.id)),
  );
}

/** Puts a column at another place among its group's columns, by moving its cells. */
export function moveColumn(
  notebook: Notebook,
  group: string,
  column: string,
  index: number,
): Notebook {
  const labelled = withPlaces(notebook);
  const moved = columnOf(labelled, group, column);
  const { columns, setup } = blockOf(labelled, group);
  const order = columns
    .filter((each) => each.id !== column)
    .toSpliced(index, 0, moved);
  const ids = [...setup, ...order.flatMap((each) => each.cells)];
  const queue = ids.map((id) => cellOf(labelled, id));
  const start = labelled.cells.findIndex(inGroup(group));
  const rest = labelled.cells.filter((cell) => !inGroup(group)(cell));
  return withCells(labelled, rest.toSpliced(start, 0, ...queue));
}

/** Places the cells of a notebook from elsewhere in a column, so that other columns can stand beside it. */
export function withPlaces(notebook: Notebook): Notebook {
  if (!isPlain(notebook)) return notebook;
  const block = blocksOf(notebook).find((each) => each.kind === "rosetta");
  const members = new Set(block?.columns[0]?.cells);
  return {
    ...notebook,
    cells: notebook.cells.map((cell) =>
      members.has(cell.id)
        ? withPlace(cell, { group: plainGroup, column: plainColumn })
        : cell,
    ),
  };
}

const inGroup = (group: string) => (cell: Cell) =>
  placeOf(cell)?.group === group;

function changeColumn(
  notebook: Notebook,
  group: string,
  column: string,
  change: (cell: Cell) => Cell,
): Notebook {
  const labelled = withPlaces(notebook);
  const members = new Set(columnOf(labelled, group, column).cells);
  return {
    ...labelled,
    cells: labelled.cells.map((cell) =>
      members.has(cell.id) ? change(cell) : cell,
    ),
  };
}

function changeCell(
  notebook: Notebook,
  id: CellId,
  change: (cell: Cell) => Cell,
): Notebook {
  return {
    ...notebook,
    cells: notebook.cells.map((cell) => (cell.id === id ? change(cell) : cell)),
  };
}

/** Once cells come, go or move, their places no longer name them: the file then carries their ids (format 4.5). */
export function withCells(
  notebook: Notebook,
  cells: readonly Cell[],
): Notebook {
  return {
    ...notebook,
    cells: uniqueIds(cells),
    formatMinor: Math.max(notebook.formatMinor, 5),
  };
}

/** Cells whose id stands before them get a new one. */
export function uniqueIds(cells: readonly Cell[]): readonly Cell[] {
  const seen = new Set<CellId>();
  return cells.map((cell) => {
    const id = seen.has(cell.id) ? newCellId() : cell.id;
    seen.add(id);
    return id === cell.id ? cell : { ...cell, id };
  });
}
