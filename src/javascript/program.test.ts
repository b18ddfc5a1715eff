// Programs of several cells as one module: where calls stand, which names there are, what is no JavaScript.
import { expect, it } from "vitest";
import { nodeJavaScript } from "./node.ts";
import { programOf, ProgramError } from "./program.ts";

/** A framework of one function, which says where it was called. */
const tool = {
  path: "tool/provide.js",
  text: `import { late, log, note, UnknownCall } from "rosetta/index.js";
export const name = "tool";
export const names = ["tool"];
export const value = { mark: (text) => { note("warning", String(text)); return value; }, fail: () => { throw new UnknownCall("tool.fail is not known here."); } };
export const globals = { tool: value };`,
};
const javascript = nodeJavaScript([tool]);
const record = (...cells: readonly string[]) =>
  javascript.record({ cells, signatures: {}, versions: {} });

/** The text of each range of a note, innermost first. */
async function marks(...cells: readonly string[]): Promise<string[][]> {
  const { notes, error } = await record(...cells);
  expect(error).toBeNull();
  return notes.map(({ where }) =>
    where.map((span) => {
      const lines = (cells[span.cell] ?? "").split("\n");
      const cut = lines.slice(span.startLine - 1, span.endLine);
      if (cut.length === 1)
        return cut[0]!.slice(span.startColumn, span.endColumn);
      return [
        cut[0]!.slice(span.startColumn),
        ...cut.slice(1, -1),
        cut.at(-1).slice(0, span.endColumn),
      ].join("\n");
    }),
  );
}

it("finds each call's own range", async () => {
  expect(await marks("tool.mark(1);\n  tool.mark( 2 )")).toEqual([
    ["tool.mark(1)"],
    ["tool.mark( 2 )"],
  ]);
});

it("gives one range for every frame of a helper", async () => {
  const cell =
    "const helper = (n) => tool.mark(n);\nfor (let i = 0; i < 2; i++) helper(i);";
  expect(await marks(cell)).toEqual([
    ["tool.mark(n)", "helper(i)"],
    ["tool.mark(n)", "helper(i)"],
  ]);
});

it("tells calls of one chain apart, over several lines and in a tail", async () => {
  const cell =
    "function f() {\n  return tool\n    .mark('a')\n    .mark(\n      'b');\n}\nf();";
  expect(await marks(cell)).toEqual([
    ["tool\n    .mark('a')", "f()"],
    ["tool\n    .mark('a')\n    .mark(\n      'b')", "f()"],
  ]);
});

it("counts columns in UTF-16 units, as the editor does", async () => {
  expect(await marks("const s = '😀é'; tool.mark(1);")).toEqual([
    ["tool.mark(1)"],
  ]);
});

it("keeps ranges where imports stood and calls are waited for", async () => {
  const cell =
    "import { mark } from 'tool'; mark(1); mark(2);\nconst go = async () => { await null; mark(3); };\ngo();";
  expect(await marks(cell)).toEqual([["mark(1)"], ["mark(2)"], ["mark(3)"]]);
});

it("runs cells in one namespace, with a cell's own lines", async () => {
  const [first, second] = ["const f = () => tool.mark(1);", "\nf();"];
  const { notes } = await record(first, second);
  expect(
    notes[0]!.where.map(({ cell, startLine }) => [cell, startLine]),
  ).toEqual([
    [0, 1],
    [1, 2],
  ]);
});

it("takes import, require, dynamic import and the global alike", async () => {
  const { notes, error, imports } = await record(
    "import * as a from 'tool'; const b = require('tool'); const c = await import('tool');\na.mark(a === b && b === c && c === tool);",
  );
  expect(error).toBeNull();
  expect(notes[0]!.text).toBe("true");
  expect(imports).toEqual(["tool"]);
});

it("takes names that nobody declared, as loose scripts do", async () => {
  const { error } = await record("x = 1; tool.mark(x); export const y = x;");
  expect(error).toBeNull();
});

it("tells an error inside an async function that nobody waits for", async () => {
  const { error } = await record(
    "async function main() {\n  await null;\n  tool.fail();\n}\nmain();",
  );
  expect(error?.kind).toBe("unknown");
  expect(error?.span).toMatchObject({ cell: 0, startLine: 3 });
});

it("tells real errors of JavaScript, with cells and lines", async () => {
  const { error } = await record("const a = 1;", "\nnull.x();");
  expect(error).toMatchObject({ kind: "python", type: "TypeError" });
  expect(error?.traceback).toContain("cell 2, line 2");
});

it("says what a dry run has not", async () => {
  const { error } = await record("document.getElementById('x');");
  expect(error?.message).toMatch(
    /document is not defined\. A dry run has no page/,
  );
});

it("refuses other packages, naming those there are", async () => {
  const { error } = await record("const x = require('lodash');");
  expect(error?.message).toMatch(/Cannot find module 'lodash' here\..*'tool'/);
  expect(error?.span?.startLine).toBe(1);
});

it("tells where a text is no JavaScript", () => {
  const wrong = () => programOf(["let a = 1;", "let b = ;"]);
  expect(wrong).toThrow(ProgramError);
  try {
    wrong();
  } catch (error) {
    expect((error as ProgramError).span).toMatchObject({
      cell: 1,
      startLine: 1,
      startColumn: 8,
    });
  }
});

it("captures what is printed", async () => {
  const { stdout } = await record("console.log('a', 1, [2], { b: 3 })");
  expect(stdout).toBe('a 1 [2] {"b":3}\n');
});
