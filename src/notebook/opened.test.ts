// Files that become columns.
import { expect, it } from "vitest";
import { columnsOfFile } from "./opened.ts";

const code = (source: string, rosetta?: object) => ({
  cell_type: "code",
  metadata: rosetta ? { rosetta } : {},
  outputs: [],
  execution_count: null,
  source,
});
const file = (cells: object[]) =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata: {}, cells });

it("takes a program as one cell", () => {
  expect(columnsOfFile("net.py", "import torch\n")).toEqual([
    { dialect: null, sources: ["import torch\n"] },
  ]);
});

it("takes a notebook's code cells, and each of its columns with the setup", () => {
  const prose = { cell_type: "markdown", metadata: {}, source: "# Net" };
  expect(
    columnsOfFile("net.ipynb", file([prose, code("a"), prose, code("b")])),
  ).toEqual([{ dialect: null, sources: ["a", "b"] }]);
  const cells = [
    code("setup", { group: "g", part: "setup" }),
    code("t", { group: "g", column: "one", dialect: "pytorch" }),
    code("k", { group: "g", column: "two" }),
  ];
  expect(columnsOfFile("two.ipynb", file(cells))).toEqual([
    { dialect: "pytorch", sources: ["setup", "t"] },
    { dialect: null, sources: ["setup", "k"] },
  ]);
});

it("says why a file cannot become a column", () => {
  expect(() => columnsOfFile("empty.ipynb", file([]))).toThrow(/no code cell/);
  expect(() => columnsOfFile("net.ipynb", "import torch")).toThrow(/JSON/);
});
