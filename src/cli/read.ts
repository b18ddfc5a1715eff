// `rosetta read`: what each column says, resolved.
import { printModel } from "../ir/index.ts";
import { printErrors } from "./errors.ts";
import type { Run } from "./main.ts";
import { publicModel } from "./publicModel.ts";

/** Prints every column's model; exit 2 when one could not be read. */
export function readCommand({ asked, columns, analysis, print }: Run): number {
  if (asked.values.json) {
    const answer = columns.map(({ name }, i) => {
      const reading = analysis.columns[i];
      return {
        file: name,
        model: reading?.model ? publicModel(reading.model) : null,
        error: reading?.error ?? null,
      };
    });
    print(`${JSON.stringify(answer, null, 2)}\n`);
  } else {
    columns.forEach(({ name }, i) => {
      const model = analysis.columns[i]?.model;
      if (model) print(`# ${name}\n${printModel(model)}\n`);
    });
  }
  return printErrors(columns, analysis) ? 2 : 0;
}
