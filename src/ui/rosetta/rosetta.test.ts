// What the page draws over code: hues, pieces, ghosts, fragments.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { SpineRow } from "../../compare/difference.ts";
import type { Span } from "../../ir/index.ts";
import {
  analysis,
  comparison,
  find,
  kerasSource,
  pytorchSource,
} from "../fixtures/cnn.ts";
import { fragments } from "./fragments.ts";
import { cap, ghostTexts } from "./ghosts.ts";
import { assignHues } from "./hues.ts";
import { claims, pieces, rowsAt, type Claim } from "./paint.ts";
import { pythonTokens } from "./pythonTokens.ts";
import { comparePoints, contains, endOf, startOf, toRange } from "./spans.ts";

const models = analysis.columns.map((column) => column.model);
const hues = assignHues(comparison.spine, models);
const claimsOf = (column: 0 | 1): Claim[] =>
  claims(models[column]!, column, comparison.spine, hues);
const textOf = (source: string, span: Span): string => {
  const lines = source.split("\n").slice(span.startLine - 1, span.endLine);
  return lines.length === 1
    ? lines[0]!.slice(span.startColumn, span.endColumn)
    : lines.join("\n");
};

it("counts Monaco's columns from one", () => {
  expect(toRange(find(kerasSource, "layers.Flatten()"))).toEqual({
    startLineNumber: 6,
    startColumn: 5,
    endLineNumber: 6,
    endColumn: 21,
  });
});

it("gives each layer a hue of its own and activations that of the layer they belong to", () => {
  expect(hues["relu1"]).toBe(hues["conv1"]);
  // Keras makes this ReLU in the call of conv 2, though it stands after the pool.
  expect(hues["relu2"]).toBe(hues["conv2"]);
  expect(hues["flatten1"]).toBeNull();
  const own = ["conv1", "conv2", "pool1", "dropout1", "dense1", "dense2"].map(
    (id) => hues[id],
  );
  expect(new Set(own).size).toBe(own.length);
  expect(hues["loss"]).toBeUndefined();
});

it("keeps hues when a layer is put in between", () => {
  const extra: SpineRow = {
    id: "conv1b",
    part: "layer",
    title: "conv",
    nodes: [["0-conv1"], []],
    parameters: [[], []],
  };
  const spine = comparison.spine.flatMap((row) =>
    row.id === "conv2" ? [extra, row] : [row],
  );
  const next = assignHues(spine, models, hues);
  for (const [id, hue] of Object.entries(hues)) expect(next[id]).toBe(hue);
  expect(next["conv1b"]).not.toBe(hues["conv1"]);
  expect(next["conv1b"]).not.toBe(hues["conv2"]);
});

it("lets the innermost call keep its colour", () => {
  const line = pieces(claimsOf(0)).filter(({ span }) => span.startLine === 12);
  expect(
    line.map(({ span, claim }) => [textOf(pytorchSource, span), claim.rows[0]]),
  ).toEqual([
    ["F.relu(", "relu2"],
    ["F.max_pool2d(", "pool1"],
    ["self.conv2(x)", "conv2"],
    [", 2)", "pool1"],
    [")", "relu2"],
  ]);
});

it("drops a range that all layers share when each has one of its own", () => {
  const everything = find(pytorchSource, "net(images)");
  const model = models[0]!;
  const nodes = model.nodes.map((node) => ({
    ...node,
    places: [...node.places, { kind: "use" as const, stack: [everything] }],
  })) as typeof model.nodes;
  const found = claims({ ...model, nodes }, 0, comparison.spine, hues);
  expect(found.some(({ shared }) => shared)).toBe(false);
  const loop = nodes.map((node) => ({
    ...node,
    places: [{ kind: "definition" as const, stack: [everything] }],
  })) as typeof model.nodes;
  expect(
    claims({ ...model, nodes: loop }, 0, comparison.spine, hues),
  ).toMatchObject([{ shared: true }]);
});

