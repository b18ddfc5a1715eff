// What a program may not reach, as far as Node can show it; the sandbox itself is tried in e2e/trust.spec.ts.
import { Script } from "node:vm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Python } from "./client.ts";
import { nodePython } from "./node.ts";
import { workerCode } from "./sandbox/worker.ts";

let python: Python;
beforeAll(async () => {
  python = nodePython([]);
  await python.ready;
});
afterAll(() => python.close());

const record = (cell: string) =>
  python.record({ cells: [cell], signatures: {}, versions: {} });

for (const way of [
  "import js",
  "import pyodide_js",
  "from pyodide.code import run_js",
  "import pyodide.http",
  "import micropip",
  "import ctypes",
  "import importlib; importlib.import_module('js')",
])
  it(`refuses \`${way}\` in clear words`, async () => {
    const read = await record(way);
    expect(read.error?.kind).toBe("unknown");
    expect(read.error?.message).toContain("leads out of Python");
  });

it("has a file system of its own, in memory, empty again for the next program", async () => {
  const real = await record(`open(${JSON.stringify(import.meta.filename)})`);
  expect(real.error?.type).toBe("FileNotFoundError");
  await record("open('a', 'w').write('x'); open('/tmp/b', 'w').write('x')");
  const after = await record(
    "import os; print(os.listdir('.'), os.listdir('/tmp'))",
  );
  expect(after.stdout).toBe("[] []\n");
});

it("is whole again after a program broke Python's own modules", async () => {
  await record(
    "import builtins, json, sys\nbuiltins.len = json.dumps = None\nsys.meta_path.clear()\nsys.path.clear()",
  );
  const read = await record("import numpy as np\nprint(len(np.zeros(3)))");
  expect(read.error).toBeNull();
  expect(read.stdout).toBe("3\n");
  expect((await record("import js")).error?.kind).toBe("unknown");
});

it("hands the sandbox a text that stands on its own", () => {
  expect(() => new Script(workerCode)).not.toThrow();
  expect(workerCode).not.toMatch(/__vi|import\s*[{*]|\brequire\(/);
});
