// Columns that could not be read, told on standard error.
import type { Analysis } from "../analysis.ts";
import type { NamedColumn } from "./files.ts";

/** Prints why columns could not be read. Returns whether there were any. */
export function printErrors(
  columns: readonly NamedColumn[],
  analysis: Analysis,
): boolean {
  let any = false;
  columns.forEach(({ name }, i) => {
    const error = analysis.columns[i]?.error;
    if (!error) return;
    any = true;
    const place = error.span
      ? `, cell ${error.span.cell + 1}, line ${error.span.startLine}`
      : "";
    const text =
      error.traceback === ""
        ? `${error.title}: ${error.message}`
        : error.traceback.trimEnd();
    process.stderr.write(`${name}${place}\n${text}\n`);
  });
  return any;
}
