// Texts made for the hover, the version chip, edits outside an editor, and the layers table.
import { expect, it } from "vitest";
import type { HoverRow } from "../../analysis.ts";
import { outputPieces } from "../cells/outputs.ts";
import { analysis, find, kerasSource } from "../fixtures/cnn.ts";
import { deviceText } from "../shell/device.ts";
import { applyEdits } from "./edits.ts";
import { hoverMarkdown } from "./hoverText.ts";
import { layerRows } from "./layers.ts";
import { columnTitles } from "./titles.ts";
import { assumption, versionChoices } from "./versions.ts";

const row = (title: string, differs: boolean, text = "1|2"): HoverRow => ({
  option: title,
  title,
  says: "",
  values: [
    {
      text,
      setting: {
        value: 1,
        origin: "default",
        words: "",
        parameters: [],
        source: {
          at: "conv.py",
          url: "https://example.org/conv.py",
          standing: "documented",
        },
      },
    },
    null,
  ],
  differs,
});

it("puts differing options first and keeps the table whole", () => {
  const text = hoverMarkdown(
    "conv 1",
    [row("strides", false), row("kernel initialiser", true)],
    ["PyTorch", "Keras"],
  );
  const lines = text.split("\n").filter((line) => line.startsWith("|"));
  expect(lines[2]).toContain("≠ kernel initialiser");
  expect(lines.every((line) => line.match(/\|/g)?.length === 4)).toBe(true);
  expect(text).toContain('[source](https://example.org/conv.py "conv.py")');
});

it("tells each value once where there are many columns", () => {
  const [one] = row("strides", true, "1").values;
  const [two] = row("strides", true, "2").values;
  const many = { ...row("strides", true), values: [one!, two!, one!, null] };
  const same = { ...row("padding", false), values: [one!, one!, one!, one!] };
  const text = hoverMarkdown("conv 1", [many, same], ["A", "B", "C", "D"]);
  expect(text).toContain("| **≠ strides** | `1` A, C · `2` B · – D |");
  expect(text).toContain("| padding | `1` in all 4 |");
});

it("applies several edits where they were meant", () => {
  const edits = [
    { span: find(kerasSource, "50", 0), text: "64" },
    { span: find(kerasSource, "layers.Flatten(),"), text: "" },
    { span: find(kerasSource, "50", 1), text: "128" },
  ];
  const after = applyEdits(kerasSource, edits);
  expect(after).toContain("Conv2D(64, 3");
  expect(after).toContain("Conv2D(128, 3");
  expect(after).not.toContain("Flatten");
  expect(after.split("\n")).toHaveLength(kerasSource.split("\n").length);
});

it("says an assumed version as an assumption, and offers it", () => {
  expect(assumption("newest")).toContain("assumed");
  expect(versionChoices(["2.13.0"], "2.4.1")).toEqual(["2.4.1", "2.13.0"]);
});

it("counts weights per layer", () => {
  const conv = layerRows(analysis).find((each) => each.row.id === "conv1");
  expect(conv?.cells[0]).toMatchObject({
    parameters: 50 * 27 + 50,
    shape: "(N, 50, 32, 32)",
  });
});

it("numbers two columns of the same dialect", () => {
  const column = (id: string) => ({
    id,
    dialect: "pytorch",
    version: null,
    title: null,
    cells: [],
  });
  expect(columnTitles([column("a"), column("b")], null)).toEqual([
    "pytorch 1",
    "pytorch 2",
  ]);
});

it("calls a software device that", () => {
  const device = {
    engine: "tfjs-webgl",
    backend: "webgl",
    name: "SwiftShader",
    software: true,
  } as const;
  expect(
    deviceText({ device, because: "", trials: [], refused: [] }, "auto"),
  ).toBe("WebGL · SwiftShader (software)");
  expect(deviceText(null, "onnx-wasm")).toBe("Wasm, at Run");
});

it("shows the richest stored output, errors without terminal colours", () => {
  const outputs = [
    { output_type: "stream", name: "stdout", text: ["a\n", "b"] },
    {
      output_type: "display_data",
      data: { "image/png": "AAAA\n", "text/plain": "<Figure>" },
    },
    { output_type: "error", traceback: ["\u001b[31mboom\u001b[0m", "end"] },
  ];
  const pieces = outputPieces({
    id: "c",
    kind: "code",
    source: "",
    metadata: {},
    file: { outputs },
  });
  expect(pieces).toEqual([
    { kind: "text", text: "a\nb", bad: false },
    { kind: "image", url: "data:image/png;base64,AAAA" },
    { kind: "text", text: "boom\nend", bad: true },
  ]);
});
