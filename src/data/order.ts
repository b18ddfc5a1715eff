// Which examples make which batch, as the recipe says: indices are shuffled, never the data.
import type { DataRecipeOptions, Order } from "../ir/index.ts";
import { permutation, randomStream, type RandomStream } from "./seeds.ts";

/** The part of a data recipe that decides the batches of an epoch. */
export type BatchPlan = Pick<
  DataRecipeOptions,
  "batchSize" | "remainder" | "order"
>;

/** How many steps an epoch has. */
export function stepsPerEpoch(
  plan: Pick<BatchPlan, "batchSize" | "remainder">,
  count: number,
): number {
  requireBatchSize(plan.batchSize);
  return plan.remainder === "drop"
    ? Math.floor(count / plan.batchSize)
    : Math.ceil(count / plan.batchSize);
}

/**
 * The batches of one epoch, as indices into the split. The same plan, count, epoch and seed give the same batches,
 * so that two columns with the same recipe see the same examples in the same order.
 */
export function batchesOf(
  plan: BatchPlan,
  count: number,
  epoch: number,
  seed: number,
): readonly Uint32Array[] {
  const order = orderOf(plan.order, count, epoch, seed);
  const steps = stepsPerEpoch(plan, count);
  return Array.from({ length: steps }, (_, step) => {
    const start = step * plan.batchSize;
    const batch = order.subarray(start, start + plan.batchSize);
    return plan.remainder === "wrap" && batch.length < plan.batchSize
      ? wrapped(order, start, plan.batchSize)
      : batch;
  });
}

/** A batch that goes on with the first examples of the same epoch when the last one is used. */
function wrapped(order: Uint32Array, start: number, size: number): Uint32Array {
  return Uint32Array.from(
    { length: size },
    (_, i) => order[(start + i) % order.length] as number,
  );
}

/** The order of all examples in one epoch. `once` keeps the first epoch's order for all. */
export function orderOf(
  order: Order,
  count: number,
  epoch: number,
  seed: number,
): Uint32Array {
  switch (order.kind) {
    case "each epoch":
      return permutation(count, randomStream(seed, "order", epoch));
    case "once":
      return permutation(count, randomStream(seed, "order", 0));
    case "never":
      return Uint32Array.from({ length: count }, (_, i) => i);
    case "queue":
      return queued(count, order.buffer, randomStream(seed, "queue", epoch));
    default:
      order satisfies never;
      throw new RangeError("Expected a known order of the examples.");
  }
}

/** A queue holds `buffer` examples: each step takes one of them at random and lets the next example in. */
function queued(
  count: number,
  buffer: number,
  stream: RandomStream,
): Uint32Array {
  if (!Number.isInteger(buffer) || buffer < 1) {
    throw new RangeError(
      `Expected a shuffle queue of at least 1 example. Received ${buffer}.`,
    );
  }
  let held = Math.min(buffer, count);
  const queue = Uint32Array.from({ length: held }, (_, i) => i);
  let next = held;
  return Uint32Array.from({ length: count }, () => {
    const place = stream.below(held);
    const taken = queue[place] as number;
    // When nothing is left to let in, the queue's last example takes the free place and the queue shrinks.
    queue[place] = next < count ? next++ : (queue[--held] as number);
    return taken;
  });
}

function requireBatchSize(batchSize: number): void {
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new RangeError(
      `Expected a batch size of at least 1. Received ${batchSize}.`,
    );
  }
}
