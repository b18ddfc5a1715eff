// The operations of a step are counted as a person counts them: products by hand, the rest beside them.
import { describe, expect, it } from "vitest";
import { batch } from "../../ir/shape.ts";
import { cnn, repositorySize } from "../modelFixtures.ts";
import { oneOp } from "../oneOp.ts";
import { gruWalk } from "../recurrentCases.ts";
import { GraphBuilder } from "./builder.ts";
import { stepFlops } from "./flops.ts";
import { primitiveCounts } from "./graph.ts";
import { lower } from "./lower.ts";

describe("operations of one run", () => {
  it("count a product twice M·N·K, whichever side is transposed", () => {
    const graph = new GraphBuilder();
    const a = graph.input("a", [7, batch]);
    const b = graph.input("b", [7, 5]);
    const product = graph.emit(
      "matmul",
      { transposeA: true, transposeB: false },
      [a, b],
    );
    const step = graph.finish([], [], { product });
    expect(stepFlops(step, 3)).toBe(2 * 3 * 5 * 7);
  });

  it("count a convolution and its kernel's gradient alike", () => {
    const slide = { strides: [2, 2], before: [1, 1], after: [1, 1] } as const;
    const graph = new GraphBuilder();
    const x = graph.input("x", [batch, 8, 8, 3]);
    const kernel = graph.input("kernel", [3, 3, 3, 5]);
    const y = graph.conv2d(x, kernel, { ...slide, dilation: [1, 1] });
    const byKernel = graph.emit(
      "conv2dKernelGradient",
      { ...slide, dilation: [1, 1], kernel: [3, 3] },
      [x, y],
    );
    const step = graph.finish([], [], { y, byKernel });
    const once = 2 * (2 * 4 * 4 * 5) * (3 * 3 * 3);
    expect(stepFlops(step, 2)).toBe(2 * once);
  });

  it("count element by element what is no product, and nothing for what only moves numbers", () => {
    const graph = new GraphBuilder();
    const x = graph.input("x", [batch, 6]);
    const turned = graph.emit("transpose", { axes: [1, 0] }, [x]);
    const sum = graph.emit("reduceSum", { axes: [0], keepDims: false }, [
      graph.unary("exp", turned),
    ]);
    const step = graph.finish([], [], { sum });
    expect(stepFlops(step, 4)).toBe(24 + 24);
  });

  it("count a scan's body once for each of its steps", () => {
    const [steps, inputs, units, examples] = [12, 16, 32, 2];
    const walk = oneOp("gru", { ...gruWalk, units }, [steps, inputs]);
    const step = lower(walk, { purpose: "prediction" });
    expect(primitiveCounts(step)).toHaveProperty("scan");
    const products = steps * examples * 2 * (inputs + units) * 3 * units;
    const counted = stepFlops(step, examples);
    expect(counted).toBeGreaterThan(products);
    expect(counted).toBeLessThan(1.25 * products);
  });

  it("of the repository's CNN are its products, three times but for the first layer, and little more", () => {
    const conv = (side: number, from: number, to: number): number =>
      2 * side * side * 9 * from * to;
    const first = conv(32, 3, 50);
    const later =
      conv(32, 50, 50) +
      conv(16, 50, 100) +
      conv(16, 100, 100) +
      2 * 6400 * 512 +
      2 * 512 * 10;
    const products = 64 * (2 * first + 3 * later);
    const step = lower(cnn(repositorySize), { purpose: "training" });
    const counted = stepFlops(step, 64);
    expect(counted).toBeGreaterThan(products);
    expect(counted).toBeLessThan(1.02 * products);
  });
});
