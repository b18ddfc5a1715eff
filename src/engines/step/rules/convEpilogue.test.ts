// Biases and ReLUs taken into convolutions: where nothing else reads what stands between, and only there.
import { describe, expect, it } from "vitest";
import { batch } from "../../../ir/shape.ts";
import { cnn, tinySize } from "../../modelFixtures.ts";
import { runReference } from "../../reference/run.ts";
import { draws } from "../../reference/testing.ts";
import { GraphBuilder } from "../builder.ts";
import { gradients } from "../gradients.ts";
import { primitiveCounts, type StepGraph } from "../graph.ts";
import { lower } from "../lower.ts";
import type { Ref, Shape } from "../primitives.ts";
import { withEpilogues } from "./convEpilogue.ts";
import { everyRule, rulesWithout } from "./index.ts";

const slide = {
  strides: [1, 1],
  dilation: [1, 1],
  before: [1, 1],
  after: [1, 1],
} as const;
const shapes: Readonly<Record<string, Shape>> = {
  x: [batch, 5, 4, 2],
  kernel: [3, 3, 2, 3],
  bias: [3],
  row: [4, 1],
};

interface Parts {
  readonly graph: GraphBuilder;
  readonly convolution: Ref;
  readonly bias: Ref;
  readonly row: Ref;
}

/** A graph of one convolution and what is done with it. */
function built(
  results: (parts: Parts) => Readonly<Record<string, Ref>>,
): StepGraph {
  const graph = new GraphBuilder();
  const [x, kernel, bias, row] = Object.entries(shapes).map(([name, shape]) =>
    graph.input(name, shape),
  ) as [Ref, Ref, Ref, Ref];
  const convolution = graph.conv2d(x, kernel, slide);
  return graph.finish([], [], results({ graph, convolution, bias, row }));
}

const feed = Object.fromEntries(
  Object.entries(shapes).map(([name, shape], i) => [
    name,
    draws(shape, 2, i + 1),
  ]),
);
const run = (graph: StepGraph) => runReference(graph, 2, feed).outputs;

function fused(results: Parameters<typeof built>[0]): StepGraph {
  const graph = built(results);
  const made = withEpilogues(graph, everyRule);
  expect(run(made)).toEqual(run(graph));
  return made;
}
const epilogues = ({ nodes }: StepGraph) =>
  nodes.flatMap(({ primitive, inputs, attributes }) =>
    primitive === "conv2d"
      ? [
          {
            bias: inputs.length === 3,
            activation: attributes.activation ?? "none",
          },
        ]
      : [],
  );

describe("a convolution takes in", () => {
  it("a bias and a ReLU", () => {
    const graph = fused(({ graph, convolution, bias }) => ({
      y: graph.unary("relu", graph.add(bias, convolution)),
    }));
    expect(epilogues(graph)).toEqual([{ bias: true, activation: "relu" }]);
    expect(graph.nodes.length).toBe(4);
  });
  it("a bias alone where the sum is read twice", () => {
    const graph = fused(({ graph, convolution, bias }) => {
      const sum = graph.add(convolution, bias);
      return { y: graph.unary("relu", sum), z: graph.unary("square", sum) };
    });
    expect(epilogues(graph)).toEqual([{ bias: true, activation: "none" }]);
    expect(primitiveCounts(graph)["unary"]).toBe(2);
  });
  it("a ReLU without a bias", () => {
    const graph = fused(({ graph, convolution }) => ({
      y: graph.unary("relu", convolution),
    }));
    expect(epilogues(graph)).toEqual([{ bias: false, activation: "relu" }]);
  });
});

describe("a convolution is left as it is", () => {
  it.each<[string, Parameters<typeof built>[0]]>([
    [
      "where its own numbers are a result",
      ({ graph, convolution, bias }) => ({
        y: graph.add(convolution, bias),
        z: convolution,
      }),
    ],
    [
      "where what is added is no bias",
      ({ graph, convolution, row }) => ({ y: graph.add(convolution, row) }),
    ],
    [
      "where it is added to itself",
      ({ graph, convolution }) => ({ y: graph.add(convolution, convolution) }),
    ],
    [
      "where the bias is taken away",
      ({ graph, convolution, bias }) => ({ y: graph.sub(convolution, bias) }),
    ],
    [
      "where another function follows",
      ({ graph, convolution }) => ({ y: graph.unary("tanh", convolution) }),
    ],
  ])("%s", (_, results) => {
    expect(fused(results)).toEqual(built(results));
  });
});

it("has the gradients of the convolution, the sum and the ReLU apart", () => {
  const named = (build: (graph: GraphBuilder, refs: readonly Ref[]) => Ref) => {
    const graph = new GraphBuilder();
    const refs = ["x", "kernel", "bias"].map((name) =>
      graph.input(name, shapes[name] ?? []),
    );
    const loss = graph.sum(graph.unary("square", build(graph, refs)));
    const found = gradients(graph, loss, refs);
    const outputs = Object.fromEntries(found.map((ref, i) => [String(i), ref]));
    return run(graph.finish([], [], outputs));
  };
  const together = named((graph, refs) =>
    graph.emit("conv2d", { ...slide, activation: "relu" }, refs),
  );
  const apart = named((graph, [x, kernel, bias]) =>
    graph.unary(
      "relu",
      graph.add(graph.conv2d(x as Ref, kernel as Ref, slide), bias as Ref),
    ),
  );
  expect(together).toEqual(apart);
});

it("takes in every bias of the repository's network, and the ReLUs that no pool stands before", () => {
  const on = lower(cnn(tinySize), { purpose: "training" });
  const off = lower(cnn(tinySize), {
    purpose: "training",
    rules: rulesWithout("convEpilogue"),
  });
  expect(epilogues(on).filter(({ bias }) => bias)).toEqual([
    { bias: true, activation: "relu" },
    { bias: true, activation: "none" },
    { bias: true, activation: "relu" },
    { bias: true, activation: "none" },
  ]);
  expect(on.nodes.length).toBe(off.nodes.length - 6);
});