it("finds all rows of one call under the cursor", () => {
  const point = startOf(find(kerasSource, "Conv2D", 1));
  expect(rowsAt(claimsOf(1), point)).toEqual(["conv2", "relu2"]);
  expect(rowsAt(claimsOf(1), { cell: 0, line: 1, column: 0 })).toEqual([]);
});

const anySpan = fc
  .tuple(fc.nat(3), fc.nat(9), fc.nat(3), fc.nat(9))
  .map(([l1, c1, l2, c2]): Span => {
    const [a, b] = [[l1, c1] as const, [l2, c2] as const].sort(
      (x, y) => x[0] - y[0] || x[1] - y[1],
    ) as [readonly [number, number], readonly [number, number]];
    return {
      cell: 0,
      startLine: a[0] + 1,
      startColumn: a[1],
      endLine: b[0] + 1,
      endColumn: b[1] + 1,
    };
  });

it("cuts any ranges into pieces in order, none over another, each inside its claim", () => {
  fc.assert(
    fc.property(fc.array(anySpan, { maxLength: 6 }), (spans) => {
      const all = spans.map((span, i) => ({
        span,
        rows: [`r${i}`],
        shared: false,
      }));
      const cut = pieces(all);
      cut.forEach((piece, i) => {
        const next = cut[i + 1];
        if (next)
          expect(
            comparePoints(endOf(piece.span), startOf(next.span)),
          ).toBeLessThanOrEqual(0);
        expect(contains(piece.claim.span, startOf(piece.span))).toBe(true);
      });
    }),
  );
});

it("shows only differing defaults unless all are asked for", () => {
  const show = (mode: "differing" | "all" | "none") =>
    ghostTexts(analysis.columns[1]!.ghosts, comparison.differences, mode, [
      kerasSource,
    ]);
  expect(show("none")).toEqual([]);
  expect(show("differing")).toHaveLength(4);
  expect(
    show("differing").every(({ effect }) => effect === "initial weights"),
  ).toBe(true);
  expect(
    show("all")
      .filter(({ effect }) => effect === null)
      .map(({ text }) => text),
  ).toEqual([", strides=2", ", padding='valid'"]);
});

it("sets no comma after an opening parenthesis", () => {
  const [ghost] = ghostTexts(
    [
      {
        node: "n",
        span: find("nn.ReLU()", "nn.ReLU()"),
        text: "inplace=False",
        option: "inplace",
        origin: "default",
        differences: [],
      },
    ],
    [],
    "all",
    ["nn.ReLU()"],
  );
  expect(ghost).toMatchObject({
    text: "inplace=False",
    at: { line: 1, column: 8 },
  });
});

it("caps long ghosts", () => {
  expect(cap("x".repeat(90))).toHaveLength(56);
  expect(cap("short")).toBe("short");
});

it("never loses a character between tokens", () => {
  fc.assert(
    fc.property(fc.string(), (source) => {
      const tokens = pythonTokens(source);
      expect(tokens.map(({ text }) => text).join("")).toBe(source);
    }),
  );
  expect(pythonTokens("x = .5  # half")).toContainEqual({
    kind: "number",
    text: ".5",
  });
  expect(
    pythonTokens("def f(s=r'a\\'b'):").filter(({ kind }) => kind !== "plain"),
  ).toEqual([
    { kind: "keyword", text: "def" },
    { kind: "string", text: "r'a\\'b'" },
  ]);
});

it("puts ghosts inside their call and keeps the code as it is", () => {
  const texts = ghostTexts(
    analysis.columns[1]!.ghosts,
    comparison.differences,
    "all",
    [kerasSource],
  );
  const lines = fragments(0, kerasSource, pieces(claimsOf(1)), texts);
  const code = lines
    .map((line) =>
      line.flatMap((f) => (f.kind === "code" ? [f.text] : [])).join(""),
    )
    .join("\n");
  expect(code).toBe(kerasSource);
  const pool = lines[3]!
    .map((f) => (f.kind === "code" ? f.text : f.ghost.text))
    .join("");
  expect(pool).toBe("    layers.MaxPooling2D(2, strides=2, padding='valid'),");
});
