// The same elements in another shape (also squeeze, unsqueeze, expand_dims).
import { values, type Op } from "../op.ts";
import { elements, IrError, printShape, type Dim } from "../shape.ts";

export interface ReshapeOptions {
  /** The whole new shape, the batch axis included; every −1 already worked out. */
  target: readonly Dim[];
}

export const reshape: Op<ReshapeOptions> = {
  title: "Reshape",
  says: "Reads the same elements, in the same order, as another shape.",
  options: { target: values("The new shape.") },
  shape([input], { target }) {
    if (!input) throw new IrError("Expected reshape to receive an input.");
    const before = elements(input);
    const after = elements(target);
    if (
      before.coefficient !== after.coefficient ||
      before.batchPower !== after.batchPower
    ) {
      throw new IrError(
        `Expected reshape to keep the number of elements. Received ${printShape(input)} → ${printShape(target)}.`,
      );
    }
    return [target];
  },
};
