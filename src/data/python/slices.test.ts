// Batches that a program cuts out itself, in loops of its own, are passes over the data like those of a loader.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Python } from "../../python/client.ts";
import { nodePython } from "../../python/node.ts";
import { commonFiles } from "./files.ts";

let python: Python;
beforeAll(async () => {
  python = nodePython(commonFiles);
  await python.ready;
});
afterAll(() => python.close());

async function run(...lines: string[]) {
  const load =
    "import numpy as np\nfrom common.utils import *\nx, _, y, _ = cifar_for_library()\n";
  const read = await python.record({
    cells: [load + lines.join("\n")],
    signatures: {},
    versions: {},
  });
  expect(read.error?.traceback ?? null).toBeNull();
  return {
    turns: read.stdout.trim().split("\n"),
    passes: read.program.filter((event) => event.kind === "pass"),
  };
}

it("reads batches from bounds, keeps the short last one, and counts epochs", async () => {
  const { turns, passes } = await run(
    "for epoch in range(3):",
    "    for i in range(0, len(x), 64):",
    "        a, b = x[i:i+64], y[i:i+64]",
    "        print(i, a.shape[0])",
  );
  expect(turns.slice(0, 3)).toEqual(["0 64", "64 64", "49984 16"]);
  expect(passes).toMatchObject([
    {
      call: "slice",
      batchSize: 64,
      remainder: "keep",
      order: "never",
      times: 3,
      features: { dataset: "cifar10", part: "features", examples: 50000 },
      targets: { dataset: "cifar10", part: "targets" },
      where: [{ startLine: 6, startColumn: 15, endColumn: 24 }],
    },
  ]);
});

it("reads batches by slices that were made before", async () => {
  const { turns, passes } = await run(
    "def batches(inputs, targets, size):",
    "    for start in range(0, len(inputs) - size + 1, size):",
    "        excerpt = slice(start, start + size)",
    "        yield inputs[excerpt], targets[excerpt]",
    "for a, b in batches(x, y, 60):",
    "    print(a.shape[0], b.shape[0])",
  );
  expect(turns.slice(0, 2)).toEqual(["60 60", "60 60"]);
  expect(passes).toMatchObject([
    {
      call: "slice",
      batchSize: 60,
      remainder: "drop",
      order: "never",
      features: { part: "features" },
      targets: { part: "targets" },
    },
  ]);
});

it("reads complete batches as such, and shuffling in every epoch", async () => {
  const { turns, passes } = await run(
    "for epoch in range(2):",
    "    x, y = shuffle_data(x, y)",
    "    for i in range(len(x) // 64):",
    "        a, b = x[i*64:(i+1)*64], y[i*64:(i+1)*64]",
    "        print(i, a.shape[0])",
  );
  expect(turns.slice(0, 3)).toEqual(["0 64", "1 64", "780 64"]);
  expect(passes).toMatchObject([
    { remainder: "drop", order: "each epoch", times: 2, batchSize: 64 },
  ]);
});

it("reads shuffling once from shuffling never", async () => {
  const { passes } = await run(
    "x, y = shuffle_data(x, y)",
    "for epoch in range(2):",
    "    for i in range(0, 50000, 100): a, b = x[i:i+100], y[i:i+100]",
  );
  expect(passes).toMatchObject([{ order: "once", times: 2, batchSize: 100 }]);
});

it("follows a permutation laid out in rows of one batch each", async () => {
  const { turns, passes } = await run(
    "for epoch in range(3):",
    "    steps = len(x) // 64",
    "    rows = np.random.permutation(len(x))[: steps * 64].reshape((steps, 64))",
    "    for row in rows:",
    "        print(x[row, ...].shape[0], y[row].shape[0])",
  );
  expect(turns[0]).toBe("64 64");
  expect(passes).toMatchObject([
    {
      features: { dataset: "cifar10", part: "features", examples: 50000 },
      targets: { dataset: "cifar10", part: "targets" },
      batchSize: 64,
      remainder: "drop",
      order: "each epoch",
      times: 3,
    },
  ]);
});

it("follows slices of a permutation, in a generator of the program's own", async () => {
  const { turns, passes } = await run(
    "def batches(x, y, size):",
    "    order = np.random.permutation(len(x))",
    "    for i in range(0, len(x), size):",
    "        rows = order[i:i+size]",
    "        yield x[rows], y[rows]",
    "for epoch in range(4):",
    "    for a, b in batches(x, y, 128): print(a.shape, b.shape)",
  );
  expect(turns[0]).toBe("(128, 3, 32, 32) (128,)");
  expect(passes).toMatchObject([
    {
      order: "each epoch",
      times: 4,
      batchSize: 128,
      remainder: "keep",
      features: { dataset: "cifar10", part: "features" },
      targets: { dataset: "cifar10", part: "targets" },
    },
  ]);
});

it("reads a while loop, and arrays that no data set gave", async () => {
  const { passes } = await run(
    "u, v = np.random.rand(100, 4), np.random.randint(0, 2, 100)",
    "i = 0",
    "while i < 100:",
    "    a, b = u[i:i+32], v[i:i+32]",
    "    i += 32",
  );
  expect(passes).toMatchObject([
    {
      batchSize: 32,
      remainder: "keep",
      features: { dataset: null, part: "features", examples: 100 },
      targets: { dataset: null, part: "targets", examples: 100 },
    },
  ]);
});

it("takes no part of the data for a batch that no loop moves", async () => {
  const { turns, passes } = await run(
    "n = 40000",
    "u, v = x[:n], x[n:]",
    "w = x[100:n]",
    "for k in range(2): z = x[0:n]",
    "print(u.shape[0], v.shape[0], w.shape[0], z.shape[0])",
  );
  expect(turns).toEqual(["40000 10000 39900 40000"]);
  expect(passes).toEqual([]);
});

it("leaves `range` what it is", async () => {
  const { turns } = await run(
    "print(isinstance(range(3), range), list(range(2, 8, 2)), len(range(7)), range(5)[1:3], 3 in range(4), sum(range(4)), max(range(3)), [*reversed(range(3))], range(2) == range(2))",
    "print([i for i in range(4)], dict(enumerate(range(2))), range(9).stop)",
  );
  expect(turns).toEqual([
    "True [2, 4, 6] 7 range(1, 3) True 6 2 [2, 1, 0] True",
    "[0, 1, 2, 3] {0: 0, 1: 1} 9",
  ]);
});
