// How differences are ordered, named and marked.
import { expect, it } from "vitest";
import { effects } from "../../ir/index.ts";
import { comparison } from "../fixtures/cnn.ts";
import { differenceMark, effectMark, inList, summary } from "./effects.ts";
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
