import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyNotebook } from "./document.ts";
import { load, save } from "./ipynb.ts";
import { editSource, insertCell } from "./transitions.ts";

const json = fc.jsonValue({ maxDepth: 2, noUnicodeString: false }).map(
  // As it is after a way through text: no −0.
  (value) => JSON.parse(JSON.stringify(value)) as unknown,
);
const extras = fc.dictionary(
  fc.string().map((key) => `x_${key}`),
  json,
  {
    maxKeys: 3,
    noNullPrototype: true,
  },
);
const sources = fc.oneof(
  fc.string(),
  fc.array(fc.string()),
  fc.array(fc.constantFrom("import torch\n", "x = 1\n", "\n", "end")),
);
const metadata = fc.tuple(extras, extras).map(([own, rosetta]) => ({
  ...own,
  rosetta: { group: "cnn", column: "pytorch", ...rosetta },
}));

function fileCells(minor: number) {
  const ids = minor >= 5;
  const common = { metadata, source: sources };
  const markdown = fc.record({
    cell_type: fc.constantFrom("markdown", "raw"),
    attachments: fc.constant({ "a.png": { "image/png": "iVBORw0KGgo=" } }),
    ...common,
  });
  const code = fc.record({
    cell_type: fc.constant("code"),
    execution_count: fc.option(fc.nat()),
    outputs: fc.array(
      fc.tuple(extras, sources).map(([own, text]) => ({
        output_type: "stream",
        name: "stdout",
        text,
        ...own,
      })),
      { maxLength: 2 },
    ),
    ...common,
  });
  return fc
    .array(fc.tuple(fc.oneof(markdown, code), extras), { maxLength: 5 })
    .map((cells) =>
      cells.map(([cell, own], i) => ({
        ...cell,
        ...own,
        ...(ids && { id: `id-${i}` }),
      })),
    );
}

const files = fc.integer({ min: 0, max: 6 }).chain((minor) =>
  fc.tuple(fileCells(minor), extras, extras).map(([cells, own, meta]) => ({
    cells,
    metadata: { kernelspec: { name: "python3" }, ...meta },
    nbformat: 4,
    nbformat_minor: minor,
    ...own,
  })),
);

describe("load and save", () => {
  it("save(load(t)) is JSON-equal to t", () => {
    fc.assert(
      fc.property(files, (file) => {
        expect(JSON.parse(save(load(JSON.stringify(file))))).toEqual(file);
      }),
    );
  });

  it("load(save(d)) = d, edited or not", () => {
    fc.assert(
      fc.property(files, fc.string(), fc.nat(), (file, text, at) => {
        const loaded = load(JSON.stringify(file));
        expect(load(save(loaded))).toEqual(loaded);
        const index = at % (loaded.cells.length + 1);
        const grown = insertCell(loaded, index, "code", text);
        expect(load(save(grown))).toEqual(grown);
      }),
    );
  });

  it("writes an edited cell as lines and leaves its neighbours as they stood", () => {
    const file = {
      cells: [
        {
          cell_type: "code",
          metadata: {},
          outputs: [],
          execution_count: 1,
          source: "a = 1\nb = 2",
        },
        { cell_type: "markdown", metadata: {}, source: ["x", "y"] },
      ],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 2,
    };
    const loaded = load(JSON.stringify(file));
    const edited = editSource(loaded, loaded.cells[0]!.id, "a = 1\nb = 3\n");
    const saved = JSON.parse(save(edited)) as typeof file;
    expect(saved.cells[0]!.source).toEqual(["a = 1\n", "b = 3\n"]);
    expect(saved.cells[1]).toEqual(file.cells[1]);
    expect(saved.nbformat_minor).toBe(2);
  });

  it("makes the ids that format 4.5 asks for, and moves to it once cells come or go", () => {
    const cell = { cell_type: "markdown", metadata: {}, source: "hello" };
    const file = (minor: number) =>
      load(
        JSON.stringify({
          cells: [cell, cell],
          metadata: {},
          nbformat: 4,
          nbformat_minor: minor,
        }),
      );
    const ids = file(5).cells.map((each) => each.id);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/);
    const saved = JSON.parse(save(file(5))) as { cells: { id: string }[] };
    expect(saved.cells.map((each) => each.id).every(Boolean)).toBe(true);
    const older = JSON.parse(save(file(4))) as { cells: object[] };
    expect(older.cells[0]).not.toHaveProperty("id");
    const grown = JSON.parse(save(insertCell(file(4), 1, "code"))) as {
      cells: { id: string }[];
      nbformat_minor: number;
    };
    expect(grown.nbformat_minor).toBe(5);
    expect(new Set(grown.cells.map((each) => each.id)).size).toBe(3);
  });

  it("gives a second cell of the same id one of its own", () => {
    const cell = {
      id: "twice",
      cell_type: "markdown",
      metadata: {},
      source: "",
    };
    const { cells } = load(
      JSON.stringify({
        cells: [cell, cell],
        metadata: {},
        nbformat: 4,
        nbformat_minor: 5,
      }),
    );
    expect(cells[0]!.id).toBe("twice");
    expect(cells[1]!.id).not.toBe("twice");
  });

  it("opens what it made", () => {
    const made = emptyNotebook("New");
    expect(load(save(made))).toEqual(made);
  });
});

describe("a file that is no notebook", () => {
  const attempt = (value: unknown) => () =>
    load(typeof value === "string" ? value : JSON.stringify(value));
  const whole = { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 };

  it("is refused with what was expected and received", () => {
    expect(attempt("")).toThrow(/Received an empty file/);
    expect(attempt("not json")).toThrow(/Received text that is none/);
    expect(attempt([])).toThrow(/object with cells. Received a list of 0/);
    expect(attempt({ ...whole, nbformat: 3 })).toThrow(
      /Expected a notebook of format 4. Received format 3. .*nbconvert/,
    );
    expect(attempt({ ...whole, nbformat: 5 })).toThrow(/Received number 5/);
    expect(attempt({ ...whole, cells: {} })).toThrow(/cells .*an object/);
    expect(
      attempt({ ...whole, cells: [{ cell_type: "heading", source: "" }] }),
    ).toThrow(
      /cell_type of cell 1 to be markdown, code or raw. Received string "heading"/,
    );
    expect(
      attempt({ ...whole, cells: [{ cell_type: "raw", source: [1] }] }),
    ).toThrow(/source of cell 1/);
  });
});
