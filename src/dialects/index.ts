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

/** The dialect of a folder; undefined where there is none of that name. */
export function dialectById(id: string): Dialect | undefined {
  return dialects.find((dialect) => dialect.id === id);
}

const standInFolder = (dialect: Dialect): string => `stand-ins/${dialect.id}`;

const topOf = (path: string, separator: string): string =>
  (path.split(separator)[0] ?? "").replace(/\.py$/, "");

/** The Python modules of all dialects, for the dry run; stand-ins lie apart, each dialect's in a folder of its own. */
export const dialectFiles: readonly PythonFile[] = dialects.flatMap((dialect) =>
  dialect.python.map((file) =>
    dialect.standIns && topOf(file.path, "/") in dialect.standIns
      ? { ...file, path: `${standInFolder(dialect)}/${file.path}` }
      : file,
  ),
);

/** The JavaScript modules of all dialects. */
export const javascriptFiles: readonly PythonFile[] = dialects.flatMap(
  (dialect) => dialect.javascript ?? [],
);

const speaking = (language: Dialect["language"]): readonly Dialect[] =>
  dialects.filter((dialect) => dialect.language === language);

/** The dialects of a language whose modules a program names; all of them where it names none. */
export function namedIn(
  cells: readonly string[],
  language: Dialect["language"] = "python",
): readonly Dialect[] {
  const text = cells.join("\n");
  const own = speaking(language);
  const named = own.filter(({ modules, standIns }) =>
    [
      ...modules.map((module) => topOf(module, ".")),
      ...Object.keys(standIns ?? {}),
    ].some((top) => new RegExp(`\\b${top}\\b`).test(text)),
  );
  return named.length > 0 ? named : own;
}

/** For each package of which a dialect brings a form of its own: the folder to take it from in this column. */
export function standInsFor(
  dialect: string | undefined,
  cells: readonly string[],
): Readonly<Record<string, string>> {
  const text = cells.join("\n");
  return Object.fromEntries(
    dialects.flatMap((each) =>
      Object.entries(each.standIns ?? {})
        .filter(([, wanted]) =>
          dialect === undefined ? wanted.test(text) : dialect === each.id,
        )
        .map(([name]) => [name, standInFolder(each)] as const),
    ),
  );
}

/** The dialect a call belongs to: the longest of all modules that begins its path. */
function ownerOf(path: string): Dialect | undefined {
  const reach = ({ modules }: Dialect) =>
    Math.max(
      ...modules.map((module) =>
        `${path}.`.startsWith(`${module}.`) ? module.length : 0,
      ),
    );
  const [best] = dialects
    .filter((dialect) => reach(dialect) > 0)
    .sort((a, b) => reach(b) - reach(a));
  return best;
}

/** A column's dialect is the one whose calls made its model and loss, not its imports. */
export function dialectOf(recording: Recording): Dialect | null {
  const votes = new Map<Dialect, number>();
  for (const call of recording.calls) {
    const dialect = ownerOf(call.path);
    if (dialect) votes.set(dialect, (votes.get(dialect) ?? 0) + 1);
  }
  const withSpoken = ([dialect, own]: [Dialect, number]) =>
    own +
    (dialect.alsoSpeaks ?? []).reduce((sum, id) => {
      const spoken = dialectById(id);
      return sum + ((spoken && votes.get(spoken)) ?? 0);
    }, 0);
  const [best] = [...votes].sort((a, b) => withSpoken(b) - withSpoken(a));
  return (
    best?.[0] ??
    dialects.find((dialect) =>
      recording.imports.some((name) => dialect.modules.includes(name)),
    ) ??
    null
  );
}
