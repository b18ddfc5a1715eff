// All dialects, found by folder: adding one edits nothing.
import type { PythonFile } from "../python/client.ts";
import type { Recording } from "../python/recording.ts";
import type { Dialect } from "./dialect.ts";

const found = import.meta.glob<{ default: Dialect }>("./*/index.ts", {
  eager: true,
});

export const dialects: readonly Dialect[] = Object.values(found)
  .map((folder) => folder.default)
  .sort((a, b) => a.title.localeCompare(b.title));

export function dialectById(id: string): Dialect | undefined {
  return dialects.find((dialect) => dialect.id === id);
}

/** The Python modules of all dialects, for the dry run. */
export const dialectFiles: readonly PythonFile[] = dialects.flatMap(
  (dialect) => dialect.python,
);

/** A column's dialect is the one whose calls made its model and loss, not its imports. */
export function dialectOf(recording: Recording): Dialect | null {
  const owner = (path: string) =>
    dialects.find((dialect) =>
      dialect.modules.includes(path.split(".")[0] ?? ""),
    );
  const votes = new Map<Dialect, number>();
  for (const call of recording.calls) {
    const dialect = owner(call.path);
    if (dialect) votes.set(dialect, (votes.get(dialect) ?? 0) + 1);
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  return (
    best?.[0] ??
    dialects.find((dialect) =>
      recording.imports.some((name) => dialect.modules.includes(name)),
    ) ??
    null
  );
}
