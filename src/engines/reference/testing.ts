// Small graphs run on the reference, for tests: random feeds, and gradients by central differences.
import { concreteShape } from "../../ir/shape.ts";
import { GraphBuilder } from "../step/builder.ts";
import { gradients, type GradientOptions } from "../step/gradients.ts";
import type { Ref, Shape } from "../step/primitives.ts";
import { stream } from "./fill.ts";
import { runReference } from "./run.ts";
import { count } from "./strided.ts";

/** Numbers of this shape, each made by `make` from a draw in [−1, 1). */
export function draws(
  shape: Shape,
  batchSize: number,
  seed: number,
  make: (draw: number) => number = (draw) => draw,
): number[] {
  const next = stream(seed);
  return Array.from({ length: count(concreteShape(shape, batchSize)) }, () =>
    make(next()),
  );
}

export interface GradientCase {
  readonly batchSize: number;
  readonly shapes: readonly Shape[];
  readonly seed: number;
  /** Where the function is smooth: maps a draw to a number. */
  readonly make?: (draw: number) => number;
  /** How gradients are derived; as usual, if not said. */
  readonly options?: GradientOptions;
  build(graph: GraphBuilder, inputs: readonly Ref[]): Ref;
}

/** The largest difference between our gradients and central differences, relative to 1 + their size. */
export function gradientError(test: GradientCase): number {
  const graph = new GraphBuilder();
  const refs = test.shapes.map((shape, i) => graph.input(`p${i}`, shape));
  const output = test.build(graph, refs);
  const weights = graph.input("weights", graph.shape(output));
  const loss = graph.sum(graph.mul(output, weights));
  const named = gradients(graph, loss, refs, test.options).map((ref, i) => [
    `p${i}`,
    ref,
  ]);
  const built = graph.finish([], [], {
    loss,
    ...(Object.fromEntries(named) as Record<string, Ref>),
  });
  const feed: Record<string, number[]> = {
    weights: draws(graph.shape(output), test.batchSize, test.seed + 99),
  };
  test.shapes.forEach((shape, i) => {
    feed[`p${i}`] = draws(shape, test.batchSize, test.seed + i, test.make);
  });
  const lossAt = (): number =>
    runReference(built, test.batchSize, feed).outputs["loss"]?.data[0] ?? NaN;
  const { outputs } = runReference(built, test.batchSize, feed);
  return Math.max(
    ...test.shapes.map((_, i) =>
      worst(feed[`p${i}`] ?? [], outputs[`p${i}`]?.data ?? [], lossAt),
    ),
  );
}

function worst(
  values: number[],
  analytic: ArrayLike<number>,
  lossAt: () => number,
): number {
  const step = 1e-5;
  let largest = 0;
  values.forEach((value, i) => {
    values[i] = value + step;
    const up = lossAt();
    values[i] = value - step;
    const down = lossAt();
    values[i] = value;
    const numeric = (up - down) / (2 * step);
    const error =
      Math.abs(numeric - (analytic[i] ?? NaN)) / (1 + Math.abs(numeric));
    largest = Number.isNaN(error) ? Infinity : Math.max(largest, error);
  });
  return largest;
}
