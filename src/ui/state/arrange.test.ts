// An analysis over other columns says what comparing those columns would say.
import { describe, expect, it } from "vitest";
import type { Analysis, ShippedAnalysis } from "../../analysis.ts";
import { compare } from "../../compare/diff.ts";
import { kerasCnn, torchCnn } from "../../ir/fixtures.ts";
import type { Model } from "../../ir/index.ts";
import { emptyRecording } from "../../python/recording.ts";
import { analysis as two } from "../fixtures/cnn.ts";
import { arrangeAnalysis, preparedFor } from "./arrange.ts";
import { arrangeReading, nextReading, noReading } from "./reading.ts";

const models: Readonly<Record<string, Model>> = {
  torch: torchCnn(),
  keras: kerasCnn(),
  last: kerasCnn("channelsLast"),
};
const names = ["torch", "keras", "last"];

function analysisOf(ids: readonly string[]): Analysis {
  const found = ids.flatMap((id) => models[id] ?? []);
  return {
    columns: ids.map((id) => ({
      dialect: null,
      title: id,
      recording: emptyRecording,
      model: models[id] ?? null,
      ghosts: [],
      error: null,
    })),
    comparison: found.length > 0 ? compare(found, ids) : null,
    compared: ids.flatMap((id, i) => (models[id] ? [i] : [])),
    fixes: [],
    milliseconds: 0,
  };
}

/** What is said, without the sentences: they name the columns in the order they were compared in. */
const said = ({ comparison, compared, columns }: Analysis) => ({
  compared,
  titles: columns.map(({ title }) => title),
  differences: comparison?.differences
    .filter(({ list }) => list === "differs")
    .map(({ id, values, classes }) => ({
      id,
      classes,
      texts: values.map(({ text }) => text),
    })),
  nodes: comparison?.spine.map(({ nodes }) => nodes.map((ids) => ids.join())),
});

describe("arranging an analysis", () => {
  const whole = analysisOf(names);

  it.each([
    [["keras", "torch", "last"]],
    [["last", "keras", "torch"]],
    [["torch", "keras"]],
    [["keras", "torch"]],
    [["keras"]],
  ])("to %j is analysing those", (ids) => {
    expect(said(arrangeAnalysis(whole, names, ids))).toEqual(
      said(analysisOf(ids)),
    );
  });

  it("lets a difference go with the column that made it", () => {
    expect(said(whole).differences).not.toEqual([]);
    const same = arrangeAnalysis(whole, names, ["keras", "last"]);
    expect(said(same).differences).toEqual([]);
  });

  it("leaves room for a column that nobody has read", () => {
    const wider = arrangeAnalysis(whole, names, ["torch", "new", "keras"]);
    expect(wider.compared).toEqual([0, 2]);
    expect(wider.columns[1]).toMatchObject({ model: null, error: null });
    expect(arrangeAnalysis(whole, names, ["new"]).comparison).toBeNull();
  });

  it("turns the edits that make equal round with their columns", () => {
    const turned = arrangeAnalysis(two, ["a", "b"], ["b", "a"]);
    expect(turned.fixes).toMatchObject([{ column: 0, toMatch: 1 }]);
    expect(arrangeAnalysis(two, ["a", "b"], ["b"]).fixes).toEqual([]);
  });
});

it("moves a reading's picture with its columns", () => {
  const cells = [["one"], ["two"]];
  const good = nextReading(noReading, two, cells, ["a", "b"]);
  expect(arrangeReading(good, ["a", "b"])).toBe(good);
  const moved = arrangeReading({ ...good, stale: [0] }, ["b", "new", "a"]);
  expect(moved).toMatchObject({
    columns: ["b", "new", "a"],
    sources: [["two"], [], ["one"]],
    stale: [2],
    hues: good.hues,
  });
  expect(moved.shown?.columns.map(({ title }) => title)).toEqual([
    "Keras",
    "",
    "PyTorch",
  ]);
});

it("takes what was prepared of the columns that are as they were", () => {
  const prepared: ShippedAnalysis = {
    group: "cnn",
    sources: names.map((id) => ({ cells: [id] })),
    analysis: analysisOf(names),
  };
  const column = (id: string, text = id, version: string | null = null) => ({
    id: `column ${id}`,
    cells: [text],
    version,
  });
  const moved = preparedFor(prepared, [column("keras"), column("torch")]);
  expect(moved && said(moved)).toEqual(said(analysisOf(["keras", "torch"])));
  const edited = [column("torch"), column("keras", "typed"), column("last")];
  expect(preparedFor(prepared, edited)?.compared).toEqual([0, 2]);
  const other = [column("torch", "torch", "0.4"), column("keras")];
  expect(preparedFor(prepared, other)).toBeNull();
});
