// Analyses made at build time by the same pipeline, so that a shipped notebook's differences stand before Python is up.
import type { Analysis } from "../../analysis.ts";

/** By group. */
type Prepared = Readonly<Record<string, Analysis>>;

const files = import.meta.glob<Prepared>("../../../notebooks/*.analysis.json", {
  import: "default",
  eager: true,
});

export function preparedFor(
  shippedId: string | null,
  group: string,
): Analysis | null {
  if (shippedId === null) return null;
  return (
    files[`../../../notebooks/${shippedId}.analysis.json`]?.[group] ?? null
  );
}
