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
  /** Now where the editor is open, else when it opens. */
  readonly reveal: (column: string, cell: string, point: Point) => void;
}

export function openEditors(): OpenEditors {
  const editors = new Map<string, CellEditor>();
  let wanted: { readonly key: string; readonly point: Point } | null = null;
  // Cells of the setup stand in every column.
  const keyOf = (column: string, cell: string): string => `${column} ${cell}`;
  return {
    find: (column, cell) => editors.get(keyOf(column, cell)),
    add: (column, cell, editor) => {
      const key = keyOf(column, cell);
      editors.set(key, editor);
      if (wanted?.key === key) {
        editor.reveal(wanted.point);
        wanted = null;
      }
      return () => editors.delete(key);
    },
    reveal: (column, cell, point) => {
      const key = keyOf(column, cell);
      const editor = editors.get(key);
      wanted = editor ? null : { key, point };
      editor?.reveal(point);
    },
  };
}
