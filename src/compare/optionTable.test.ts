// The table of options and the differences speak of the same option in the same words.
import { expect, it } from "vitest";
import { kerasCnn, torchCnn } from "../ir/fixtures.ts";
import { compare } from "./diff.ts";
import { optionTable } from "./optionTable.ts";

it("calls an option that differs what its difference is called", () => {
  const models = [torchCnn(), kerasCnn()];
  const comparison = compare(models);
  const marked = comparison.spine.flatMap((row) =>
    optionTable(models, comparison, row)
      .filter(({ differs }) => differs)
      .map(({ title }) => ({ title, row: row.id })),
  );
  expect(new Set(marked.map(({ title }) => title))).toEqual(
    new Set([
      "kernel initialiser",
      "bias initialiser",
      "last partial batch",
      "what is evaluated",
    ]),
  );
  for (const { title, row } of marked)
    expect(
      comparison.differences.some(
        (each) => each.title.endsWith(title) && each.rows.includes(row),
      ),
    ).toBe(true);
});
