// One row of the spine in full: every option, its meaning in a sentence, and what each column says.
import {
  dataMeaning,
  dataTitle,
  opOf,
  optionTitle,
  optimizerMeaning,
  roleKind,
  spaced,
  type Model,
  type Node,
  type Setting,
} from "../ir/index.ts";
import { describe, describeData, describeInitializer } from "./describe.ts";
import type { Comparison, SpineRow } from "./difference.ts";

export interface OptionRow {
  readonly option: string;
  /** `kernel initialiser`: what it is called in differences too. */
  readonly title: string;
  readonly says: string;
  /** By column; null where the column has no such option there. */
  readonly values: readonly ({
    readonly text: string;
    readonly setting: Setting<unknown>;
  } | null)[];
  readonly differs: boolean;
}

type Said = Readonly<
  Record<string, { says: string; text: string; setting: Setting<unknown> }>
>;

/** All options at a row, over all columns. */
export function optionTable(
  models: readonly Model[],
  { differences }: Comparison,
  row: SpineRow,
): OptionRow[] {
  const said = models.map((model, column) => saidAt(model, row, column));
  const options = [...new Set(said.flatMap((each) => Object.keys(each)))];
  const here = differences.filter(
    ({ list, rows }) => list === "differs" && rows.includes(row.id),
  );
  return options.map((option) => ({
    option,
    title: titleAt(row, option),
    says: said.find((each) => each[option])?.[option]?.says ?? "",
    values: said.map((each) => {
      const found = each[option];
      return found ? { text: found.text, setting: found.setting } : null;
    }),
    differs: here.some(
      ({ id, option: own }) => own === option || id.split("#")[0] === option,
    ),
  }));
}

/** Every option of the data's row is one of the recipe's. */
const titleAt = ({ part }: SpineRow, option: string): string =>
  part === "data"
    ? dataTitle(option as Parameters<typeof dataTitle>[0])
    : optionTitle(option);

function saidAt(model: Model, row: SpineRow, column: number): Said {
  switch (row.part) {
    case "optimizer":
      return saidByOptimizer(model);
    case "data":
      return saidByData(model);
    case "input":
    case "layer":
    case "loss": {
      const ids = row.nodes[column] ?? [];
      const nodes = model.nodes.filter(({ id }) => ids.includes(id));
      return Object.assign(
        {},
        ...nodes.map((node) => saidByNode(model, node)),
      ) as Said;
    }
    default:
      row.part satisfies never;
      return {};
  }
}

function saidByNode(model: Model, node: Node): Said {
  const meanings = opOf(node.op).options;
  const options = Object.entries(
    node.options as Readonly<Record<string, Setting<unknown>>>,
  ).map(([option, setting]) => [
    option,
    {
      says: meanings[option]?.says ?? "",
      text: describe(setting.value, option),
      setting,
    },
  ]);
  const weights = Object.entries(node.parameters).flatMap(([role, id]) => {
    const parameter = model.parameters.find((each) => each.id === id);
    if (!parameter || parameter.state) return [];
    const { initializer, fans } = parameter;
    const text = describeInitializer(initializer.value, fans);
    const kind = roleKind(role);
    const says = `What the ${spaced(kind)} starts from.`;
    return [[`${kind}.initializer`, { says, text, setting: initializer }]];
  });
  return Object.fromEntries([...options, ...weights]) as Said;
}

function saidByOptimizer({ optimizer }: Model): Said {
  if (!optimizer) return {};
  const meanings = optimizerMeaning[optimizer.kind] as Readonly<
    Record<string, string>
  >;
  return Object.fromEntries(
    Object.entries(
      optimizer.options as Readonly<Record<string, Setting<unknown>>>,
    ).map(([option, setting]) => [
      option,
      {
        says: meanings[option] ?? "",
        text: describe(setting.value, option),
        setting,
      },
    ]),
  );
}

function saidByData({ data }: Model): Said {
  if (!data) return {};
  const keys = Object.keys(data) as (keyof typeof data)[];
  return Object.fromEntries(
    keys.map((option) => [
      option,
      {
        says: dataMeaning[option].says,
        text: describeData(option, data[option].value),
        setting: data[option],
      },
    ]),
  );
}
