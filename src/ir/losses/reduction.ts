// How losses of single examples or elements become one number.
import { training, type OptionMeaning } from "../op.ts";
import { IrError, type Shape } from "../shape.ts";

/**
 * `mean` and `sum` over everything · `none` · `batchMean`: the sum, over the number of examples (torch's KLDivLoss "batchmean") ·
 * `exampleMean` and `exampleSum`: one loss per example, over all its other elements (Gluon's losses, whose gradient is then a sum over the batch).
 */
export type Reduction =
  "mean" | "sum" | "none" | "batchMean" | "exampleMean" | "exampleSum";

export const reductionMeaning: OptionMeaning = training(
  "Whether the batch is averaged or summed: a sum multiplies the learning rate by the batch size.",
);

/** The shape of a loss, from the shape it has before it is reduced. */
export function reducedShape(losses: Shape, how: Reduction): readonly Shape[] {
  switch (how) {
    case "none":
      return [losses];
    case "mean":
    case "sum":
    case "batchMean":
      return [[]];
    case "exampleMean":
    case "exampleSum":
      return [losses.slice(0, 1)];
    default:
      how satisfies never;
      throw new IrError(`Expected a known reduction. Received ${String(how)}.`);
  }
}

/** The predictions' shape, which a loss cannot do without. */
export function predictionsOf(
  [predictions]: readonly Shape[],
  loss: string,
): Shape {
  if (!predictions)
    throw new IrError(`Expected ${loss} to receive predictions.`);
  return predictions;
}

/** The shape without one axis. */
export const withoutAxis = (shape: Shape, axis: number): Shape =>
  shape.filter((_, i) => i !== axis);
