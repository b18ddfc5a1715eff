// What the translation of one primitive is given, and what it gives.
import { EngineError } from "../../engine.ts";
import type { Attributes, Primitive } from "../../step/primitives.ts";
import type { Emitter } from "./emitter.ts";
import type { Laid } from "./laid.ts";

/** Emits a primitive for these inputs; `shape` is the result's, at the graph's batch size. */
export type Translation<P extends Primitive> = (
  emitter: Emitter,
  attributes: Attributes[P],
  inputs: readonly Laid[],
  shape: readonly number[],
) => Laid;

/** An input that the step graph's check has proved to be there. */
export function input(inputs: readonly Laid[], index: number): Laid {
  const found = inputs[index];
  if (!found)
    throw new EngineError(
      `onnx: Expected an input ${index}. Received ${inputs.length} inputs.`,
    );
  return found;
}

export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((all, n) => all * n, 1);
