// Fixes ask the column's dialect how to write the other column's value.
import { expect, it } from "vitest";
import { kerasCnn, torchCnn } from "../ir/fixtures.ts";
import type { Span } from "../ir/index.ts";
import { compare } from "./diff.ts";
import { fixes, type WriteOption } from "./fixes.ts";

const span: Span = {
  cell: 0,
  startLine: 3,
  startColumn: 1,
  endLine: 3,
  endColumn: 5,
};

it("offers a column what the other says, for one option of one layer", () => {
  const models = [torchCnn(), torchCnn([0.25, 0.25, 0.25], "gluon")];
  const write: WriteOption = (column, target, option, value) =>
    option === "dropRate" && column === 1
      ? [{ span, text: `${target}:${JSON.stringify(value)}` }]
      : null;
  expect(fixes(compare(models), models, write)).toEqual([
    {
      difference: "dropout.dropRate",
      column: 1,
      toMatch: 0,
      title: "Dropout: drop rate: 0.5, as pytorch",
      edits: [{ span, text: "gluon:dropout15:0.5" }],
    },
  ]);
});

it("writes an initialiser at every layer that it concerns, and offers nothing where one cannot be written", () => {
  const models = [torchCnn(), kerasCnn()];
  const comparison = compare(models);
  const asked: string[] = [];
  const write: WriteOption = (column, target, option) => {
    asked.push(`${target} ${option}`);
    return column === 1 && option === "bias.initializer"
      ? [{ span: { ...span, startLine: asked.length }, text: "init" }]
      : null;
  };
  const offered = fixes(comparison, models, write);
  expect(offered).toHaveLength(1);
  expect(offered[0]?.edits).toHaveLength(6);
  expect(asked).toContain("data remainder");
  const stubborn: WriteOption = (column, target, option, value) =>
    target === "keras:dense13" ? null : write(column, target, option, value);
  expect(fixes(comparison, models, stubborn)).toEqual([]);
});
