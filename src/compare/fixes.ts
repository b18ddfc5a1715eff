// The smallest edits that make one column say what another says. How a dialect writes a value is asked of the caller.
import { roleKind, type Model, type Setting, type Span } from "../ir/index.ts";
import { columnNames } from "./diff.ts";
import type {
  Column,
  Comparison,
  Difference,
  Fix,
  SpineRow,
} from "./difference.ts";

export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/**
 * The edits that give an option a neutral value in a column, or null where its dialect cannot say it.
 * `target` is a node's id, `optimizer` or `data`; weights are options of their node: `kernel.initializer`, `bias.trainable`.
 */
export type WriteOption = (
  column: Column,
  target: string,
  option: string,
  value: unknown,
) => readonly Edit[] | null;

/** One fix per difference, column, and other meaning that the column could take over. */
export function fixes(
  { spine, differences }: Comparison,
  models: readonly Model[],
  write: WriteOption,
  names: readonly string[] = columnNames(models),
): Fix[] {
  return differences
    .filter(({ list }) => list === "differs")
    .flatMap((difference) =>
      pairs(difference.classes).flatMap(([column, toMatch]) => {
        const edits = editsFor(
          spine,
          difference,
          models,
          column,
          toMatch,
          write,
        );
        if (!edits?.length) return [];
        const text = difference.values[toMatch]?.text ?? "";
        const title = `${difference.title}: ${text}, as ${names[toMatch] ?? ""}`;
        return [{ difference: difference.id, column, toMatch, title, edits }];
      }),
    );
}

/** Each column with the first column of every class but its own. */
function pairs(classes: readonly number[]): [Column, Column][] {
  return classes.flatMap((own, column) =>
    [...new Set(classes)]
      .filter((cls) => cls !== own)
      .map((cls): [Column, Column] => [column, classes.indexOf(cls)]),
  );
}

/** All edits of one fix; null where one of its rows cannot be written. */
function editsFor(
  spine: readonly SpineRow[],
  difference: Difference,
  models: readonly Model[],
  column: Column,
  toMatch: Column,
  write: WriteOption,
): readonly Edit[] | null {
  const edits: Edit[] = [];
  for (const id of difference.rows) {
    const row = spine.find((candidate) => candidate.id === id);
    const model = models[toMatch];
    const here = row && targetOf(row, column);
    const there = row && targetOf(row, toMatch);
    if (!model || here === undefined || there === undefined) return null;
    const option = optionOf(difference);
    const setting = settingOf(model, there, option);
    const own = setting && write(column, here, option, setting.value);
    if (!own) return null;
    edits.push(...own);
  }
  return distinct(edits);
}

const targetOf = (row: SpineRow, column: Column): string | undefined =>
  row.part === "optimizer" || row.part === "data"
    ? row.part
    : row.nodes[column]?.[0];

/** Differences of weights carry their role in their id: `kernel.initializer`. */
const optionOf = ({ id, option }: Difference): string =>
  option === "initializer" || option === "trainable"
    ? (id.split("#")[0] ?? option)
    : option;

type Options = Readonly<Record<string, Setting<unknown>>>;

function settingOf(
  model: Model,
  target: string,
  option: string,
): Setting<unknown> | undefined {
  if (target === "optimizer")
    return (model.optimizer?.options as Options | undefined)?.[option];
  if (target === "data") return (model.data as Options | null)?.[option];
  const node = model.nodes.find(({ id }) => id === target);
  const [role = "", what] = option.split(".");
  if (what === undefined)
    return (node?.options as Options | undefined)?.[option];
  const played = Object.keys(node?.parameters ?? {}).find(
    (each) => roleKind(each) === role,
  );
  const parameter = model.parameters.find(
    ({ id }) => id === node?.parameters[played ?? ""],
  );
  return what === "trainable" ? parameter?.trainable : parameter?.initializer;
}

/** Rows of one loop share a place in the code: it is edited once. */
function distinct(edits: readonly Edit[]): Edit[] {
  const seen = new Map(
    edits.map(
      (edit) => [JSON.stringify([edit.span, edit.text]), edit] as const,
    ),
  );
  return [...seen.values()];
}
