// The spine of the product, end to end under Node: two columns' text becomes their differences.
import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import type { Analysis, ColumnSource } from "./analysis.ts";
import { parameterCount, type Model } from "./ir/index.ts";
import { load } from "./notebook/ipynb.ts";
import { columnSource } from "./notebook/view.ts";
import { analyse, pythonFiles } from "./pipeline.ts";
import { nodePython } from "./python/node.ts";

const python = nodePython(pythonFiles);
afterAll(() => python.close());

const notebook = load(readFileSync("notebooks/cnn-cifar10.ipynb", "utf8"));
const cnn = ["pytorch", "keras"].map((column) =>
  columnSource(notebook, "cnn", column),
);

const titles = (analysis: Analysis, list: string) =>
  (analysis.comparison?.differences ?? [])
    .filter((each) => each.list === list)
    .map((each) => each.title);
const modelOf = (analysis: Analysis, column: number) =>
  analysis.columns[column]?.model as Model;
const python1 = (text: string): ColumnSource => ({ cells: [text] });

/** The source with a fix's edits made. */
function applied(
  source: ColumnSource,
  edits: Analysis["fixes"][number]["edits"],
): ColumnSource {
  const cells = source.cells.map((text, cell) => {
    const own = edits.filter((edit) => edit.span.cell === cell);
    const offset = (line: number, column: number) =>
      text
        .split("\n")
        .slice(0, line - 1)
        .reduce((sum, each) => sum + each.length + 1, 0) + column;
    const last = [...own].sort(
      (a, b) =>
        offset(b.span.startLine, b.span.startColumn) -
        offset(a.span.startLine, a.span.startColumn),
    );
    return last.reduce(
      (now, { span, text: put }) =>
        now.slice(0, offset(span.startLine, span.startColumn)) +
        put +
        now.slice(offset(span.endLine, span.endColumn)),
      text,
    );
  });
  return { ...source, cells };
}

it("reads the network of the Rosetta repository in both dialects", async () => {
  const analysis = await analyse(cnn, python);
  for (const column of [0, 1]) {
    const model = modelOf(analysis, column);
    const count = (op: string) =>
      model.nodes.filter((node) => node.op === op).length;
    expect([
      count("conv"),
      count("maxPool"),
      count("dropout"),
      count("dense"),
    ]).toEqual([4, 2, 3, 2]);
    expect(parameterCount(model)).toBe(3_441_592);
  }
});

it("finds what is really there, and no more", async () => {
  const analysis = await analyse(cnn, python);
  expect(titles(analysis, "differs").sort()).toEqual([
    "bias initialiser",
    "kernel initialiser",
    "last partial batch",
    "what is evaluated",
  ]);
  const same = titles(analysis, "same in other words");
  for (const title of [
    "label form",
    "names",
    "activation before or after pooling",
    "momentum's spelling",
    "softmax in the model or in the loss",
  ])
    expect(same).toContain(title);
  const softmax = analysis.comparison?.differences.find(
    (each) => each.title === "softmax in the model or in the loss",
  );
  expect(softmax?.condition).toContain("1e-7");
});

it("offers edits after which a difference is gone", async () => {
  const analysis = await analyse(cnn, python);
  const open = (each: Analysis) => titles(each, "differs");
  expect(analysis.fixes.length).toBeGreaterThan(0);
  for (const fix of analysis.fixes) {
    const title =
      analysis.comparison?.differences.find(
        (each) => each.id === fix.difference,
      )?.title ?? "";
    const column = analysis.compared[fix.column] ?? -1;
    const after = await analyse(
      cnn.map((source, i) =>
        i === column ? applied(source, fix.edits) : source,
      ),
      python,
    );
    expect(after.columns.map((each) => each.error)).toEqual([null, null]);
    expect(open(after), fix.title).not.toContain(title);
  }
});

it("offers edits of weights that hold several gates", async () => {
  const gru = ["pytorch", "keras"].map((dialect) =>
    python1(readFileSync(`scripts/zoo/${dialect}/gru_last.py`, "utf8")),
  );
  const analysis = await analyse(gru, python);
  for (const kind of ["recurrentKernel", "recurrentBias"]) {
    const difference = `${kind}.initializer`;
    const fix = analysis.fixes.find((each) => each.difference === difference);
    const after = await analyse(
      gru.map((source, i) =>
        i === fix?.column ? applied(source, fix.edits) : source,
      ),
      python,
    );
    expect(after.columns.map((each) => each.error)).toEqual([null, null]);
    expect(after.comparison?.differences.map(({ id }) => id)).not.toContain(
      difference,
    );
  }
});

it("shows ghost text for what nobody wrote, marked where columns disagree", async () => {
  const analysis = await analyse(cnn, python);
  const keras = analysis.columns[1]?.ghosts ?? [];
  expect(
    keras.some(
      (ghost) =>
        ghost.text.includes("glorot_uniform") && ghost.differences.length > 0,
    ),
  ).toBe(true);
  expect(
    keras.some(
      (ghost) =>
        ghost.text.includes("dilation_rate") && ghost.differences.length === 0,
    ),
  ).toBe(true);
});

it("keeps one column's picture when the other is broken, and says where", async () => {
  const [torch = python1(""), keras = python1("")] = cnn;
  const analysis = await analyse(
    [torch, { ...keras, cells: [...keras.cells, "undefined_name"] }],
    python,
  );
  expect(analysis.columns[0]?.model).not.toBeNull();
  expect(analysis.columns[1]?.error).toMatchObject({
    kind: "python",
    title: "NameError",
    span: { startLine: 1, startColumn: 0 },
  });
  expect(analysis.columns[1]?.error?.traceback).toContain("undefined_name");
});

it("names an unknown call and what is known instead", async () => {
  const analysis = await analyse(
    [python1("import torch.nn as nn\nlayer = nn.Conv2D(3, 4, 3)")],
    python,
  );
  expect(analysis.columns[0]?.error).toMatchObject({
    kind: "unknown",
    span: { startLine: 2 },
  });
  expect(analysis.columns[0]?.error?.message).toContain("Conv2d");
});

it("reads a Keras model that is drawn and never called by the input it says itself", async () => {
  const text =
    "import keras\nfrom keras import layers\nmodel = keras.Sequential([keras.Input((8, 8, 3)), layers.Conv2D(4, 3), layers.Flatten(), layers.Dense(2)])";
  const analysis = await analyse([python1(text)], python);
  expect(analysis.columns[0]?.error).toBeNull();
  expect(modelOf(analysis, 0).nodes.map((node) => node.op)).toEqual([
    "conv",
    "flatten",
    "dense",
  ]);
});

it("keeps what followed from an option when it writes that option", async () => {
  const torch =
    "import torch\nfrom torch import nn\nnet = nn.MaxPool2d(2)\nnet = nn.Sequential(nn.MaxPool2d(2))\nnet(torch.zeros(1, 3, 8, 8))";
  const keras =
    "import keras\nfrom keras import layers\nm = keras.Sequential([keras.Input((8, 8, 3)), layers.MaxPooling2D(3, strides=2)])";
  const sources = [python1(torch), python1(keras)];
  const analysis = await analyse(sources, python);
  const fix = analysis.fixes.find(
    (each) => each.column === 0 && each.title.includes("3×3"),
  );
  expect(fix?.edits.map((edit) => edit.text)).toEqual(["3", ", stride=2"]);
});
