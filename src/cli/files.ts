// Files named on the command line, as columns: a script, a whole notebook's columns, or one `FILE#group/column`.
import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { ColumnSource } from "../analysis.ts";
import { dialects } from "../dialects/index.ts";
import type { Notebook } from "../notebook/document.ts";
import { load } from "../notebook/ipynb.ts";
import { printedVersions } from "../notebook/version.ts";
import { blocksOf, columnSource, programOf } from "../notebook/view.ts";
import { UsageError } from "./usage.ts";

export interface NamedColumn {
  /** `PyTorch_CNN.ipynb`, `cnn.ipynb#cnn/keras`. */
  readonly name: string;
  readonly source: ColumnSource;
}

/** All columns that the named files hold, in order. */
export async function columnsOf(
  files: readonly string[],
  dialect: string | undefined,
): Promise<NamedColumn[]> {
  const columns = (await Promise.all(files.map(columnsOfFile))).flat();
  return dialect === undefined
    ? columns
    : columns.map((each) => ({ ...each, source: { ...each.source, dialect } }));
}

async function columnsOfFile(argument: string): Promise<NamedColumn[]> {
  const [path = "", part] = argument.split("#");
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new UsageError(
      `Expected a file that can be read. Received ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  switch (extname(path)) {
    case ".py":
      return [
        {
          name: basename(path),
          source: { cells: [text], language: "python" },
        },
      ];
    case ".js":
    case ".mjs":
      return [
        {
          name: basename(path),
          source: { cells: [text], language: "javascript" },
        },
      ];
    case ".ipynb":
      return columnsOfNotebook(basename(path), text, part);
    default:
      throw new UsageError(
        `Expected a .py, .js or .ipynb file. Received ${path}.`,
      );
  }
}

function columnsOfNotebook(
  name: string,
  text: string,
  part: string | undefined,
): NamedColumn[] {
  const notebook = load(text);
  const groups = blocksOf(notebook).filter((block) => block.kind === "rosetta");
  const places = groups.flatMap((block) =>
    block.columns.map((column) => ({ group: block.group, column: column.id })),
  );
  const wanted =
    part === undefined
      ? places
      : places.filter(
          ({ group, column }) =>
            part === `${group}/${column}` || part === group,
        );
  if (wanted.length === 0) {
    const known =
      places.map(({ group, column }) => `${group}/${column}`).join(", ") ||
      "none";
    throw new UsageError(
      `Expected ${name}#${part ?? ""} to name a column. It has: ${known}.`,
    );
  }
  return wanted.map(({ group, column }) => ({
    name: places.length === 1 ? name : `${name}#${group}/${column}`,
    source: columnSource(
      notebook,
      group,
      column,
      versionsPrinted(notebook, group, column),
    ),
  }));
}

/** The framework versions that a column's stored outputs printed, by dialect. */
function versionsPrinted(
  notebook: Notebook,
  group: string,
  column: string,
): Record<string, string> {
  const printed = printedVersions(programOf(notebook, group, column), dialects);
  return Object.fromEntries(
    Object.entries(printed).map(([dialect, { version }]) => [dialect, version]),
  );
}
