// A reader's set-up of columns: always something to see, and widths that fit together.
import { expect, it } from "vitest";
import {
  hide,
  parseView,
  pin,
  setShares,
  sharesOf,
  show,
  shownColumns,
  showOnly,
  usualView,
  wholeOf,
} from "./columnsView.ts";

const columns = ["a", "b", "c"].map((id) => ({ id }));
const ids = columns.map(({ id }) => id);
const shown = (view: typeof usualView) =>
  shownColumns(view, columns).map(({ id }) => id);

it("hides and shows columns, but never all of them", () => {
  const two = hide(usualView, "b");
  expect(shown(two)).toEqual(["a", "c"]);
  expect(hide(two, "b")).toBe(two);
  expect(shown(show(two, "b"))).toEqual(ids);
  expect(show(usualView, "b")).toBe(usualView);
  expect(shown(hide(hide(two, "a"), "c"))).toEqual(["a"]);
  expect(shown(showOnly(usualView, ["c"], ids))).toEqual(["c"]);
});

it("lets the pinned column go when it is hidden, and shows one that is pinned", () => {
  expect(hide(pin(usualView, "b"), "b").pinned).toBeNull();
  expect(showOnly(pin(usualView, "b"), ["a"], ids).pinned).toBeNull();
  expect(shown(pin(hide(usualView, "b"), "b"))).toEqual(ids);
  expect(pin(pin(usualView, "b"), null).pinned).toBeNull();
});

it("keeps widths as they were dragged, also when others come and go", () => {
  const dragged = setShares(usualView, { a: 50, b: 25, c: 25 });
  expect(dragged.widths).toEqual({ a: 1.5, b: 0.75, c: 0.75 });
  expect(wholeOf(dragged, ids)).toBe(3);
  expect(sharesOf(dragged, ["a", "b"])).toEqual({
    a: expect.closeTo(66.667, 2) as number,
    b: expect.closeTo(33.333, 2) as number,
  });
  expect(wholeOf(dragged, [...ids, "new"])).toBe(4);
  expect(setShares(dragged, {})).toBe(dragged);
});

it("reads what it kept, and nothing else", () => {
  const view = pin(hide(setShares(usualView, { a: 70, b: 30 }), "c"), "a");
  expect(parseView(JSON.stringify(view))).toEqual(view);
  expect(parseView(null)).toEqual(usualView);
  expect(parseView("{ not json")).toEqual(usualView);
  expect(
    parseView('{"hidden":[1,"a"],"widths":{"a":-1,"b":2},"pinned":3}'),
  ).toEqual({ hidden: ["a"], widths: { b: 2 }, pinned: null });
});
