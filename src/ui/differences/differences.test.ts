// How differences are ordered, named and marked.
import { expect, it } from "vitest";
import { effects } from "../../ir/index.ts";
import { comparison } from "../fixtures/cnn.ts";
import { differenceMark, effectMark, inList, summary } from "./effects.ts";
import { valueGroups } from "./groups.ts";
import { offers } from "./offers.ts";
import { ruleText } from "./ruleText.ts";
import { oddColumns, whereText } from "./where.ts";

it("tells every effect by a sign of its own", () => {
  const signs = effects.map((effect) => effectMark(effect).sign);
  expect(new Set(signs).size).toBe(effects.length);
});

it("lists the worst effect first, then what concerns more layers", () => {
  const [kernel, remainder] = comparison.differences;
  const narrow = { ...kernel!, id: "narrow", rows: ["conv1"] };
  const rows = inList([remainder!, narrow, kernel!], "differs").map(
    ({ id }) => id,
  );
  expect(rows).toEqual(["kernel-initializer", "narrow", "remainder"]);
});

it("sums up in one line", () => {
  expect(summary(comparison.differences)).toBe(
    "1 in initial weights, 1 in training.",
  );
  expect(summary([])).toBe("Nothing differs.");
});

it("marks what only looks different with its own word", () => {
  const same = comparison.differences.find(
    ({ list }) => list === "same in other words",
  );
  expect(differenceMark(same!)).toMatchObject({
    sign: "≡",
    word: "same in other words",
  });
});

it("counts layers of a kind instead of naming them all", () => {
  const where = (rows: readonly string[]): string =>
    whereText({ rows }, comparison.spine);
  expect(where(["conv1", "conv2", "dense1", "dense2"])).toBe("2 conv, 2 dense");
  expect(where(["conv2"])).toBe("conv 2");
  expect(where(["conv2", "pool1"])).toBe("conv 2, max pool 1");
  expect(where([])).toBe("the whole program");
});

it("points at the minority among three columns, and at nobody among two", () => {
  expect(oddColumns([0, 0, 1])).toEqual([false, false, true]);
  expect(oddColumns([0, 1])).toEqual([false, false]);
  expect(oddColumns([0, 1, 2])).toEqual([false, false, false]);
});

it("does not say a rule twice", () => {
  const explanation = "The curve never falls. It holds always.";
  const rule = "The curve never falls.";
  expect(ruleText({ explanation, rule, condition: "always" })).toBe("");
  expect(
    ruleText({ explanation, rule, condition: "while lr is constant." }),
  ).toBe("Condition: while lr is constant.");
  expect(ruleText({ explanation })).toBe("");
});

const value = (text: string, origin: "stated" | "default", line?: number) => ({
  text,
  words: "",
  origin,
  ...(line !== undefined && {
    span: {
      cell: 0,
      startLine: line,
      startColumn: 0,
      endLine: line,
      endColumn: 1,
    },
  }),
});

it("groups many columns by what they say, the commonest first, by where it comes from", () => {
  const values = [
    value("0.25", "stated", 3),
    value("0.5", "default"),
    value("0.5", "stated", 9),
    value("0.5", "default"),
  ];
  const groups = valueGroups(values, [0, 1, 1, 1]);
  expect(groups.map(({ text, odd }) => [text, odd])).toEqual([
    ["0.5", false],
    ["0.25", true],
  ]);
  expect(
    groups[0]?.parts.map(({ origin, columns }) => [origin, columns]),
  ).toEqual([
    ["default", [1, 3]],
    ["stated", [2]],
  ]);
});

it("keeps apart what is said in other words, and calls half of the columns no exception", () => {
  const said = ["same", "1", "same", "1"].map((text) => value(text, "stated"));
  const groups = valueGroups(said, [0, 0, 0, 0]);
  expect(groups.map(({ columns }) => columns)).toEqual([
    [0, 2],
    [1, 3],
  ]);
  const halves = valueGroups(said, [0, 1, 0, 1]);
  expect(halves.some(({ odd }) => odd)).toBe(false);
});

it("offers many edits by the column that is followed, all at once first", () => {
  const fix = (column: number, toMatch: number) => ({
    difference: "d",
    column,
    toMatch,
    title: `${column} as ${toMatch}`,
    edits: [],
  });
  const names = ["A", "B", "C", "D"];
  const values = names.map((name) => value(name, "stated"));
  const few = offers([fix(0, 1), fix(1, 0)], { values }, names);
  expect(few).toMatchObject([
    { label: "", items: [{ title: "0 as 1" }, { title: "1 as 0" }] },
  ]);
  const fixes = [fix(0, 1), fix(1, 0), fix(2, 0), fix(3, 0), fix(2, 1)];
  const many = offers(fixes, { values }, names);
  expect(many.map(({ label }) => label)).toEqual(["B, as B", "A, as A"]);
  expect(many[1]?.items.map(({ title }) => title)).toEqual([
    "all 3 that differ",
    "B",
    "C",
    "D",
  ]);
  expect(many[1]?.items[0]?.fixes).toHaveLength(3);
});
