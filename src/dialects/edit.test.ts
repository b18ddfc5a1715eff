import { expect, it } from "vitest";
import type { Span } from "../ir/index.ts";
import { editCall } from "./edit.ts";

const signature =
  "in_channels, out_channels, kernel_size, stride=1, padding=0, bias=True";

function edited(
  source: string,
  call: string,
  written: Parameters<typeof editCall>[3],
): string {
  const start = source.indexOf(call);
  const line = source.slice(0, start).split("\n").length;
  const column = start - (source.lastIndexOf("\n", start) + 1);
  const lines = call.split("\n");
  const span: Span = {
    cell: 0,
    startLine: line,
    startColumn: column,
    endLine: line + lines.length - 1,
    endColumn:
      lines.length === 1 ? column + call.length : (lines.at(-1) ?? "").length,
  };
  let text = source;
  for (const edit of (
    editCall([source], span, signature, written) ?? []
  ).toReversed()) {
    const at = (l: number, c: number) =>
      text
        .split("\n")
        .slice(0, l - 1)
        .reduce((sum, each) => sum + each.length + 1, 0) + c;
    text =
      text.slice(0, at(edit.span.startLine, edit.span.startColumn)) +
      edit.text +
      text.slice(at(edit.span.endLine, edit.span.endColumn));
  }
  return text;
}

it("adds an argument that was not written", () => {
  expect(
    edited("c = nn.Conv2d(3, 50, 3)", "nn.Conv2d(3, 50, 3)", { padding: 1 }),
  ).toBe("c = nn.Conv2d(3, 50, 3, padding=1)");
});

it("replaces an argument given by position or by name", () => {
  expect(
    edited("c = nn.Conv2d(3, 50, 3)", "nn.Conv2d(3, 50, 3)", {
      out_channels: 64,
    }),
  ).toBe("c = nn.Conv2d(3, 64, 3)");
  expect(
    edited(
      "c = nn.Conv2d(3, 50, kernel_size=3)",
      "nn.Conv2d(3, 50, kernel_size=3)",
      { kernel_size: 5 },
    ),
  ).toBe("c = nn.Conv2d(3, 50, kernel_size=5)");
});

it("skips strings, comments, nested calls and a trailing comma", () => {
  const call = "f(g(1, 2), ')', # a, b\n  x=[1, (2, 3)],\n)";
  expect(edited(`y = ${call}`, call, { padding: "same" })).toBe(
    "y = f(g(1, 2), ')', # a, b\n  x=[1, (2, 3)], padding='same',\n)",
  );
});

it("finds the arguments of the last call in a chain", () => {
  expect(
    edited("nn.Sequential(a, b)(x, 1)", "nn.Sequential(a, b)(x, 1)", {
      padding: 2,
    }),
  ).toBe("nn.Sequential(a, b)(x, 1, padding=2)");
});

it("adds to a call without arguments", () => {
  expect(edited("f()", "f()", { bias: false })).toBe("f(bias=False)");
});
