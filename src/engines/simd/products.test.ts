// Convolutions, their kernel gradients and matrix products of any shape equal the Float64 reference.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { batch } from "../../ir/shape.ts";
import { runReference } from "../reference/run.ts";
import { GraphBuilder } from "../step/builder.ts";
import { StepError, type StepGraph } from "../step/graph.ts";
import type { Pair } from "../step/primitives.ts";
import { RandomStream } from "../step/random.ts";
import { Machine } from "./machine.ts";
import { startNodeThread } from "./node.ts";
import { simdChecked } from "./outputs.ts";

let machine: Machine;
beforeAll(async () => {
  machine = await Machine.start({ threads: 2, startThread: startNodeThread });
});
afterAll(() => machine.end());

/** How far the machine is from the reference, relative to the largest number of the result. */
async function worst(graph: StepGraph, batchSize: number): Promise<number> {
  const stream = new RandomStream(5, "products");
  const feed: Record<string, Float32Array> = {};
  for (const node of graph.nodes)
    if (node.primitive === "input") {
      const length = node.shape.reduce<number>(
        (all, n) => all * (typeof n === "number" ? n : n.batch * batchSize),
        1,
      );
      const values = Float32Array.from({ length }, () => stream.normal());
      feed[node.attributes.name] = values;
    }
  const expected = runReference(graph, batchSize, feed).outputs["output"]!.data;
  const received = (await simdChecked(machine).compute(graph, feed, batchSize))[
    "output"
  ]!;
  const largest = expected.reduce((max, x) => Math.max(max, Math.abs(x)), 1e-3);
  return (
    expected.reduce(
      (most, x, i) => Math.max(most, Math.abs((received[i] ?? NaN) - x)),
      0,
    ) / largest
  );
}

const built = (build: (graph: GraphBuilder) => number): StepGraph => {
  const graph = new GraphBuilder();
  const output = build(graph);
  return graph.finish([], [], { output });
};

const size = (max: number) => fc.integer({ min: 1, max });
const pair = (max: number): fc.Arbitrary<Pair> =>
  fc.tuple(size(max), size(max));
const border: fc.Arbitrary<Pair> = fc.tuple(fc.nat(2), fc.nat(2));

/** Mostly the one for which there is a way of its own. */
const often = (usual: Pair, other: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: other },
  );

const convolutions = fc
  .record({
    image: pair(13),
    kernel: often([3, 3], pair(4)),
    channels: size(19),
    filters: size(21),
    before: border,
    after: border,
    strides: often([1, 1], pair(3)),
    dilation: often([1, 1], pair(2)),
    batchSize: size(3),
    bias: fc.boolean(),
    turned: fc.boolean(),
  })
  .filter(
    ({ strides, dilation }) =>
      Math.max(...strides) === 1 || Math.max(...dilation) === 1,
  );

type Convolution =
  typeof convolutions extends fc.Arbitrary<infer T> ? T : never;

/** Null where the window does not fit the image. */
function orNull<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof StepError) return null;
    throw error;
  }
}

function convolution(graph: GraphBuilder, of: Convolution): number {
  const { kernel, channels, filters, bias, turned } = of;
  const { strides, dilation, before, after } = of;
  const image = graph.input("image", [batch, ...of.image, channels]);
  const weights = turned
    ? graph.transpose(
        graph.flip(graph.input("w", [...kernel, filters, channels]), [0, 1]),
        [0, 1, 3, 2],
      )
    : graph.input("w", [...kernel, channels, filters]);
  return graph.emit(
    "conv2d",
    { strides, dilation, before, after, activation: bias ? "relu" : "none" },
    [image, weights, ...(bias ? [graph.input("b", [filters])] : [])],
  );
}

it("convolves", async () => {
  await fc.assert(
    fc.asyncProperty(convolutions, async (of) => {
      const graph = orNull(() => built((builder) => convolution(builder, of)));
      if (graph) expect(await worst(graph, of.batchSize)).toBeLessThan(3e-6);
    }),
    { numRuns: 150 },
  );
});

it("gives kernel gradients", async () => {
  const gradient = (graph: GraphBuilder, of: Convolution): number => {
    const forward = convolution(graph, { ...of, bias: false });
    const { kernel, strides, dilation, before, after } = of;
    return graph.emit(
      "conv2dKernelGradient",
      { kernel, strides, dilation, before, after },
      [
        graph.input("image", [batch, ...of.image, of.channels]),
        graph.input("gradient", graph.shape(forward)),
      ],
    );
  };
  await fc.assert(
    fc.asyncProperty(convolutions, async (of) => {
      const graph = orNull(() => built((builder) => gradient(builder, of)));
      if (graph) expect(await worst(graph, of.batchSize)).toBeLessThan(5e-6);
    }),
    { numRuns: 150 },
  );
});

it("multiplies matrices, stacked and transposed in every way", async () => {
  const products = fc.record({
    m: fc.oneof(size(20), size(70)),
    n: fc.oneof(size(20), size(300)),
    k: fc.oneof(size(20), size(600)),
    stack: fc.oneof(fc.constant([]), fc.array(size(3), { maxLength: 2 })),
    transposeA: fc.boolean(),
    transposeB: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(products, async (of) => {
      const { m, n, k, stack, transposeA, transposeB } = of;
      const graph = built((builder) =>
        builder.matmul(
          builder.input("a", [...stack, ...(transposeA ? [k, m] : [m, k])]),
          builder.input("b", [...stack, ...(transposeB ? [n, k] : [k, n])]),
          transposeA,
          transposeB,
        ),
      );
      expect(await worst(graph, 1)).toBeLessThan(3e-6);
    }),
    { numRuns: 100 },
  );
});
