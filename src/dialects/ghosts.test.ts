// What nobody wrote, in the words of the column's language.
import { expect, it } from "vitest";
import { inConfig } from "./ghosts.ts";

it.each([
  ["strides=(1, 1), useBias=True", "strides: [1, 1], useBias: true"],
  ["strides=(1,)", "strides: [1]"],
  ["padding='valid', dataFormat=None", "padding: 'valid', dataFormat: null"],
  ["weight ~ U(±0.1)", "weight ~ U(±0.1)"],
])("says %s as a config object does", (words, said) => {
  expect(inConfig(words)).toBe(said);
});
