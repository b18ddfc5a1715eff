// Every primitive's gradient against central differences in Float64, over many shapes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batch } from "../../ir/shape.ts";
import { gradientError, type GradientCase } from "../reference/testing.ts";
import { GraphBuilder } from "./builder.ts";
import { gradients } from "./gradients.ts";
import {
  comparisons,
  type BinaryFunction,
  type Pair,
  type Primitive,
  type Ref,
  type Shape,
  type UnaryFunction,
} from "./primitives.ts";
import { binaryFunctions, unaryFunctions } from "./scalarFunctions.ts";

const size = fc.integer({ min: 1, max: 4 });
const seed = fc.integer({ min: 1, max: 1 << 30 });
const pairOf = (item: fc.Arbitrary<number>): fc.Arbitrary<Pair> =>
  fc.tuple(item, item);
const shapes = fc.tuple(size, size, size).map(([a, b]): Shape => [batch, a, b]);

/** Away from kinks: never nearer to 0 than 0.1. */
const awayFromZero = (draw: number): number =>
  Math.sign(draw) * (0.1 + Math.abs(draw));
const positive = (draw: number): number => 1.5 + draw;

type Case = fc.Arbitrary<Omit<GradientCase, "batchSize" | "seed">>;
const simple = (
  build: (graph: GraphBuilder, inputs: readonly Ref[], shape: Shape) => Ref,
  inputs = 1,
): Case =>
  shapes.map((shape) => ({
    shapes: Array.from({ length: inputs }, () => shape),
    build: (graph: GraphBuilder, refs: readonly Ref[]) =>
      build(graph, refs, shape),
  }));
const one = (refs: readonly Ref[], i = 0): Ref => refs[i] as Ref;

const needPositive: readonly UnaryFunction[] = [
  "log",
  "sqrt",
  "rsqrt",
  "reciprocal",
];

const slide = fc.record({
  strides: pairOf(fc.integer({ min: 1, max: 3 })),
  before: pairOf(fc.integer({ min: 0, max: 2 })),
  after: pairOf(fc.integer({ min: 0, max: 2 })),
});
const dilations = pairOf(fc.integer({ min: 1, max: 2 }));
const convolution: Case = fc
  .tuple(
    pairOf(fc.integer({ min: 1, max: 3 })),
    slide,
    dilations,
    pairOf(fc.integer({ min: 1, max: 2 })),
    pairOf(fc.integer({ min: 5, max: 7 })),
    fc.boolean(),
  )
  .map(([kernel, window, dilation, [channels, filters], image, biased]) => ({
    shapes: [
      [batch, ...image, channels],
      [...kernel, channels, filters],
      ...(biased ? [[filters]] : []),
    ],
    build: (graph: GraphBuilder, refs: readonly Ref[]) => {
      const strided = Math.max(...window.strides) > 1;
      return graph.emit(
        "conv2d",
        { ...window, dilation: strided ? [1, 1] : dilation },
        refs,
      );
    },
  }));

/** The kernel gradient's own gradients: it is fed with an image and an output gradient of the shapes that a convolution gives. */
const kernelGradient: Case = fc
  .tuple(
    pairOf(fc.integer({ min: 1, max: 3 })),
    slide,
    pairOf(fc.integer({ min: 4, max: 6 })),
  )
  .map(([kernel, window, image]) => {
    const out = (axis: 0 | 1): number =>
      Math.floor(
        (image[axis] +
          window.before[axis] +
          window.after[axis] -
          kernel[axis]) /
          window.strides[axis],
      ) + 1;
    return {
      shapes: [
        [batch, ...image, 2],
        [batch, out(0), out(1), 3],
      ],
      build: (graph: GraphBuilder, refs: readonly Ref[]) =>
        graph.emit(
          "conv2dKernelGradient",
          { ...window, dilation: [1, 1], kernel },
          refs,
        ),
    };
  });

const pooling: Case = fc
  .tuple(
    pairOf(fc.integer({ min: 1, max: 3 })),
    pairOf(fc.integer({ min: 1, max: 3 })),
    fc.boolean(),
    pairOf(fc.integer({ min: 0, max: 1 })),
    pairOf(fc.integer({ min: 3, max: 6 })),
  )
  .map(([window, strides, tiled, border, image]) => ({
    shapes: [[batch, ...image, 2]],
    build: (graph: GraphBuilder, refs: readonly Ref[]) => {
      const before = border.map((n, axis) =>
        Math.min(n, (window[axis] ?? 1) - 1),
      ) as unknown as Pair;
      return graph.maxPool(one(refs), {
        size: window,
        strides: tiled ? window : strides,
        before,
        after: before,
      });
    },
  }));

const matrices: Case = fc
  .tuple(size, size, size, fc.boolean(), fc.boolean())
  .map(([m, k, n, a, b]) => ({
    shapes: [a ? [2, k, m] : [2, m, k], b ? [2, n, k] : [2, k, n]],
    build: (graph: GraphBuilder, refs: readonly Ref[]) =>
      graph.matmul(one(refs), one(refs, 1), a, b),
  }));

const slicing: Case = fc
  .tuple(
    pairOf(fc.integer({ min: 0, max: 2 })),
    pairOf(fc.integer({ min: 1, max: 3 })),
  )
  .map(([start, stride]) => ({
    shapes: [[batch, 7, 6]],
    build: (graph: GraphBuilder, refs: readonly Ref[]) =>
      graph.slice(one(refs), [0, ...start], [batch, 2, 2], [1, ...stride]),
  }));

