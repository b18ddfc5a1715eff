// Monaco, fetched once and only when the first editor is wanted.
import type * as Exports from "./editors.ts";

type Editors = typeof Exports;

let loading: Promise<Editors> | null = null;

export function loadEditors(): Promise<Editors> {
  loading ??= import("./editors.ts").catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
