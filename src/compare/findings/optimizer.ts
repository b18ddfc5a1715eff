// Differences in the optimiser: another update rule, or other options of the same.
import { optionTitle, type Setting } from "../../ir/index.ts";
import { describe } from "../describe.ts";
import { consequence, contrast, explainOptimizer } from "../explain.ts";
import { absent, valueOf, type Finding } from "../finding.ts";
import { allEqual, classesOf } from "../meaning.ts";
import { perColumn, type Context } from "./context.ts";
import { recipeFinding } from "./recipeFinding.ts";

export function optimizerFindings(context: Context): Finding[] {
  const owned = context.canonicals.flatMap(({ graph }, column) =>
    graph.optimizer ? [{ column, optimizer: graph.optimizer }] : [],
  );
  const [first] = owned;
  if (!first) return [];
  if (!allEqual(owned.map(({ optimizer }) => optimizer.kind)))
    return [kindFinding(context, owned)];
  return Object.keys(first.optimizer.options).flatMap((option) => {
    const said = owned.map(({ column, optimizer }) => ({
      column,
      setting: settingOf(optimizer.options, option),
    }));
    return (
      recipeFinding(context, "optimizer", option, said, {
        title: `optimiser: ${optionTitle(option)}`,
        text: (value) => describe(value, option),
        explain: (group) =>
          explainOptimizer(first.optimizer, option, group, context.names),
      }) ?? []
    );
  });
}

const settingOf = (options: object, option: string): Setting<unknown> =>
  (options as Record<string, Setting<unknown>>)[option] as Setting<unknown>;

function kindFinding(
  context: Context,
  owned: readonly {
    column: number;
    optimizer: { kind: string; call: string };
  }[],
): Finding {
  const kinds = perColumn(
    context.names.length,
    owned,
    ({ optimizer }) => optimizer.kind,
    "absent",
  );
  return {
    key: `optimizer.kind ${kinds.join(" | ")}`,
    list: "differs",
    effect: "training",
    row: "optimizer",
    option: "kind",
    title: "optimiser",
    values: perColumn(
      context.names.length,
      owned,
      ({ optimizer }) => ({
        ...valueOf(optimizer.kind, undefined),
        words: optimizer.call,
        origin: "stated" as const,
      }),
      absent("none"),
    ),
    classes: classesOf(kinds),
    explain: (group) =>
      `The weights follow different update rules. ${contrast(group.values, group.classes, context.names)}. ${consequence("training")}`,
  };
}
