// FEATURES.md says what the phrases and truths say today.
import { expect, it } from "vitest";
import { featuresText } from "./features.ts";

it("is what FEATURES.md says", async () => {
  await expect(await featuresText()).toMatchFileSnapshot("../../FEATURES.md");
});
