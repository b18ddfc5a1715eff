import { describe, expect, it } from "vitest";
import { cellOf, titleOf, type Notebook } from "./document.ts";
import { load, save } from "./ipynb.ts";
import { joinColumns, joinedGroup } from "./join.ts";
import {
  addColumn,
  editSource,
  insertCell,
  moveCell,
  moveColumn,
  removeCell,
  removeColumn,
  renameNotebook,
  setDialect,
  setVersion,
} from "./transitions.ts";
import { printedVersions } from "./version.ts";
import {
  blockOf,
  blocksOf,
  columnOf,
  columnSource,
  programOf,
} from "./view.ts";

type FileCell = Record<string, unknown>;
const markdown = (id: string, source = id): FileCell => ({
  id,
  cell_type: "markdown",
  metadata: {},
  source,
});
const code = (id: string, rosetta?: object, stdout?: string): FileCell => ({
  id,
  cell_type: "code",
  execution_count: null,
  metadata: rosetta ? { rosetta } : {},
  outputs: stdout
    ? [{ output_type: "stream", name: "stdout", text: [stdout] }]
    : [],
  source: id,
});
const notebook = (cells: FileCell[], metadata: object = {}): Notebook =>
  load(JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }));

const torch = {
  group: "cnn",
  column: "pytorch",
  dialect: "pytorch",
  version: "2.13",
};
const keras = { group: "cnn", column: "keras", dialect: "keras" };
const example = { input: { shape: ["N", 3, 32, 32], dtype: "float32" } };
const two = () =>
  notebook(
    [
      markdown("intro", "# Two of a kind"),
      code("setup", { group: "cnn", part: "setup" }),
      code("t1", torch),
      code("k1", keras),
      code("t2", { group: "cnn", column: "pytorch" }),
      markdown("end"),
      code("loose"),
    ],
    { rosetta: { groups: { cnn: { example, entry: "Net" } } } },
  );
const plain = (name: string, stdout?: string) =>
  notebook([
    markdown(`${name}-title`, `# ${name} Example`),
    code(`${name}-1`, undefined, stdout),
    markdown("between"),
    code(`${name}-2`),
    markdown("after"),
  ]);

describe("blocksOf", () => {
  it("gathers a group's columns where its first cell stands", () => {
    expect(blocksOf(two())).toEqual([
      { kind: "markdown", cell: "intro" },
      {
        kind: "rosetta",
        group: "cnn",
        setup: ["setup"],
        columns: [
          {
            id: "pytorch",
            dialect: "pytorch",
            version: "2.13",
            title: null,
            cells: ["t1", "t2"],
          },
          {
            id: "keras",
            dialect: "keras",
            version: null,
            title: null,
            cells: ["k1"],
          },
        ],
      },
      { kind: "markdown", cell: "end" },
      { kind: "code", cell: "loose" },
    ]);
  });

  it("shows a notebook from elsewhere as one column with its prose in place", () => {
    const blocks = blocksOf(plain("Torch"));
    expect(blocks.map((block) => block.kind)).toEqual([
      "markdown",
      "rosetta",
      "markdown",
    ]);
    expect(blocks[1]).toMatchObject({
      columns: [{ dialect: null, cells: ["Torch-1", "between", "Torch-2"] }],
    });
    expect(blocksOf(notebook([markdown("only")]))).toEqual([
      { kind: "markdown", cell: "only" },
    ]);
  });

  it("runs a column's code cells in order, setup first, with what is known of its input", () => {
    expect(programOf(two(), "cnn", "pytorch").map((cell) => cell.id)).toEqual([
      "setup",
      "t1",
      "t2",
    ]);
    expect(columnSource(two(), "cnn", "pytorch")).toEqual({
      cells: ["setup", "t1", "t2"],
      dialect: "pytorch",
      version: "2.13",
      example: { shape: [{ batch: 1 }, 3, 32, 32], dtype: "float32" },
      entry: "Net",
    });
    expect(
      columnSource(plain("Torch"), "notebook", "code", { pytorch: "0.3.1" }),
    ).toEqual({
      cells: ["Torch-1", "Torch-2"],
      printedVersions: { pytorch: "0.3.1" },
    });
  });

  it("names what is there when a group or column is not", () => {
    expect(() => blockOf(two(), "rnn")).toThrow(
      'Expected a group of this notebook (cnn). Received "rnn".',
    );
    expect(() => columnOf(two(), "cnn", "jax")).toThrow(
      '(pytorch, keras). Received "jax".',
    );
    expect(() => cellOf(two(), "none")).toThrow(/"none".*7 cells/);
  });
});

