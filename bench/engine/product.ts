// The plain matrix product on an engine of ours: a "training step" that multiplies two matrices and changes nothing.
import type { Engine } from "../../src/engines/executor.ts";
import { GraphBuilder } from "../../src/engines/step/builder.ts";
import type { StateEntry } from "../../src/engines/step/graph.ts";
import { productSize } from "./sizes.ts";

/** Multiplies once at every call, and waits for a number of the result. */
export function productOn(engine: Engine): () => Promise<void> {
  const graph = new GraphBuilder();
  const held = ["a", "b"].map((name): StateEntry => {
    const input = graph.input(name, [productSize, productSize]);
    return {
      name,
      kind: "weight",
      parameter: name,
      storage: { axes: [0, 1], flipped: [] },
      initial: 0,
      input,
      next: input,
    };
  });
  const [a, b] = held.map(({ input }) => input) as [number, number];
  const corner = graph.slice(graph.matmul(a, b), [0, 0], [1, 1]);
  const step = graph.finish([], held, { loss: graph.reshape(corner, []) });
  const column = engine.column({ train: step, evaluate: step });
  const numbers = Float32Array.from(
    { length: productSize ** 2 },
    (_, i) => ((i * 37) % 64) / 64 - 0.5,
  );
  column.load({ a: numbers, b: numbers.toReversed() });
  return async () => {
    await column.step({}, 1);
    await column.collect();
  };
}
