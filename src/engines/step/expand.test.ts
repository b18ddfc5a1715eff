// Kernel gradients said in plain primitives give the numbers of the primitive itself.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batch } from "../../ir/shape.ts";
import { runReference } from "../reference/run.ts";
import { draws } from "../reference/testing.ts";
import { GraphBuilder } from "./builder.ts";
import { expandKernelGradients, type KernelGradientForm } from "./expand.ts";
import { gradients } from "./gradients.ts";
import type { StepGraph } from "./graph.ts";
import type { Pair } from "./primitives.ts";

const pairOf = (min: number, max: number): fc.Arbitrary<Pair> => {
  const item = fc.integer({ min, max });
  return fc.tuple(item, item);
};
const convolutions = fc.record({
  kernel: pairOf(1, 3),
  strides: pairOf(1, 3),
  dilation: pairOf(1, 2),
  before: pairOf(0, 2),
  after: pairOf(0, 2),
  image: pairOf(5, 8),
});
type Convolution =
  typeof convolutions extends fc.Arbitrary<infer T> ? T : never;

function kernelGradientGraph({
  image,
  kernel,
  ...slide
}: Convolution): StepGraph {
  const graph = new GraphBuilder();
  const x = graph.input("x", [batch, ...image, 2]);
  const weights = graph.input("w", [...kernel, 2, 3]);
  const loss = graph.sum(
    graph.unary("square", graph.conv2d(x, weights, slide)),
  );
  const [byKernel] = gradients(graph, loss, [weights]);
  return graph.finish([], [], { byKernel: byKernel as number });
}

describe("expandKernelGradients", () => {
  for (const form of [
    "convolution",
    "patches",
    "patchesByExample",
  ] satisfies KernelGradientForm[])
    it(`by ${form} changes no number and leaves none of the primitive`, () => {
      fc.assert(
        fc.property(convolutions, (convolution) => {
          const graph = kernelGradientGraph(convolution);
          const plain = expandKernelGradients(graph, () => form);
          expect(
            plain.nodes.some(
              ({ primitive }) => primitive === "conv2dKernelGradient",
            ),
          ).toBe(false);
          const feed = {
            x: draws([batch, ...convolution.image, 2], 3, 1),
            w: draws([...convolution.kernel, 2, 3], 3, 2),
          };
          const expected =
            runReference(graph, 3, feed).outputs["byKernel"]?.data ?? [];
          runReference(plain, 3, feed).outputs["byKernel"]?.data.forEach(
            (value, i) => {
              expect(value).toBeCloseTo(expected[i] ?? NaN, 9);
            },
          );
        }),
        { numRuns: 60, seed: 3 },
      );
    });
});
