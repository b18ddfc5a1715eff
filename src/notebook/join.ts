// Two notebooks side by side: the columns of both in one group of a new notebook.
import {
  cellOf,
  NotebookError,
  titleOf,
  withPlace,
  type Cell,
  type Notebook,
} from "./document.ts";
import { objectAt, type JsonObject } from "./json.ts";
import { withCells } from "./transitions.ts";
import { blocksOf, type RosettaBlock } from "./view.ts";

export const joinedGroup = "joined";

/**
 * A new notebook with all columns of both first groups; each keeps its prose, its outputs and what its group's setup ran.
 * Code that stood in no column stays behind.
 */
export function joinColumns(left: Notebook, right: Notebook): Notebook {
  const taken = new Set<string>();
  const cells = [left, right].flatMap((notebook) => columnsOf(notebook, taken));
  const joined: Notebook = {
    cells: [],
    metadata: {
      ...left.metadata,
      title: `${titleOf(left)} beside ${titleOf(right)}`,
      ...factsOf(left, right),
    },
    formatMinor: Math.max(left.formatMinor, right.formatMinor),
    file: { ...right.file, ...left.file },
  };
  return withCells(joined, cells);
}

/** What is known of the first group's input holds for the joined one: columns beside each other take the same examples. */
function factsOf(...notebooks: readonly Notebook[]): JsonObject {
  for (const notebook of notebooks) {
    const block = blocksOf(notebook).find((each) => each.kind === "rosetta");
    const groups = objectAt(objectAt(notebook.metadata, "rosetta"), "groups");
    const facts = groups[block?.group ?? ""];
    if (facts !== undefined)
      return { rosetta: { groups: { [joinedGroup]: facts } } };
  }
  return {};
}

function columnsOf(notebook: Notebook, taken: Set<string>): Cell[] {
  const blocks = blocksOf(notebook);
  const at = blocks.findIndex((each) => each.kind === "rosetta");
  const block = blocks[at];
  if (block?.kind !== "rosetta") {
    throw new NotebookError(
      `Expected a notebook with code to put beside another. Received ${JSON.stringify(titleOf(notebook))}, which has no code cell.`,
    );
  }
  const prose = (part: typeof blocks) =>
    part.flatMap((each) =>
      each.kind === "markdown" ? [cellOf(notebook, each.cell)] : [],
    );
  return block.columns.flatMap((column, i) => {
    const last = i === block.columns.length - 1;
    const cells = [
      ...(i === 0 ? prose(blocks.slice(0, at)) : []),
      ...columnCells(notebook, block, column.cells),
      ...(last ? prose(blocks.slice(at + 1)) : []),
    ];
    const name = block.columns.length === 1 ? titleOf(notebook) : column.id;
    const id = freeName(name, taken);
    return cells.map((cell) => inColumn(cell, id, column.title ?? name));
  });
}

/** A column's cells after its group's setup, which becomes its own. */
function columnCells(
  notebook: Notebook,
  block: RosettaBlock,
  cells: readonly string[],
): Cell[] {
  return [...block.setup, ...cells].map((id) => cellOf(notebook, id));
}

function inColumn(cell: Cell, column: string, title: string): Cell {
  const placed = withPlace(cell, { group: joinedGroup, column, part: null });
  return {
    ...placed,
    metadata: {
      ...placed.metadata,
      rosetta: { ...(placed.metadata["rosetta"] as object), title },
    },
  };
}

/** The name as an id, with a number where it stands already. */
function freeName(name: string, taken: Set<string>): string {
  const slug =
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "") || "column";
  let free = slug;
  for (let n = 2; taken.has(free); n++) free = `${slug}-${n}`;
  taken.add(free);
  return free;
}
