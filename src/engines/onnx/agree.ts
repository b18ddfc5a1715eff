// A second opinion: the same forward pass by another engine, and whether the two agree.
import type { Batch } from "../../data/batches.ts";
import type { Model } from "../../ir/model.ts";
import type { HostArray } from "../executor.ts";
import type { Weights } from "../plan.ts";
import { exportOnnx, isIndex } from "./export.ts";
import { openSession } from "./session.ts";

export interface Opinion {
  readonly maxAbsoluteDifference: number;
  /** How far two right engines may be apart in single precision, for answers of this size. */
  readonly tolerance: number;
  readonly agrees: boolean;
}

/** What onnxruntime-web answers to a batch in evaluation mode: one array per output of the model. */
export async function forwardByOnnx(
  model: Model,
  weights: Weights,
  inputs: Readonly<Record<string, HostArray>>,
): Promise<Float32Array[]> {
  const session = await openSession(exportOnnx(model, weights));
  try {
    return await session.run(inputs);
  } finally {
    await session.close();
  }
}

/** Judges our engine's answers to a batch by onnxruntime-web's. */
export async function secondOpinion(
  model: Model,
  weights: Weights,
  batch: Pick<Batch, "x" | "xShape">,
  answers: ArrayLike<number>,
): Promise<Opinion> {
  const [id = "x"] = model.inputs;
  const data =
    isIndex(model, id) === "int32"
      ? Int32Array.from(batch.x)
      : Float32Array.from(batch.x);
  const [theirs = new Float32Array()] = await forwardByOnnx(model, weights, {
    [id]: { data, shape: batch.xShape },
  });
  return compareAnswers(answers, theirs);
}

/** 1e-4 of the largest answer, and never below 1e-5: rounding through some ten layers. */
export function compareAnswers(
  ours: ArrayLike<number>,
  theirs: ArrayLike<number>,
): Opinion {
  let largest = 0;
  let maxAbsoluteDifference = ours.length === theirs.length ? 0 : Infinity;
  for (let i = 0; i < theirs.length; i++) {
    const expected = theirs[i] ?? NaN;
    const difference = Math.abs((ours[i] ?? NaN) - expected);
    largest = Math.max(largest, Math.abs(expected));
    if (difference > maxAbsoluteDifference || Number.isNaN(difference))
      maxAbsoluteDifference = difference;
  }
  const tolerance = Math.max(1e-4 * largest, 1e-5);
  const agrees = maxAbsoluteDifference <= tolerance;
  return { maxAbsoluteDifference, tolerance, agrees };
}
