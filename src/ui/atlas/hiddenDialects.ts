// Which dialects the atlas leaves out: kept in this browser.
import { useState } from "react";

const key = "rosetta.atlas/hidden";

function kept(): readonly string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(value)
      ? value.filter((each) => typeof each === "string")
      : [];
  } catch {
    // Storage may be denied, or hold what another version wrote: nothing is hidden then.
    return [];
  }
}

/** The dialects hidden, and how to hide or show one. */
export function useHiddenDialects(): readonly [
  hidden: ReadonlySet<string>,
  toggle: (dialect: string) => void,
] {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set(kept()),
  );
  const toggle = (dialect: string): void => {
    const next = new Set(hidden);
    if (!next.delete(dialect)) next.add(dialect);
    setHidden(next);
    try {
      localStorage.setItem(key, JSON.stringify([...next]));
    } catch {
      // The choice then holds for this visit.
    }
  };
  return [hidden, toggle];
}
