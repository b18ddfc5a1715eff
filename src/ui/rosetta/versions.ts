// How a version became known, in words, and the versions to choose from.
import type { Model } from "../../ir/index.ts";

type From = Model["version"]["from"];

const words: Readonly<Record<From, string>> = {
  metadata: "stated",
  "stored output": "printed by the notebook",
  choice: "chosen",
  newest: "assumed: the newest",
};

export const assumption = (from: From): string => words[from];

/** The known versions, with the current one among them even when it is between two of them. */
export function versionChoices(
  known: readonly string[],
  current: string,
): readonly string[] {
  return known.includes(current) ? known : [current, ...known];
}
