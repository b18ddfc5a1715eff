// One option in which the recipes of the columns differ: the optimiser's or the data's.
import type { Setting } from "../../ir/index.ts";
import { absent, valueOf, type Finding, type Group } from "../finding.ts";
import { allEqual, classesOf, meaningKey } from "../meaning.ts";
import { perColumn, type Context } from "./context.ts";

/** What one column says. */
export interface Said {
  readonly column: number;
  readonly setting: Setting<unknown>;
}

/** How the option is told. */
export interface Words {
  readonly title: string;
  text(value: unknown): string;
  explain(group: Group): string;
}

/** Which list it stands in, where not `differs`. */
export type Standing = Partial<
  Pick<Finding, "list" | "effect" | "rule" | "condition">
>;

export function recipeFinding(
  context: Context,
  row: "optimizer" | "data",
  option: string,
  said: readonly Said[],
  words: Words,
  as: Standing = {},
): Finding | null {
  if (allEqual(said.map(({ setting }) => meaningKey(setting.value))))
    return null;
  const keys = perColumn(
    context.names.length,
    said,
    ({ setting }) => meaningKey(setting.value),
    "absent",
  );
  const same = as.list !== undefined && as.list !== "differs";
  return {
    key: `${row}.${option} ${keys.join(" | ")}`,
    list: "differs",
    effect: "training",
    ...as,
    row,
    option,
    title: words.title,
    values: perColumn(
      context.names.length,
      said,
      ({ setting }) => valueOf(words.text(setting.value), setting),
      absent("none"),
    ),
    classes: same ? keys.map(() => 0) : classesOf(keys),
    explain: (group) => words.explain(group),
  };
}
