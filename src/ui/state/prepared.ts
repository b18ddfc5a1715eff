// Analyses made at build time by the same pipeline, so that a shipped notebook's differences stand before Python is up.
import notebooks from "virtual:shipped";
import { preparedFor, type Standing } from "./arrange.ts";
import { huesOf } from "./reading.ts";
import type { RosettaStore } from "./rosettaStore.ts";

/** Starts fetching what was prepared for a shipped notebook, before anything is drawn that will ask for it; a failure is told to who asks. */
export function fetchPrepared(shippedId: string): void {
  notebooks[shippedId]?.().catch(() => undefined);
}

/** Shows what was prepared for these very texts, unless something newer stands there already. */
export async function showPrepared(
  store: RosettaStore,
  shippedId: string,
  group: string,
  columns: readonly Standing[],
): Promise<void> {
  const found = (await notebooks[shippedId]?.())?.default.find(
    (each) => each.group === group,
  );
  const analysis = found && preparedFor(found, columns);
  if (!analysis) return;
  store.setState((state) =>
    state.reading.shown
      ? state
      : {
          reading: {
            columns: columns.map(({ id }) => id),
            current: analysis,
            shown: analysis,
            sources: columns.map(({ cells }) => cells),
            stale: [],
            hues: huesOf(analysis, {}),
          },
        },
  );
}
