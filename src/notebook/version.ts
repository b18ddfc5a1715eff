// The framework versions that a notebook's stored outputs printed: what the code ran on when someone ran it.
import { outputsOf, type Cell, type CellId } from "./document.ts";
import { textOf, type JsonObject } from "./json.ts";

/** The part of a dialect that recognises its version in what a program printed. */
export interface PrintedVersionOf {
  readonly id: string;
  /** `/PyTorch:?\s+([\d.]+)/`; its first group is the version. */
  readonly printedVersion: RegExp;
}

export interface PrintedVersion {
  readonly version: string;
  /** The cell whose output says so. */
  readonly cell: CellId;
}

/** By dialect id; the first output that prints a version is believed. Give one column's cells to hear of that column. */
export function printedVersions(
  cells: readonly Cell[],
  dialects: readonly PrintedVersionOf[],
): Readonly<Record<string, PrintedVersion>> {
  const found: Record<string, PrintedVersion> = {};
  for (const cell of cells) {
    const text = outputsOf(cell).map(printedText).join("\n");
    for (const { id, printedVersion } of dialects) {
      const version = printedVersion.exec(text)?.[1];
      if (version !== undefined) found[id] ??= { version, cell: cell.id };
    }
  }
  return found;
}

/** What an output wrote to the standard output; warnings on the error stream name other programs' versions. */
function printedText(output: JsonObject): string {
  return output["output_type"] === "stream" && output["name"] === "stdout"
    ? (textOf(output["text"]) ?? "")
    : "";
}
