// `rosetta diff`: the four lists over all columns, and an exit code that scripts can use.
import type { Difference } from "../compare/difference.ts";
import { effects, type Effect } from "../ir/index.ts";
import { printErrors } from "./errors.ts";
import type { Run } from "./main.ts";
import { counted, printDifferences } from "./report.ts";
import { UsageError } from "./usage.ts";

/** Exit 0: nothing at or above the effect; 1: some; 2: a column could not be read. */
export function diffCommand({ asked, columns, analysis, print }: Run): number {
  if (columns.length < 2)
    throw new UsageError(
      `Expected diff to be given at least two columns. Received ${columns.length}.`,
    );
  if (printErrors(columns, analysis)) return 2;
  const accepted = new Set(
    (asked.values.accept ?? "").split(",").filter(Boolean),
  );
  const counting = counted(
    analysis,
    effectOf(asked.values["at-least"] ?? "values"),
    accepted,
  );
  const names = columns.map((column) => column.name);
  if (asked.values.json)
    print(
      `${JSON.stringify(publicDifferences(analysis.comparison?.differences ?? [], names, counting), null, 2)}\n`,
    );
  else print(printDifferences(analysis, names));
  return counting.length > 0 ? 1 : 0;
}

function effectOf(name: string): Effect {
  const effect = effects.find(
    (each) => each === name || each.replace(" ", "-") === name,
  );
  if (effect) return effect;
  throw new UsageError(
    `Expected --at-least to be one of ${effects.join(", ")}. Received ${name}.`,
  );
}

/** The JSON shape of `rosetta diff --json`: public, documented in src/cli/README.md, stable. */
function publicDifferences(
  differences: readonly Difference[],
  files: readonly string[],
  counting: readonly Difference[],
) {
  const list = (name: Difference["list"]) =>
    differences
      .filter((each) => each.list === name)
      .map((each) => ({
        id: each.id,
        effect: each.effect,
        option: each.option,
        title: each.title,
        explanation: each.explanation,
        rows: each.rows,
        values: each.values.map((value, i) => ({
          file: files[i],
          text: value.text,
          words: value.words,
          origin: value.origin,
          ...(value.span && {
            cell: value.span.cell + 1,
            line: value.span.startLine,
          }),
        })),
        classes: each.classes,
        ...(each.rule !== undefined && { rule: each.rule }),
        ...(each.condition !== undefined && { condition: each.condition }),
      }));
  return {
    files,
    counted: counting.map((each) => each.id),
    differs: list("differs"),
    latent: list("latent"),
    sameInOtherWords: list("same in other words"),
    notModelled: list("not modelled"),
  };
}