describe("a transition", () => {
  it("edits one cell and leaves the others the same objects", () => {
    const before = two();
    const after = editSource(before, "t1", "new");
    expect(cellOf(after, "t1").source).toBe("new");
    expect(after.cells[3]).toBe(before.cells[3]);
    expect(editSource(before, "t1", "t1")).toBe(before);
    expect(cellOf(before, "t1").source).toBe("t1");
  });

  it("states and takes back a column's version and dialect", () => {
    const stated = setVersion(two(), "cnn", "keras", "2.1.4");
    expect(columnOf(stated, "cnn", "keras").version).toBe("2.1.4");
    expect(columnOf(stated, "cnn", "pytorch").version).toBe("2.13");
    expect(setVersion(stated, "cnn", "keras", null)).toEqual(two());
    const foreign = setDialect(plain("Torch"), "notebook", "code", "pytorch");
    expect(columnOf(foreign, "notebook", "code").dialect).toBe("pytorch");
    expect(blocksOf(foreign).map((block) => block.kind)).toEqual([
      "markdown",
      "rosetta",
      "markdown",
    ]);
  });

  it("adds, moves and removes columns", () => {
    const three = addColumn(two(), "cnn", {
      id: "jax",
      dialect: "jax",
      sources: ["a", "b"],
    });
    const ids = (of: Notebook) =>
      blockOf(of, "cnn").columns.map((column) => column.id);
    expect(ids(three)).toEqual(["pytorch", "keras", "jax"]);
    expect(programOf(three, "cnn", "jax").map((cell) => cell.source)).toEqual([
      "setup",
      "a",
      "b",
    ]);
    expect(three.cells.at(-1)?.id).toBe("loose");
    const moved = moveColumn(three, "cnn", "jax", 0);
    expect(ids(moved)).toEqual(["jax", "pytorch", "keras"]);
    expect(programOf(moved, "cnn", "pytorch")).toEqual(
      programOf(three, "cnn", "pytorch"),
    );
    expect(load(save(moved))).toEqual(moved);
    const one = removeColumn(removeColumn(moved, "cnn", "jax"), "cnn", "keras");
    expect(ids(one)).toEqual(["pytorch"]);
    expect(() => removeColumn(one, "cnn", "pytorch")).toThrow(/keep a column/);
    expect(() => addColumn(one, "cnn", { id: "pytorch", sources: [] })).toThrow(
      /new name/,
    );
  });

  it("puts a column beside a notebook from elsewhere", () => {
    const wide = addColumn(plain("Torch"), "notebook", {
      id: "keras",
      sources: ["k"],
    });
    expect(blocksOf(wide)[1]).toMatchObject({
      columns: [
        { id: "code", cells: ["Torch-1", "between", "Torch-2"] },
        { id: "keras" },
      ],
    });
  });

  it("inserts, moves and removes cells", () => {
    const grown = insertCell(two(), 3, "code", "more", "t1");
    expect(
      programOf(grown, "cnn", "pytorch").map((cell) => cell.source),
    ).toEqual(["setup", "t1", "more", "t2"]);
    const moved = moveCell(two(), "t2", 2);
    expect(columnOf(moved, "cnn", "pytorch").cells).toEqual(["t2", "t1"]);
    expect(removeCell(two(), "loose").cells.length).toBe(6);
    expect(() => insertCell(two(), 8, "code")).toThrow(/from 0 to 7/);
  });

  it("names the notebook", () => {
    expect(titleOf(two())).toBe("Two of a kind");
    expect(titleOf(renameNotebook(two(), "Other"))).toBe("Other");
    expect(titleOf(notebook([]))).toBe("Untitled notebook");
  });
});

describe("joinColumns", () => {
  it("puts two notebooks from elsewhere side by side and loses nothing of them", () => {
    const joined = joinColumns(
      plain("Torch", "PyTorch:  0.3.1"),
      plain("Keras"),
    );
    expect(titleOf(joined)).toBe("Torch Example beside Keras Example");
    const block = blockOf(joined, joinedGroup);
    expect(block.columns.map(({ id, title }) => [id, title])).toEqual([
      ["torch-example", "Torch Example"],
      ["keras-example", "Keras Example"],
    ]);
    expect(blocksOf(joined)).toEqual([block]);
    expect(joined.cells.length).toBe(10);
    expect(new Set(joined.cells.map((cell) => cell.id)).size).toBe(10);
    expect(
      programOf(joined, joinedGroup, "keras-example").map(
        (cell) => cell.source,
      ),
    ).toEqual(["Keras-1", "Keras-2"]);
    expect(load(save(joined))).toEqual(joined);
  });

  it("keeps the same notebook twice apart, and gives each column its setup", () => {
    const twice = joinColumns(plain("Torch"), plain("Torch"));
    expect(
      blockOf(twice, joinedGroup).columns.map((column) => column.id),
    ).toEqual(["torch-example", "torch-example-2"]);
    const joined = joinColumns(two(), plain("Other"));
    expect(
      programOf(joined, joinedGroup, "keras").map((cell) => cell.source),
    ).toEqual(["setup", "k1"]);
    expect(columnOf(joined, joinedGroup, "pytorch")).toMatchObject({
      dialect: "pytorch",
      version: "2.13",
    });
    expect(columnSource(joined, joinedGroup, "other-example").entry).toBe(
      "Net",
    );
  });

  it("refuses a notebook without code", () => {
    expect(() => joinColumns(notebook([markdown("# Prose")]), two())).toThrow(
      /no code cell/,
    );
  });
});

describe("printedVersions", () => {
  const dialects = [
    { id: "pytorch", printedVersion: /PyTorch:?\s+([\d.]+)/ },
    { id: "keras", printedVersion: /Keras:?\s+([\d.]+)/ },
  ];

  it("finds what the stored outputs printed, and where", () => {
    const { cells } = notebook([
      code("a", undefined, "OS:  linux\nKeras:  2.1.4\nTensorflow:  1.4.0\n"),
      code("b", undefined, "Keras:  9.9"),
    ]);
    expect(printedVersions(cells, dialects)).toEqual({
      keras: { version: "2.1.4", cell: "a" },
    });
  });
});
