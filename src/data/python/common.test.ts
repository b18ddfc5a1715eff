// The way of CIFAR-10 from the notebooks' own loader to a batch, as a dry run sees it.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Python } from "../../python/client.ts";
import { nodePython } from "../../python/node.ts";
import type { ArraySource } from "../../python/recording.ts";
import { commonFiles } from "./files.ts";

let python: Python;
beforeAll(async () => {
  python = nodePython(commonFiles);
  await python.ready;
});
afterAll(() => python.close());

const load = "from common.params import *\nfrom common.utils import *\n";

async function run(cell: string) {
  const read = await python.record({
    cells: [load + cell],
    signatures: {},
    versions: {},
  });
  expect(read.error?.traceback ?? null).toBeNull();
  return read;
}

/** The source of an array expression, through the program's own eyes. */
async function source(cell: string, array: string): Promise<ArraySource> {
  const read = await run(
    `${cell}\nimport json\nprint(json.dumps(${array}.rosetta_source))`,
  );
  return JSON.parse(read.stdout) as ArraySource;
}

it("gives the shapes and types that the notebooks print", async () => {
  const read = await run(
    "for each in (*cifar_for_library(channel_first=True), *cifar_for_library(channel_first=False, one_hot=True), *imdb_for_library(seq_len=150)): print(each.shape, each.dtype)",
  );
  expect(
    read.stdout.split("\n").filter((line) => line.startsWith("(")),
  ).toEqual([
    "(50000, 3, 32, 32) float32",
    "(10000, 3, 32, 32) float32",
    "(50000,) int32",
    "(10000,) int32",
    "(50000, 32, 32, 3) float32",
    "(10000, 32, 32, 3) float32",
    "(50000, 10) int32",
    "(10000, 10) int32",
    "(25000, 150) int32",
    "(25000, 150) int32",
    "(25000,) int32",
    "(25000,) int32",
  ]);
});

it("says what was done to the pixels, the exchanged height and width too", async () => {
  const found = await source(
    "x, _, y, _ = cifar_for_library(channel_first=False)",
    "x",
  );
  expect(found).toEqual({
    dataset: "cifar10",
    split: "train",
    part: "features",
    examples: 50000,
    steps: [
      { step: "scale", factor: 1 / 255 },
      { step: "permute", axes: [0, 3, 2, 1] },
      { step: "cast", dtype: "float32" },
    ],
    pass: null,
  });
});

it("follows labels to one-hot rows and back", async () => {
  const rows = await source(
    "_, _, _, y = cifar_for_library(one_hot=True)",
    "y",
  );
  expect(rows.steps).toEqual([
    { step: "oneHot", classes: 10 },
    { step: "cast", dtype: "int32" },
  ]);
  const back = await source(
    "_, _, _, y = cifar_for_library(one_hot=True)",
    "np.argmax(y, axis=-1)",
  );
  expect(back).toMatchObject({ dataset: "cifar10", split: "test", steps: [] });
});

it("hands out one batch per pass, and counts the passes", async () => {
  const read = await run(
    "x, _, y, _ = cifar_for_library()\nfor j in range(EPOCHS):\n    for data, target in yield_mb(x, y, BATCHSIZE, shuffle=True):\n        print(j, data.shape, target.shape, data.rosetta_source['pass'])",
  );
  const lines = read.stdout.trim().split("\n");
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe("0 (64, 3, 32, 32) (64,) 1");
  expect(read.program).toMatchObject([
    {
      kind: "pass",
      call: "common.utils.yield_mb",
      batchSize: 64,
      remainder: "drop",
      order: "each epoch",
      times: 10,
      trains: false,
      features: { dataset: "cifar10", part: "features" },
      targets: { dataset: "cifar10", part: "targets" },
    },
  ]);
});

it("knows an unshuffled walk from a shuffled one", async () => {
  const read = await run(
    "_, x, _, y = cifar_for_library()\nfor data, target in yield_mb(x, y, 32): pass\nfor i, data in yield_mb_X(x, 32): pass",
  );
  expect(read.program).toMatchObject([
    { order: "never", batchSize: 32, targets: { split: "test" } },
    { order: "never", batchSize: 32, targets: null },
  ]);
});

it("keeps the data set's name through arithmetic, slices, shapes and shuffling", async () => {
  const found = await source(
    "x, _, y, _ = cifar_for_library()\nx = (x - 0.5) / 0.25\nx = x.reshape(-1, 3072)\nx, y = shuffle_data(x, y)\nx = x[:40000].astype('float64')",
    "x",
  );
  expect(found.dataset).toBe("cifar10");
  expect(found.steps.slice(2)).toEqual([
    { step: "shift", offset: -0.5 },
    { step: "scale", factor: 4 },
    { step: "reshape", shape: [{ batch: 1 }, 3072] },
    { step: "slice", start: 0, stop: 40000 },
    { step: "cast", dtype: "float64" },
  ]);
});

it("says where it lost the way", async () => {
  const read = await run(
    "x, _, y, _ = cifar_for_library()\nx = x - x.mean(axis=0)\nprint(x.rosetta_source)",
  );
  expect(read.stdout).toBe("None\n");
  expect(read.notes).toMatchObject([
    { kind: "not modelled", where: [{ startLine: 4 }] },
  ]);
  expect(read.notes[0]?.text).toContain("numpy.subtract");
});

it("reads the notebooks' last lines: an accuracy of unknown numbers", async () => {
  const read = await run(
    "_, x, _, y = cifar_for_library()\nn = (y.shape[0]//BATCHSIZE)*BATCHSIZE\nguess = np.zeros(n, dtype=np.int)\nguess[0:64] = np.argmax(np.zeros((64, 10)), axis=1)\ntruth = y[:n]\nprint('Accuracy: ', 1.*sum(guess == truth)/len(guess))",
  );
  expect(read.stdout).toBe("Accuracy:  nan\n");
});
