// Matrix product of two tensors over their last two axes; leading axes broadcast.
import { values, type Op } from "../op.ts";
import { IrError, printShape, sameDim, type Dim } from "../shape.ts";
import { broadcast } from "./arithmetic.ts";

export interface MatmulOptions {
  transposeLeft: boolean;
  transposeRight: boolean;
}

export const matmul: Op<MatmulOptions> = {
  title: "Matrix product",
  says: "Multiplies matrices.",
  options: {
    transposeLeft: values("Whether the left matrix is transposed first."),
    transposeRight: values("Whether the right matrix is transposed first."),
  },
  shape([left, right], { transposeLeft, transposeRight }) {
    if (!left || !right || left.length < 2 || right.length < 2)
      throw new IrError("Expected matmul to receive two matrices.");
    const [m, k] = transposeLeft
      ? [left.at(-1), left.at(-2)]
      : [left.at(-2), left.at(-1)];
    const [k2, n] = transposeRight
      ? [right.at(-1), right.at(-2)]
      : [right.at(-2), right.at(-1)];
    if (!sameDim(k as Dim, k2 as Dim))
      throw new IrError(
        `Expected inner sizes to agree. Received ${printShape(left)} and ${printShape(right)}.`,
      );
    return [
      [...broadcast(left.slice(0, -2), right.slice(0, -2)), m as Dim, n as Dim],
    ];
  },
};
