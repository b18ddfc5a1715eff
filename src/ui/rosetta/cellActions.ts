// What the editors and rows of one rosetta cell do to each other: lighting partners, hover tables, edits that make equal.
import type { Analysis } from "../../analysis.ts";
import { cellOf, type Notebook } from "../../notebook/document.ts";
import type { RosettaBlock } from "../../notebook/view.ts";
import type { RowActions } from "../differences/DifferenceRow.tsx";
import type { CodeFix } from "../monaco/editors.ts";
import { hoverRows } from "../state/backstage.ts";
import { goTo } from "../state/columns.ts";
import { askRun, light, type RosettaStore } from "../state/rosettaStore.ts";
import type { CellActions } from "./CodeCell.tsx";
import { applyEdits } from "./edits.ts";
import { hoverMarkdown } from "./hoverText.ts";
import { openEditors, showLine } from "./openEditors.ts";
import { rowsAt } from "./paint.ts";
import { pictureOf } from "./picture.ts";
import { startOf, type Point } from "./spans.ts";

/** What stands on the page at the moment; set after each drawing. */
interface Standing {
  readonly notebook: Notebook;
  readonly block: RosettaBlock;
  readonly titles: readonly string[];
  readonly onEdit: (cell: string, source: string) => void;
}

export interface RosettaActions {
  follow(standing: Standing): void;
  /** `column` is the column's id: its place may change. */
  readonly forCell: (column: string, cell: string) => CellActions;
  readonly rows: RowActions;
  /** What a column is called at the moment. */
  readonly titleOf: (column: string) => string;
}

type Fix = Analysis["fixes"][number];

export function cellActions(store: RosettaStore): RosettaActions {
  let standing: Standing | null = null;
  const editors = openEditors();
  const place = (column: string): number =>
    standing?.block.columns.findIndex(({ id }) => id === column) ?? -1;
  const applyFix = (fix: Fix): void => {
    const column = columnOf(store, fix.column);
    for (const index of new Set(fix.edits.map(({ span }) => span.cell))) {
      const edits = fix.edits.filter(({ span }) => span.cell === index);
      if (!standing) return;
      const id = codeCells(standing, column)[index];
      if (id === undefined) continue;
      const editor = editors.find(columnId(standing.block, column), id);
      if (editor) editor.edit(edits);
      else
        standing.onEdit(
          id,
          applyEdits(cellOf(standing.notebook, id).source, edits),
        );
    }
  };
  return {
    follow: (next) => {
      standing = next;
    },
    titleOf: (column) => standing?.titles[place(column)] ?? column,
    rows: {
      applyFix,
      reveal: (compared, span) => {
        const index = columnOf(store, compared);
        const id = standing && codeCells(standing, index)[span.cell];
        if (!standing || !id) return;
        const column = columnId(standing.block, index);
        store.setState({ view: "code" });
        goTo(store, column);
        const open = editors.reveal(column, id, startOf(span));
        // An editor opens as soon as its place comes near the screen.
        if (!open)
          requestAnimationFrame(() => showLine(column, id, span.startLine));
      },
    },
    forCell: (column, cell) => ({
      onChange: (source) => standing?.onEdit(cell, source),
      onPoint: (point) =>
        light(store, point ? rowsUnder(store, place(column), point) : []),
      onKey: (key) => {
        if (key === "run") askRun(store);
        else
          store.setState(({ lit }) => ({
            details: lit.length > 0 ? lit : null,
          }));
      },
      hoverText: (point) =>
        hoverText(store, standing?.titles ?? [], place(column), point),
      fixes: () => fixesOf(store, place(column)),
      applyFix: (fix) => applyFix(fix as Fix),
      register: (editor) => editors.add(column, cell, editor),
    }),
  };
}

const columnId = ({ columns }: RosettaBlock, index: number): string =>
  columns[index]?.id ?? "";

/** The cell's column that a compared column is. */
function columnOf(store: RosettaStore, compared: number): number {
  return store.getState().reading.shown?.compared[compared] ?? compared;
}

function codeCells({ notebook, block }: Standing, column: number): string[] {
  return [...block.setup, ...(block.columns[column]?.cells ?? [])].filter(
    (id) => cellOf(notebook, id).kind === "code",
  );
}

function rowsUnder(
  store: RosettaStore,
  column: number,
  point: Point,
): readonly string[] {
  const { reading } = store.getState();
  return rowsAt(pictureOf(reading, column, "none").claims, point);
}

function hoverText(
  store: RosettaStore,
  titles: readonly string[],
  column: number,
  point: Point,
): string | null {
  const { shown } = store.getState().reading;
  const rows = rowsUnder(store, column, point);
  if (!shown?.comparison || rows.length === 0) return null;
  const names = shown.compared.map(
    (i) => `${titles[i] ?? ""} ${shown.columns[i]?.model?.version.value ?? ""}`,
  );
  const tables = shown.comparison.spine
    .filter(({ id }) => rows.includes(id))
    .map((row) => ({ row, options: hoverRows(shown, row) }))
    .filter(({ options }) => options.length > 0)
    .map(({ row, options }) => hoverMarkdown(row.title, options, names));
  return tables.length > 0 ? tables.join("\n\n---\n\n") : null;
}

/** Fixes fit the newest text only. */
function fixesOf(store: RosettaStore, column: number): CodeFix[] {
  const { current } = store.getState().reading;
  return (current?.fixes ?? []).filter(
    (fix) => current?.compared[fix.column] === column,
  );
}
