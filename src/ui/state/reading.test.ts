// The last good picture stays while a column is broken, and analyses never fall behind or overtake the text.
import { expect, it } from "vitest";
import type { Analysis, ColumnSource } from "../../analysis.ts";
import { analysis } from "../fixtures/cnn.ts";
import { analysisLoop } from "./analysisLoop.ts";
import { nextReading, noReading } from "./reading.ts";
import { createRosettaStore } from "./rosettaStore.ts";

const broken: Analysis = {
  ...analysis,
  columns: analysis.columns.map((column, i) =>
    i === 1
      ? {
          ...column,
          model: null,
          error: {
            kind: "python",
            title: "SyntaxError",
            message: "",
            traceback: "",
            span: null,
          },
        }
      : column,
  ),
  compared: [0],
};
const cells = [["a"], ["b"]];
const ids = ["a", "b"];

it("keeps the last good picture and says which column is stale", () => {
  const good = nextReading(noReading, analysis, cells, ids);
  const after = nextReading(good, broken, [["a"], ["b("]], ids);
  expect(after).toMatchObject({
    shown: analysis,
    current: broken,
    stale: [1],
    sources: cells,
  });
  expect(nextReading(after, analysis, cells, ids)).toMatchObject({
    stale: [],
    shown: analysis,
  });
});

it("keeps it beside a column that never could be read, and lets a new one in", () => {
  const [, keras] = analysis.columns;
  const empty = { ...broken.columns[1]!, title: "" };
  const beside = (reading: Analysis, column: typeof empty): Analysis => ({
    ...reading,
    columns: [...reading.columns, column],
  });
  const three = [...ids, "c"];
  const good = nextReading(noReading, beside(analysis, empty), cells, three);
  const after = nextReading(good, beside(broken, empty), cells, three);
  expect(after).toMatchObject({ shown: good.shown, stale: [1] });
  const read = beside(broken, keras!);
  expect(nextReading(after, read, cells, three).shown).toBe(read);
});

it("shows what could be read when there is no good picture yet", () => {
  expect(nextReading(noReading, broken, cells, ids)).toMatchObject({
    shown: broken,
    stale: [],
  });
});

it("keeps the hues of rows that stay", () => {
  const good = nextReading(noReading, analysis, cells, ids);
  expect(nextReading(good, analysis, cells, ids).hues).toEqual(good.hues);
});

const source = (text: string): ColumnSource[] => [{ cells: [text] }];

it("reads the newest text only, one at a time", async () => {
  const store = createRosettaStore();
  const asked: string[] = [];
  const answers: ((analysis: Analysis) => void)[] = [];
  let heard = (): void => undefined;
  const next = (): Promise<void> => new Promise((resolve) => (heard = resolve));
  const loop = analysisLoop(
    store,
    () => undefined,
    (sources) => {
      asked.push(sources[0]?.cells[0] ?? "");
      heard();
      return new Promise((resolve) => answers.push(resolve));
    },
  );
  const first = next();
  loop.follow(source("one"), ids);
  await first;
  loop.follow(source("two"), ids);
  loop.follow(source("three"), ids);
  const second = next();
  answers[0]?.(broken);
  await second;
  expect(asked).toEqual(["one", "three"]);
  expect(store.getState().reading.current).toBeNull();
  const shown = new Promise<void>((resolve) =>
    store.subscribe(() => resolve()),
  );
  answers[1]?.(analysis);
  await shown;
  expect(store.getState()).toMatchObject({
    busy: false,
    reading: { current: analysis, sources: [["three"]] },
  });
  loop.stop();
});

it("tells a failure and is ready for the next text", async () => {
  const store = createRosettaStore();
  const failure = new Promise<string>((resolve) => {
    const loop = analysisLoop(store, resolve, () =>
      Promise.reject(new Error("Python could not be loaded.")),
    );
    loop.follow(source("x"), ids);
  });
  expect(await failure).toBe("Python could not be loaded.");
});
