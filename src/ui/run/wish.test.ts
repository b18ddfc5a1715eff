// What a run will do, told before it starts.
import { expect, it } from "vitest";
import type { Analysis } from "../../analysis.ts";
import type { Dataset } from "../../data/dataset.ts";
import { kerasCnn, torchCnn } from "../../ir/fixtures.ts";
import type { Model } from "../../ir/index.ts";
import { emptyRecording } from "../../python/recording.ts";
import { runWords, shortWords, usual } from "./wish.ts";

const names = ["PyTorch", "Keras", "Gluon", "Chainer"];

function analysisOf(models: readonly (Model | null)[]): Analysis {
  return {
    columns: models.map((model) => ({
      dialect: "any",
      title: "",
      recording: emptyRecording,
      model,
      ghosts: [],
      error: null,
    })),
    comparison: null,
    compared: models.flatMap((model, i) => (model ? [i] : [])),
    fixes: [],
    milliseconds: 0,
  };
}

const two = analysisOf([torchCnn(), kerasCnn()]);

it("tells data, length, beginnings and test", () => {
  expect(runWords(usual, two, names, null)).toBe(
    "PyTorch and Keras learn from the same 5,000 pictures, drawn by this page: 10 epochs in batches of 64, but no more than 300 steps. Each draws its first weights as its framework does, from seed 7. Both are then tested on 1,000 never seen before.",
  );
});

it("follows every choice", () => {
  const choices = {
    ...usual,
    mode: "same weights",
    seed: 3,
    epochs: 1,
    stepLimit: null,
  } as const;
  const words = runWords(choices, two, names, null);
  expect(words).toContain("1 epoch in batches of 64.");
  expect(words).toContain(
    "PyTorch draws its first weights from seed 3, and Keras starts from the very same",
  );
  expect(shortWords(choices)).toBe("same weights, seed 3, 1 epoch");
  expect(shortWords({ ...usual, stepLimit: 1 })).toMatch(/up to 1 step$/);
});

it("names CIFAR-10 only once it is here", () => {
  const choices = { ...usual, data: "cifar10" } as const;
  expect(runWords(choices, two, names, null)).toContain("not here yet");
  const split = { count: 50_000, features: new Uint8Array() };
  const given = {
    title: "CIFAR-10",
    train: split,
    test: { ...split, count: 10_000 },
  } as unknown as Dataset;
  const words = runWords(choices, two, names, given);
  expect(words).toContain("the same 50,000 pictures of CIFAR-10");
  expect(words).toContain("tested on 10,000");
});

it("counts columns where names would fill a line, and leaves out what could not be read", () => {
  const four = analysisOf([torchCnn(), kerasCnn(), torchCnn(), kerasCnn()]);
  expect(runWords(usual, four, names, null)).toMatch(/^All 4 columns learn/);
  const one = analysisOf([null, kerasCnn()]);
  expect(runWords(usual, one, names, null)).toMatch(/^Keras learns from 5,000/);
  expect(runWords(usual, analysisOf([null]), names, null)).toBeNull();
});
