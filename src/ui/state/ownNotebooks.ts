// The list of the visitor's own notebooks, fresh after each save here or in another tab.
import { useEffect } from "react";
import { create } from "zustand";
import type { NotebookEntry } from "../../notebook/store.ts";
import { tell } from "./notices.ts";
import { notebooks, session } from "./session.ts";
import { shippedId } from "./shipped.ts";

const useEntries = create<{ readonly list: readonly NotebookEntry[] }>(() => ({
  list: [],
}));

export function refreshOwn(): void {
  void notebooks.list().then((found) => {
    if (!found.ok) return tell(found.failure.message);
    useEntries.setState({
      list: found.value.filter(({ id }) => shippedId(id) === null),
    });
  });
}

export function useOwnNotebooks(): readonly NotebookEntry[] {
  useEffect(() => {
    refreshOwn();
    const stopHearing = notebooks.onChange(refreshOwn);
    const stop = session.subscribe((state, before) => {
      const saved = state.run.kept !== before.run.kept;
      if (saved || state.document.id !== before.document.id) refreshOwn();
    });
    return () => {
      stopHearing();
      stop();
    };
  }, []);
  return useEntries((state) => state.list);
}
