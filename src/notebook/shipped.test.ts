// The notebooks that come with the product are what their format asks for, and hold columns to compare.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { outputsOf, placeOf, titleOf } from "./document.ts";
import { load, save } from "./ipynb.ts";
import { blocksOf, columnSource } from "./view.ts";

const folder = new URL("../../notebooks/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
const textOf = (name: string) => readFileSync(new URL(name, folder), "utf8");

it("finds the notebooks", () => {
  expect(names).toContain("cnn-cifar10.ipynb");
});

describe.each(names)("%s", (name) => {
  const notebook = load(textOf(name));
  const groups = blocksOf(notebook).filter((block) => block.kind === "rosetta");

  it("is of format 4.5, saved as Jupyter saves it", () => {
    expect(notebook.formatMinor).toBe(5);
    expect(save(notebook)).toBe(textOf(name));
    for (const { id } of notebook.cells) expect(id).toMatch(/^[\w-]{1,64}$/);
  });

  it("has a title, prose, and no leftovers of a run", () => {
    expect(titleOf(notebook)).not.toBe("Untitled notebook");
    expect(notebook.cells[0]?.kind).toBe("markdown");
    expect(notebook.cells.flatMap(outputsOf)).toEqual([]);
  });

  it("has groups of two columns or more, each with code, a dialect and an example", () => {
    expect(groups.length).toBeGreaterThan(0);
    for (const { group, columns } of groups) {
      expect(columns.length).toBeGreaterThan(1);
      for (const column of columns) {
        const source = columnSource(notebook, group, column.id);
        expect(source.cells.join("").trim()).not.toBe("");
        expect(source.dialect).toBeTruthy();
        expect(source.example).toBeTruthy();
      }
    }
  });

  it("places every code cell in a group", () => {
    const code = notebook.cells.filter((cell) => cell.kind === "code");
    for (const cell of code) expect(placeOf(cell)).not.toBeNull();
  });
});
