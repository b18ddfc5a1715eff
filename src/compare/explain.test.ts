// Sentences stay short, however many columns they speak of.
import { expect, it } from "vitest";
import { kerasCnn, torchCnn } from "../ir/fixtures.ts";
import { compare } from "./diff.ts";
import { contrast, everyone } from "./explain.ts";

it("names up to three, and counts more", () => {
  expect(everyone(["A"])).toBe("A");
  expect(everyone(["A", "B"])).toBe("A and B");
  expect(everyone(["A", "B", "C"])).toBe("A, B and C");
  expect(everyone(["A", "B", "C", "D"])).toBe("A and 3 others");
});

it("contrasts classes of columns", () => {
  const values = ["1", "2", "2"].map((text) => ({
    text,
    words: "",
    origin: "stated" as const,
  }));
  expect(contrast(values, [0, 1, 1], ["A", "B", "C"])).toBe("A: 1; B, C: 2");
});

it("tells once what several columns do with the last partial batch", () => {
  const models = [torchCnn(), torchCnn(), kerasCnn(), torchCnn(), torchCnn()];
  const names = ["A", "B", "K", "C", "D"];
  const remainder = compare(models, names).differences.find(
    ({ option }) => option === "remainder",
  );
  expect(remainder?.explanation).toContain(
    "A and 3 others leave out 16 of 50,000 examples in every epoch (781 steps); K makes one more, smaller step of 16 examples (782 steps an epoch).",
  );
});
