// Which dialects the atlas leaves out: kept in this browser.
import { useState } from "react";
import { keepText, keptText } from "../state/browserStorage.ts";

const key = "rosetta.atlas/hidden";

const kept = (): readonly string[] =>
  (keptText(key) ?? "").split(" ").filter(Boolean);

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
    keepText(key, [...next].join(" "));
  };
  return [hidden, toggle];
}
