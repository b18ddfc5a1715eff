// `rosetta defaults`: what every dialect does when nobody says, option by option, with origin, source and standing.
import {
  atlasEntry,
  atlasIndex,
  narrowed,
  type AtlasCell,
  type AtlasEntry,
} from "../atlas.ts";
import type { Asked } from "./usage.ts";
import { UsageError } from "./usage.ts";

/** Prints the table of each entry asked for (`conv`, `activation:elu`, `adam`), or the list of entries. */
export async function defaultsCommand(
  { files, values }: Asked,
  print: (text: string) => void,
): Promise<number> {
  const index = await atlasIndex();
  if (files.length === 0) {
    print(
      values.json
        ? `${JSON.stringify(index, null, 2)}\n`
        : `${index.map((each) => `${each.id}  (${each.dialects.join(", ")})`).join("\n")}\n`,
    );
    return 0;
  }
  const entries = await Promise.all(
    files.map(async (id) => {
      const entry = await atlasEntry(id);
      if (entry) return entry;
      const known = index.map((each) => each.id).sort();
      const near = known.filter((each) => each.includes(id));
      throw new UsageError(
        `Expected an op, a loss or an optimiser. Received ${id}; ${near.length > 0 ? `there is ${near.join(", ")}` : `known are ${known.join(", ")}`}.`,
      );
    }),
  );
  const shown = values.dialect
    ? entries.map((entry) => only(entry, values.dialect ?? ""))
    : entries;
  print(
    values.json
      ? `${JSON.stringify(shown.map(publicEntry), null, 2)}\n`
      : shown.map(printEntry).join("\n"),
  );
  return 0;
}

/** An entry with one dialect's column alone. */
function only(entry: AtlasEntry, dialect: string): AtlasEntry {
  if (!entry.columns.some((column) => column.dialect === dialect))
    throw new UsageError(
      `Expected ${entry.id} to be spoken by ${dialect}. It is by ${entry.columns.map((each) => each.dialect).join(", ")}.`,
    );
  return narrowed(entry, (each) => each === dialect);
}

const publicEntry = ({ cases: _, ...entry }: AtlasEntry) => ({
  ...entry,
  shows: entry.shows.map(({ dialect, file, rows }) => ({
    dialect,
    file,
    rows,
  })),
});

function printEntry({ id, title, columns, rows }: AtlasEntry): string {
  const head = `${title} (${id})`;
  const who = columns.map(
    (column) =>
      `  ${column.title} ${column.version}: ${column.calls[0] ?? ""}${column.proven ? "" : "  · not run, rests on source"}`,
  );
  const body = rows.map((row) =>
    [
      `${row.differs ? "≠" : "="} ${row.title}${row.differs ? ` [${row.effect}]` : ""}: ${row.says}`,
      ...row.cells.flatMap((cell, i) =>
        cell ? [`      ${columns[i]?.title ?? ""}: ${printCell(cell)}`] : [],
      ),
    ].join("\n"),
  );
  return `${[head, ...who, "", ...body].join("\n")}\n`;
}

function printCell({
  text,
  words,
  origin,
  because,
  source,
}: AtlasCell): string {
  const why = because ? `, ${because}` : "";
  const from = source
    ? `  · ${source.standing}${source.version ? ` ${source.version}` : ""}, ${source.at}`
    : "";
  return `${text}${words ? `  (${words})` : ""}  · ${origin}${why}${from}`;
}