const cases: {
  readonly [
    P in Exclude<
      Primitive,
      | "unary"
      | "binary"
      | "input"
      | "constant"
      | "extent"
      | "oneHot"
      | "argMax"
      | "scan" // scan.test.ts
      | "scanResult"
    >
  ]: Case;
} = {
  select: simple(
    (graph, refs) =>
      graph.select(
        graph.withNumber("greater", one(refs), 0),
        one(refs, 1),
        one(refs, 2),
      ),
    3,
  ),
  matmul: matrices,
  conv2d: convolution,
  conv2dKernelGradient: kernelGradient,
  maxPool: pooling,
  pad: simple((graph, refs) => graph.pad(one(refs), [0, 1, 2], [0, 2, 0], 3)),
  slice: slicing,
  dilate: simple((graph, refs) => graph.dilate(one(refs), [1, 3, 2])),
  concat: simple(
    (graph, refs) => graph.concat([one(refs), one(refs, 1), one(refs)], 2),
    2,
  ),
  reshape: simple((graph, refs) => graph.join(one(refs), 1, 2)),
  transpose: simple((graph, refs) => graph.transpose(one(refs), [2, 0, 1])),
  broadcastTo: simple((graph, refs, shape) =>
    graph.broadcastTo(graph.sum(one(refs), [1], true), shape),
  ),
  reduceSum: simple((graph, refs) => graph.sum(one(refs), [0, 2])),
  reduceMax: simple((graph, refs) => graph.max(one(refs), [1], true)),
  flip: simple((graph, refs) => graph.flip(one(refs), [0, 2])),
  gather: fc.tuple(size, size).map(([rows, width]) => ({
    shapes: [[rows, width]],
    build: (graph: GraphBuilder, refs: readonly Ref[]) =>
      graph.emit("gather", {}, [
        one(refs),
        graph.constant([0, rows - 1, 0, 0], [2, 2], "int32"),
      ]),
  })),
  scatterAdd: fc.tuple(size, size).map(([count, width]) => ({
    shapes: [[2, 2, width]],
    build: (graph: GraphBuilder, refs: readonly Ref[]) =>
      graph.emit("scatterAdd", { count }, [
        graph.constant([0, count - 1, 0, 0], [2, 2], "int32"),
        one(refs),
      ]),
  })),
  cast: simple((graph, refs) =>
    graph.mul(graph.cast(graph.cast(one(refs), "int32"), "float32"), one(refs)),
  ),
};

function check(cases: Case, make?: (draw: number) => number): void {
  fc.assert(
    fc.property(
      cases,
      seed,
      fc.integer({ min: 1, max: 3 }),
      (test, seed, batchSize) => {
        expect(
          gradientError({ ...test, ...(make && { make }), seed, batchSize }),
        ).toBeLessThan(1e-6);
      },
    ),
    { numRuns: 15, seed: 7 },
  );
}

describe("gradients agree with central differences", () => {
  for (const fn of Object.keys(unaryFunctions) as UnaryFunction[])
    it(`unary ${fn}`, () => {
      check(
        simple((graph, refs) => graph.unary(fn, one(refs))),
        needPositive.includes(fn) ? positive : awayFromZero,
      );
    });
  for (const fn of Object.keys(binaryFunctions) as BinaryFunction[])
    it(`binary ${fn}`, () => {
      check(
        simple(
          (graph, refs) =>
            graph.binary(fn, one(refs), graph.sum(one(refs, 1), [1], true)),
          2,
        ),
        positive,
      );
    });
  for (const [name, test] of Object.entries(cases))
    it(name, () => {
      check(test, awayFromZero);
    });
});

/** Slices along the second axis, each squared, that tile it (in any order), overlap or leave a gap, beside another use of the whole. */
const pieces = (cuts: readonly (readonly [number, number])[]): Case =>
  fc.constant({
    shapes: [[batch, 5, 2]],
    build: (graph: GraphBuilder, [x]: readonly Ref[]) =>
      graph.addAll([
        graph.sum(x as Ref, [1]),
        ...cuts.map(([start, size]) =>
          graph.sum(
            graph.unary("square", graph.part(x as Ref, 1, start, size)),
            [1],
          ),
        ),
      ]),
  });

describe("gradients of slices join", () => {
  it.each([
    [
      "in order",
      [
        [0, 2],
        [2, 1],
        [3, 2],
      ],
    ],
    [
      "backwards",
      [
        [3, 2],
        [0, 3],
      ],
    ],
    [
      "with an overlap",
      [
        [0, 3],
        [2, 3],
      ],
    ],
    [
      "with a gap",
      [
        [0, 2],
        [3, 2],
      ],
    ],
  ] as const)("%s", (_, cuts) => {
    check(pieces(cuts));
  });
  it("side by side where they tile", () => {
    const graph = new GraphBuilder();
    const x = graph.input("x", [4]);
    const parts = [0, 1, 2, 3].map((i) => graph.part(x, 0, i, 1));
    const loss = graph.sum(
      graph.addAll(parts.map((part) => graph.unary("square", part))),
    );
    const [gradient] = gradients(graph, loss, [x]);
    expect(graph.node(gradient as Ref).primitive).toBe("concat");
  });
});

describe("what stops a gradient", () => {
  it("gives comparisons no gradient", () => {
    for (const fn of comparisons)
      expect(
        gradientError({
          batchSize: 2,
          seed: 3,
          shapes: [[3], [3]],
          build: (graph, [a, b]) => graph.binary(fn, a as Ref, b as Ref),
        }),
      ).toBe(0);
  });
  it("gives zeros for what the loss does not depend on", () => {
    expect(
      gradientError({
        batchSize: 2,
        seed: 3,
        shapes: [[3], [3]],
        build: (_, [a]) => a as Ref,
      }),
    ).toBeLessThan(1e-9);
  });
  it("refuses a loss that is not one number", () => {
    const graph = new GraphBuilder();
    const x = graph.input("x", [3]);
    expect(() => gradients(graph, x, [x])).toThrow("one number");
  });
});
