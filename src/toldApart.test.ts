// Which rows the frameworks' own numbers prove: had a row said what another dialect says, an update or a loss that the framework printed would contradict it.
import { expect, it } from "vitest";
import { agree, lossCase, updateCase, type Case } from "./cases.ts";
import { allEntriesOf, defaultsOf, nothingShown } from "./dialects/defaults.ts";
import { dialects } from "./dialects/index.ts";
import { truthOf, truthVersion } from "./dialects/truth.ts";
import { EngineError } from "./engines/engine.ts";
import { StepError } from "./engines/step/graph.ts";
import { IrError } from "./ir/index.ts";

/** All values that any dialect has by default for `adam.epsilon`. */
const said = new Map<string, unknown[]>();
for (const dialect of dialects)
  for (const version of dialect.versions)
    for (const entry of allEntriesOf(dialect, version))
      for (const { option, setting } of defaultsOf(
        dialect,
        entry,
        version,
        nothingShown,
      )?.facts ?? []) {
        const row = `${entry.split(":")[0] ?? ""}.${option}`;
        if (setting) said.set(row, [...(said.get(row) ?? []), setting.value]);
      }

const key = (value: unknown): string => JSON.stringify(value) ?? "undefined";

/** The numbers with one option changed; null where such a model does not exist. */
function changed(each: Case, option: string, value: unknown) {
  try {
    return each.compute({ ...each.options, [option]: value });
  } catch (error) {
    if (
      error instanceof EngineError ||
      error instanceof IrError ||
      error instanceof StepError
    )
      return null;
    throw error;
  }
}

/** Rows for which every other value that a dialect has, or that the row itself can read, is contradicted by one of the cases. */
function toldApart(cases: readonly Case[]): string[] {
  const rows = new Set(
    cases.flatMap(({ name, unsaid }) =>
      unsaid.map((option) => `${name}.${option}`),
    ),
  );
  return [...rows].sort().filter((row) => {
    const [name = "", option = ""] = row.split(".");
    const own = cases.filter(
      (each) => each.name === name && each.unsaid.includes(option),
    );
    const usual = new Set(own.map((each) => key(each.options[option])));
    const others = [
      ...(said.get(row) ?? []),
      ...own.flatMap(({ words }) => words[option]?.samples ?? []),
    ].filter((value) => !usual.has(key(value)));
    const answers = others.map((value) =>
      own.map((each) => [each, changed(each, option, value)] as const),
    );
    const possible = answers.filter((each) =>
      each.some(([, numbers]) => numbers !== null),
    );
    return (
      possible.length > 0 &&
      possible.every((each) =>
        each.some(
          ([{ printed }, numbers]) =>
            numbers !== null && !agree(numbers, printed),
        ),
      )
    );
  });
}

const told = await Promise.all(
  dialects.map(async (dialect) => ({
    dialect,
    truth: await truthOf(dialect.id),
  })),
);

it.each(
  told.flatMap(({ dialect, truth }) =>
    truth ? [[dialect.id, dialect, truth] as const] : [],
  ),
)(
  "%s: its own updates and losses prove these rows",
  async (id, dialect, truth) => {
    const version = truthVersion(truth);
    const cases = [
      ...(truth.updates ?? []).map((each) =>
        updateCase(dialect, version, each),
      ),
      ...(truth.losses ?? []).map((each) => lossCase(dialect, version, each)),
    ].filter((each) => each !== null);
    const rows = toldApart(cases);
    await expect(`${JSON.stringify(rows, null, 2)}\n`).toMatchFileSnapshot(
      `dialects/${id}/toldApart.json`,
    );
  },
);
