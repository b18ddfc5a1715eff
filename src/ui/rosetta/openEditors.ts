// The editors of one rosetta cell that are open, and the place that one of them is to show as soon as it is.
import type { CellEditor } from "../monaco/editors.ts";
import type { Point } from "./spans.ts";

export interface OpenEditors {
  readonly find: (column: string, cell: string) => CellEditor | undefined;
  /** The function returned forgets the editor. */
  readonly add: (
    column: string,
    cell: string,
    editor: CellEditor,
  ) => () => void;
  /** Now where the editor is open, else when it opens; tells which. */
  readonly reveal: (column: string, cell: string, point: Point) => boolean;
}

/** Names the element that shows a cell's code; cells of the setup stand in every column. */
export const codeName = (column: string, cell: string): string =>
  `${column} ${cell}`;

/** Brings a line of code that has no editor yet on the screen. */
export function showLine(column: string, cell: string, line: number): void {
  const name = CSS.escape(codeName(column, cell));
  document
    .querySelector(`[data-code="${name}"] .line:nth-child(${line})`)
    ?.scrollIntoView({ block: "center", inline: "nearest" });
}

export function openEditors(): OpenEditors {
  const editors = new Map<string, CellEditor>();
  let wanted: { readonly key: string; readonly point: Point } | null = null;
  return {
    find: (column, cell) => editors.get(codeName(column, cell)),
    add: (column, cell, editor) => {
      const key = codeName(column, cell);
      editors.set(key, editor);
      if (wanted?.key === key) {
        editor.reveal(wanted.point);
        wanted = null;
      }
      return () => editors.delete(key);
    },
    reveal: (column, cell, point) => {
      const key = codeName(column, cell);
      const editor = editors.get(key);
      wanted = editor ? null : { key, point };
      editor?.reveal(point);
      return editor !== undefined;
    },
  };
}
