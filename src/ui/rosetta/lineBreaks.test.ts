// Lines of code break before an editor is there as they do in it.
import { expect, it } from "vitest";
import { fragments, splitAt, type Fragment } from "./fragments.ts";
import { breakable, hang } from "./lineBreaks.ts";

it("breaks behind brackets and commas, and never inside names, numbers or a run of brackets", () => {
  expect(breakable("relu(conv(x),2)")).toEqual(["relu(conv(x),", "2)"]);
  expect(breakable("a.b(c)")).toEqual(["a.b(c)"]);
  expect(breakable("x[1]y/z")).toEqual(["x[1]", "y/", "z"]);
  expect(breakable("f(x), y")).toEqual(["f(x), y"]);
});

it("breaks between two fragments as inside one", () => {
  expect(breakable("weight", ",")).toEqual(["", "weight"]);
  expect(breakable("weight", "(")).toEqual(["weight"]);
  expect(breakable(", x", ")")).toEqual([", x"]);
});

it("stands in by one step more than the line", () => {
  expect(hang("x = 1")).toBe(4);
  expect(hang("        return x")).toBe(12);
});

it("splits a line where breaks begin to be worth it", () => {
  const [line = []] = fragments(0, "    x = f(y)", [], []);
  const text = (parts: readonly Fragment[]): string =>
    parts.map((part) => (part.kind === "code" ? part.text : "")).join("");
  const [lead, rest] = splitAt(line, 9);
  expect([text(lead), text(rest)]).toEqual(["    x = f", "(y)"]);
  expect(splitAt(line, 99)[1]).toEqual([]);
});
