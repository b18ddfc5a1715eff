// Values as a learner reads them.
import { expect, it } from "vitest";
import { describe, describeData } from "./describe.ts";

it.each<[unknown, string]>([
  [1 - 0.75, "0.25"],
  [1e-5, "1e-5"],
  [0.001, "0.001"],
  [0, "0"],
  [[3, 3], "3×3"],
  [true, "yes"],
  [null, "none"],
  ["oneHot", "one-hot rows"],
  [{ kind: "explicit", before: [0, 0], after: [0, 0] }, "none"],
  [{ kind: "explicit", before: [1, 1], after: [1, 1] }, "1 on every side"],
  [
    { kind: "explicit", before: [0, 0], after: [1, 1] },
    "0 before, 1 after on every axis",
  ],
  [{ kind: "explicit", before: [1, 2], after: [1, 2] }, "1×2 on both sides"],
  [{ kind: "same", extra: "end" }, "same"],
])("describes %j as %s", (value, text) => {
  expect(describe(value)).toBe(text);
});

it("describes the data recipe in whole words", () => {
  expect(
    describeData("preprocessing", [
      { step: "scale", factor: 1 / 255 },
      { step: "shift", offset: -0.5 },
      { step: "cast", dtype: "float32" },
    ]),
  ).toBe("÷ 255, − 0.5, to float32");
  expect(describeData("order", { kind: "each epoch" })).toBe(
    "shuffled each epoch",
  );
  expect(describeData("evaluated", null)).toBe("nothing");
});
