// How the step stores weights: permuted once when they are loaded, so that no step has to.
import type { Part } from "../../ir/part.ts";
import type { Codec, Weight, WeightStep } from "../../ir/weights.ts";
import { pack, unpack } from "../../ir/weights.ts";
import type { GraphBuilder } from "./builder.ts";
import { range } from "./dims.ts";
import { StepError, type StateEntry, type Storage } from "./graph.ts";
import type { Ref } from "./primitives.ts";

/** Stored as the neutral form is. */
export const neutralStorage = (rank: number): Storage => ({
  axes: range(rank),
  flipped: [],
});

/** Kernels (out, in, space…) stored as space…, in, out. */
export const kernelStorage = (rank: number): Storage => ({
  axes: [...range(rank).map((axis) => axis + 2), 1, 0],
  flipped: [],
});

/** Transposed kernels (in, out, space…) stored as space…, in, out, turned round: a plain convolution's kernel. */
export const transposedKernelStorage = (rank: number): Storage => ({
  axes: [...range(rank).map((axis) => axis + 2), 0, 1],
  flipped: range(rank),
});

const inverse = (axes: readonly number[]): number[] =>
  range(axes.length).map((axis) => axes.indexOf(axis));

/** The codec from the step's storage to the neutral form. */
export function storageCodec({ axes, flipped }: Storage): Codec {
  const moved = axes.some((axis, i) => axis !== i);
  return [
    ...(flipped.length > 0 ? [{ step: "flip", axes: flipped } as const] : []),
    ...(moved ? [{ step: "permute", axes: inverse(axes) } as const] : []),
  ];
}

/** A neutral weight as the step stores it. */
export const toStep = (
  entry: Pick<StateEntry, "storage">,
  weight: Weight,
): Weight => pack(weight, storageCodec(entry.storage));

/** A stored weight in the neutral form. */
export const fromStep = (
  entry: Pick<StateEntry, "storage">,
  weight: Weight,
): Weight => unpack(weight, storageCodec(entry.storage));

/** A weight stored one way, as if it were stored another way. */
export function restored(
  graph: GraphBuilder,
  ref: Ref,
  from: Storage,
  to: Storage,
): Ref {
  const neutral = graph.transpose(
    graph.flip(ref, from.flipped),
    inverse(from.axes),
  );
  return graph.flip(graph.transpose(neutral, to.axes), to.flipped);
}

/** The role that a part of a weight plays, out of the whole weight. */
export function cut(graph: GraphBuilder, whole: Ref, part: Part): Ref {
  const block = graph.slice(whole, part.start, part.size, part.every);
  return part.steps.reduce((ref, step) => turned(graph, ref, step), block);
}

function turned(graph: GraphBuilder, ref: Ref, step: WeightStep): Ref {
  switch (step.step) {
    case "permute":
      return graph.transpose(ref, step.axes);
    case "reshape":
      return graph.reshape(ref, step.to);
    case "flip":
      return graph.flip(ref, step.axes);
    case "negate":
      return graph.neg(ref);
    default:
      step satisfies never;
      throw new StepError("Expected a known weight step.");
  }
}
