// A Python that starts from its kept memory is the Python that was kept: library imported, doors closed, the same recordings.
import { gunzipSync } from "node:zlib";
import { loadPyodide } from "pyodide";
import { beforeAll, expect, it } from "vitest";
import { bringLibrary, host, type Host } from "./host.ts";
import { pythonImage } from "./image.ts";
import { libraryFiles } from "./libraryFiles.ts";
import { nodePython } from "./node.ts";

const ask = (cell: string) => ({ cells: [cell], signatures: {}, versions: {} });

let imported: unknown;
let kept: Host;
beforeAll(async () => {
  const pyodide = await loadPyodide({
    _loadSnapshot: gunzipSync(await pythonImage([])),
    jsglobals: Object.create(null) as object,
  });
  imported = pyodide.runPython(
    'import sys; "numpy" in sys.modules and "rosetta.run" in sys.modules',
  );
  bringLibrary(pyodide, libraryFiles);
  kept = host(pyodide, 5);
});

it("has the library in memory before any file is written", () => {
  expect(imported).toBe(true);
});

it("records what a fresh Python records", async () => {
  const program = ask(
    "import numpy as np, random\nx = np.zeros((3, 4)) + random.random()\nprint(x.shape, random.random(), sorted({'b', 'a'}))\nx.nothing",
  );
  const fresh = nodePython([]);
  try {
    expect(kept.record(program)).toEqual(await fresh.record(program));
  } finally {
    fresh.close();
  }
});

it("closes the doors", () => {
  const { error } = kept.record(ask("import js"));
  expect(error?.message).toContain("leads out of Python");
});

it("imports what the memory does not hold from Python's own library", () => {
  const { stdout, error } = kept.record(
    ask("import decimal\nprint(decimal.Decimal(1) / 4)"),
  );
  expect(error).toBeNull();
  expect(stdout).toBe("0.25\n");
});
