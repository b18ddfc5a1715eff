// Every option there is has a title of words, and no two options of one thing share one.
import { expect, it } from "vitest";
import {
  dataMeaning,
  dataTitle,
  opOf,
  ops,
  optimizerMeaning,
  optionTitle,
  type OpName,
} from "./index.ts";

/** Names that people write so. */
const names = ["AMSGrad", "Nesterov momentum"];

const things: [string, string[]][] = [
  ...(Object.keys(ops) as OpName[]).map((op): [string, string[]] => [
    op,
    Object.keys(opOf(op).options).map(optionTitle),
  ]),
  ...Object.entries(optimizerMeaning).map(
    ([kind, options]): [string, string[]] => [
      kind,
      Object.keys(options).map(optionTitle),
    ],
  ),
  [
    "data",
    (Object.keys(dataMeaning) as (keyof typeof dataMeaning)[]).map(dataTitle),
  ],
];

it.each(things)("titles the options of %s in words", (_, titles) => {
  expect(new Set(titles).size).toBe(titles.length);
  for (const title of titles)
    if (!names.includes(title)) expect(title).toMatch(/^[a-z][a-z\d\- ]*$/);
});

it.each<[string, string]>([
  ["kernel.initializer", "kernel initialiser"],
  ["recurrentKernel.initializer", "recurrent kernel initialiser"],
  ["bias.trainable", "bias: learned or frozen"],
  ["velocityHoldsLearningRate", "learning rate in the velocity"],
  ["labelSmoothing", "label smoothing"],
])("titles %s as %s", (option, title) => {
  expect(optionTitle(option)).toBe(title);
});
