// Analyses made at build time by the same pipeline, so that a shipped notebook's differences stand before Python is up.
import notebooks from "virtual:shipped";
import type { ShippedAnalysis } from "../../analysis.ts";
import { huesOf } from "./reading.ts";
import type { RosettaStore } from "./rosettaStore.ts";

/** Shows what was prepared for these very texts, unless something newer stands there already. */
export async function showPrepared(
  store: RosettaStore,
  shippedId: string,
  group: string,
  cells: readonly (readonly string[])[],
): Promise<void> {
  const found = (await notebooks[shippedId]?.())?.default.find(
    (each) => each.group === group,
  );
  if (!found || !isOf(found, cells)) return;
  store.setState((state) => {
    if (state.reading.shown) return state;
    const { analysis } = found;
    const hues = huesOf(analysis, {});
    return {
      reading: {
        current: analysis,
        shown: analysis,
        sources: cells,
        stale: [],
        hues,
      },
    };
  });
}

/** Whether it was made of these texts: the visitor may have changed them since. */
function isOf(
  { sources }: ShippedAnalysis,
  cells: readonly (readonly string[])[],
): boolean {
  return (
    JSON.stringify(sources.map((source) => source.cells)) ===
    JSON.stringify(cells)
  );
}
