// The notebooks that come with the product say what their prose promises, read by the whole pipeline.
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import type { Analysis } from "../analysis.ts";
import { parameterCount } from "../ir/index.ts";
import { analyse, pythonFiles } from "../pipeline.ts";
import { nodePython } from "../python/node.ts";
import { load } from "./ipynb.ts";
import { blocksOf, columnSource } from "./view.ts";

const python = nodePython(pythonFiles);
afterAll(() => python.close());

const folder = new URL("../../notebooks/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));

async function analyses(name: string): Promise<Map<string, Analysis>> {
  const notebook = load(readFileSync(new URL(name, folder), "utf8"));
  const found = new Map<string, Analysis>();
  for (const block of blocksOf(notebook)) {
    if (block.kind !== "rosetta") continue;
    const sources = block.columns.map(({ id }) =>
      columnSource(notebook, block.group, id),
    );
    found.set(block.group, await analyse(sources, python));
  }
  return found;
}

const differing = (analysis: Analysis | undefined) =>
  analysis?.comparison?.differences
    .filter((each) => each.list === "differs")
    .map((each) => each.option)
    .toSorted();

describe.each(names)("%s", (name) => {
  it("is read in every column, with a model, a loss and a data recipe", async () => {
    for (const [group, { columns }] of await analyses(name))
      for (const { error, model, dialect } of columns) {
        const where = `${group}/${dialect}`;
        expect([where, error]).toEqual([where, null]);
        expect([where, model?.loss]).not.toEqual([where, null]);
        expect(model?.data?.dataset.value).toBe("cifar10");
      }
  });
});

it("the CNN has 3,441,592 weights in both columns, which differ only where the prose says", async () => {
  const cnn = (await analyses("cnn-cifar10.ipynb")).get("cnn");
  const counts = cnn?.columns.map(
    ({ model }) => model && parameterCount(model),
  );
  expect(counts).toEqual([3_441_592, 3_441_592]);
  expect(differing(cnn)).toEqual([
    "evaluated",
    "initializer",
    "initializer",
    "remainder",
  ]);
});

it("the eleven frameworks have the same 3,441,592 weights, and differ only where the prose says", async () => {
  const eleven = (await analyses("eleven-frameworks.ipynb")).get("cnn");
  const counts = eleven?.columns.map(
    ({ model }) => model && parameterCount(model),
  );
  expect(counts).toEqual(Array<number>(11).fill(3_441_592));
  expect(differing(eleven)).toEqual([
    "evaluated",
    "initializer",
    "initializer",
    "initializer",
    "nesterov",
    "remainder",
    "seed",
  ]);
});

it("each small pair hides what its prose tells", async () => {
  const small = await analyses("defaults-small.ipynb");
  expect(differing(small.get("stride"))).toContain("padding");
  expect(differing(small.get("pool"))).not.toContain("padding");
  expect(differing(small.get("norm"))).toContain("epsilon");
});
