// Monaco, fetched once and only when the first editor is wanted.
import { usePage } from "../state/page.ts";
import type * as Exports from "./editors.ts";

type Editors = typeof Exports;

let loading: Promise<Editors> | null = null;

export function loadEditors(): Promise<Editors> {
  loading ??= import("./editors.ts").then(themed, (error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** Editors wear the page's theme, also when it changes. */
function themed(editors: Editors): Editors {
  usePage.subscribe(({ theme }, before) => {
    if (theme !== before.theme) editors.setTheme(theme);
  });
  return editors;
}
